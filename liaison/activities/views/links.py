"""Addresses by which a unit confirms without an account: made and revoked here, opened by whoever has one."""

import io
from datetime import datetime

import segno
from django.contrib import messages
from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import answer_each, make_link, revoke_link
from liaison.activities.actions.links import digest_of
from liaison.activities.forms.answering import ticked_in
from liaison.activities.forms.links import AnswerByLinkForm, LinkForm
from liaison.activities.models import Activity, ConfirmationLink
from liaison.activities.queries import activity_seen
from liaison.activities.queries.links import lines_behind, links_of
from liaison.activities.queries.months import units_to_ask
from liaison.activities.views.months import left_out
from liaison.core.access.actor import Actor, by_link
from liaison.core.access.permissions import Permission
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked_by
from liaison.matters.models import AnsweredHow
from liaison.schemes.views.refusals import tell
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from liaison.units.queries import NamedUnit, unit_on

LARGEST = BigIntegerField.MAX_BIGINT  # no place has a larger number


@require_GET
def show_links(request: PlaceRequest) -> HttpResponse:
    """The links that the present account has made; for the coordinators, all of them."""
    coordinates = request.actor.may(Permission.COORDINATE_ACTIVITIES)
    context = {
        "rows": links_of(request.actor, on=request.today),
        "now": clock.now(),
        "units": units_to_ask(request.actor, on=request.today) if coordinates else [],
        "month": request.today.replace(day=1),
    }
    return render(request, "activities/links.html", context)


@never_cache
@require_POST
def make(request: PlaceRequest) -> HttpResponse:
    """The address, shown this once, to be sent or printed."""
    form = LinkForm(request.POST)
    activity = _activity(request, form)
    if not form.is_valid() or (activity is None and form.cleaned_data["month"] is None):
        messages.error(request, _("请选定单位，以及一项活动或一个月份。"))
        return redirect("activities:links", request.place.pk)
    unit = get_object_or_404(Unit, pk=form.cleaned_data["unit"], jurisdiction=request.place)
    try:
        link, token = make_link(
            unit=unit,
            activity=activity,
            month=form.cleaned_data["month"],
            by=request.actor,
            at=clock.now(),
            on=request.today,
        )
    except ActionRefused as refused:
        tell(request, refused)
        return redirect("activities:links", request.place.pk)
    address = request.build_absolute_uri(_outside(request.place.pk, token))
    named = unit_on(request.place.pk, unit.pk, on=request.today)
    context = {
        "link": link,
        "address": address,
        "unit": named,
        "activity": activity,
        "drawn": _drawn(address),
        "sender": _sender(request),
        "today": request.today,
    }
    return render(request, "activities/link_made.html", context)


def _sender(request: PlaceRequest) -> NamedUnit | None:
    unit = request.actor.unit_id
    return unit_on(request.place.pk, unit, on=request.today) if unit else None


def _activity(request: PlaceRequest, form: LinkForm) -> Activity | None:
    pk = form.cleaned_data.get("activity") if form.is_valid() else None
    if pk is None:
        return None
    return activity_seen(pk, request.actor, post_id=request.seat.post_id, on=request.today)


def _outside(place: int, token: str) -> str:
    """The address without a seat: whoever opens it has none."""
    path = reverse("activities:by_link", args=[place, token])
    return path[path.index("/c/") :]


def _drawn(address: str) -> str:
    """The address as a QR code, drawn into the page."""
    drawing = io.BytesIO()
    segno.make(address, micro=False).save(
        drawing, kind="svg", xmldecl=False, scale=4, svgclass="qr", lineclass=None
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - drawn by the library from our own address


@require_POST
def revoke(request: PlaceRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(ConfirmationLink, pk=pk, jurisdiction=request.place)
    try:
        revoke_link(link=link, by=request.actor, at=clock.now(), on=request.today)
    except ActionRefused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("链接已停用，持有人不能再打开。"))
    return redirect("activities:links", request.place.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, at: int, token: str) -> HttpResponse:
    """What is asked, for whoever was sent the address: looking changes nothing, only the button acts."""
    with entered({at} if at <= LARGEST else set()):
        answer = _answered(request, at, token)
    # Told to nobody else; to ourselves, or else browsers would not say where the button was pressed.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _answered(request: HttpRequest, at: int, token: str) -> HttpResponse:
    now = clock.now()
    link = ConfirmationLink.objects.filter(jurisdiction_id=at, digest=digest_of(token)).first()
    if link is None or link.revoked_at or link.expires_at <= now:
        return render(request, "activities/by_link_gone.html", {"expired": link is not None}, status=404)
    form = AnswerByLinkForm(request.POST if request.method == "POST" else None)
    by = by_link(at, link.unit_id, request.META.get("REMOTE_ADDR") or None)
    said = _say(link, form, by, now) if form.is_valid() and is_unmarked_by(by, form) else ""
    lines = lines_behind(link)
    context = {
        "link": link,
        "unit": unit_on(at, link.unit_id, on=clock.today()),
        "lines": lines,
        "waiting": [line for line in lines if line.is_waited_for],
        "form": form,
        "ticked": ticked_in(form.data) if form.errors else None,
        "said": said,
    }
    return render(request, "activities/by_link.html", context, status=422 if form.errors else 200)


def _say(link: ConfirmationLink, form: AnswerByLinkForm, by: Actor, now: datetime) -> str:
    """What was done, in words; why something was not stands above the form."""
    ticked = form.cleaned_data["ticked"]
    activities = [line.activity for line in lines_behind(link)]
    asked = {activity: ticked[activity.pk] for activity in activities if activity.pk in ticked}
    answered = answer_each(
        revisions=asked,
        unit_id=link.unit_id,
        contests=form.contests,
        how=AnsweredHow.LINK,
        note=form.note,
        by=by,
        at=now,
        on=clock.today(),
    )
    for words in left_out(answered, gone=len(ticked) - len(asked)):
        form.add_error(None, words)
    if not answered.taken:
        return ""
    words = _("已提出异议 %(count)s 项。") if form.contests else _("已确认 %(count)s 项，谢谢。")
    return words % {"count": len(answered.taken)}
