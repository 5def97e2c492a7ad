"""The posts of a unit: founded, held, vacant, reached. For the unit itself and for the coordinators."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.core.access.permissions import Permission
from liaison.tenancy.spans import covers
from liaison.ui.requests import ActorRequest
from liaison.units import actions
from liaison.units.forms.people import ContactForm, HolderForm, PostDateForm, PostForm
from liaison.units.models import Post, PostKind, Unit
from liaison.units.queries import people_known, post_at, posts_kept, tenures_held, tenures_of, unit_on


@require_http_methods(["GET", "HEAD", "POST"])
def show_posts(request: ActorRequest, pk: int) -> HttpResponse:
    unit = unit_on(request.actor.jurisdiction_id, pk, on=request.today)
    if unit is None or not _may_keep(request, unit):
        raise Http404
    form = PostForm(request.POST or None)
    if form.is_valid():
        post = actions.found_post(
            unit=unit,
            kind=PostKind(form.cleaned_data["kind"]),
            title=form.cleaned_data["title"],
            starts=form.cleaned_data["starts"],
            by=request.actor,
            at=clock.now(),
        )
        messages.success(request, _("已设立“%(title)s”，请登记由谁担任。") % {"title": post.title})
        return redirect("units:post", request.actor.jurisdiction_id, post.pk)
    context = {"unit": unit, "posts": posts_kept(pk, on=request.today), "form": form}
    return render(request, "units/posts.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
def show_post(request: ActorRequest, pk: int) -> HttpResponse:
    return _page(request, _kept_post(request, pk))


@require_POST
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """The post passes to somebody else, or to nobody, from a day on."""
    post = _kept_post(request, pk)
    form = _holder_form(request, post, request.POST)
    if not form.is_valid():
        return _page(request, post, holder_form=form, status=422)
    by, now = request.actor, clock.now()
    person = form.chosen
    if form.is_new:
        person = actions.register_person(name=form.cleaned_data["name"], by=by, at=now)
    changed = actions.change_holder(
        post=post, person=person, starts=form.cleaned_data["starts"], by=by, at=now
    )
    if changed is None:
        messages.info(request, _("任职情况没有变化。"))
    else:
        messages.success(request, _("已登记。政府办公室、统战部和有关对口单位会在待办中看到这一变动。"))
    return redirect("units:post", by.jurisdiction_id, post.pk)


@require_POST
def keep(request: ActorRequest, pk: int) -> HttpResponse:
    post = _kept_post(request, pk)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, post, contact_form=form, status=422)
    actions.keep_contact(post=post, **form.cleaned_data, by=request.actor, at=clock.now())
    messages.success(request, _("联系方式已保存。"))
    return redirect("units:post", request.actor.jurisdiction_id, post.pk)


@require_POST
def date_post(request: ActorRequest, pk: int) -> HttpResponse:
    """From which day on there is the post, as far as is known."""
    post = _kept_post(request, pk)
    form = _date_form(post, request.POST)
    if not form.is_valid():
        return _page(request, post, date_form=form, status=422)
    actions.date_post(post=post, starts=form.cleaned_data["starts"], by=request.actor, at=clock.now())
    messages.success(request, _("设立日期已保存。"))
    return redirect("units:post", request.actor.jurisdiction_id, post.pk)


@require_POST
def end(request: ActorRequest, pk: int) -> HttpResponse:
    post = _kept_post(request, pk)
    ends = max(request.today, post.starts or request.today)
    if post.tenures.filter(covers(ends)).exists():
        messages.error(request, _("还有人担任这一职务，请先登记为空缺。"))
        return redirect("units:post", request.actor.jurisdiction_id, post.pk)
    actions.end_post(post=post, ends=ends, by=request.actor, at=clock.now())
    messages.success(request, _("职务已撤销，历任人员仍可查看。"))
    return redirect("units:posts", request.actor.jurisdiction_id, post.unit_id)


@require_POST
@never_cache
def contact(request: ActorRequest, pk: int) -> HttpResponse:
    """The numbers in full, this once; mobile numbers for the own unit and the coordinators alone."""
    post = post_at(request.actor.jurisdiction_id, pk, on=request.today)
    if post is None:
        raise Http404
    shown = actions.show_contact(post=post, by=request.actor, at=clock.now())
    unit = unit_on(request.actor.jurisdiction_id, post.unit_id, on=request.today)
    context = {"post": post, "unit": unit, "contact": shown, "with_mobile": unit and _may_keep(request, unit)}
    return render(request, "units/contact.html", context)


def _page(
    request: ActorRequest,
    post: Post,
    *,
    holder_form: HolderForm | None = None,
    contact_form: ContactForm | None = None,
    date_form: PostDateForm | None = None,
    status: int = 200,
) -> HttpResponse:
    kept = getattr(post, "contact", None)
    initial = {name: getattr(kept, name) for name in ContactForm.base_fields} if kept else None
    context: dict[str, Any] = {
        "post": post,
        "unit": unit_on(post.jurisdiction_id, post.unit_id, on=request.today),
        "tenures": tenures_of(post),
        "holder_form": holder_form or _holder_form(request, post),
        "contact_form": contact_form or ContactForm(initial=initial),
        "date_form": date_form or _date_form(post),
    }
    return render(request, "units/post.html", context, status=status)


def _holder_form(request: ActorRequest, post: Post, sent: Any = None) -> HolderForm:
    return HolderForm(
        sent,
        known=people_known(post.jurisdiction_id, on=request.today),
        tenures=tenures_held(post),
        founded=post.starts,
        initial={"starts": max(request.today, post.starts or request.today)},
    )


def _date_form(post: Post, sent: Any = None) -> PostDateForm:
    return PostDateForm(
        sent,
        tenures=tenures_held(post),
        ends=post.ends,
        initial={"starts": post.starts},
        auto_id="post_%s",  # the page has another field of this name
    )


def _kept_post(request: ActorRequest, pk: int) -> Post:
    """The post if the actor may change it; what others keep does not exist here."""
    post = post_at(request.actor.jurisdiction_id, pk, on=request.today)
    if post is None or not _may_keep(request, post.unit):
        raise Http404
    return post


def _may_keep(request: ActorRequest, unit: Unit) -> bool:
    """The own unit, and every unit for the coordinators."""
    is_own = unit.pk == request.actor.unit_id
    return request.actor.may(Permission.KEEP_POSTS) and (
        is_own or request.actor.may(Permission.KEEP_ALL_POSTS)
    )
