"""Who acts in whose stead for a time? Named by the post's holder, the unit's head, a coordinator."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.keeping import DeputyForm
from liaison.accounts.middleware import PlaceRequest
from liaison.accounts.models import Seat
from liaison.accounts.queries import deputies_of, seat_of_post, seats_in_unit, seats_in_units
from liaison.core.access.deputies import refusal_to_name_deputy
from liaison.core.access.permissions import Permission
from liaison.units.models import Post
from liaison.units.queries import post_at, unit_on, units_on


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: PlaceRequest) -> HttpResponse:
    """For the post from which whoever asks acts."""
    seat = request.seat
    own_post = seat.post if seat.deputy_for_id is None else None  # a deputy names no deputy
    form = _form(request, seat) if own_post else None
    if form is not None and form.is_valid():
        _name(request, seat, form)
        return redirect("accounts:deputies")
    context = {"form": form, "rows": _rows(own_post, request), "post": own_post}
    return render(request, "accounts/deputies.html", context)


@require_POST
def end_deputy(request: PlaceRequest) -> HttpResponse:
    wanted, post = request.POST.get("seat", ""), request.seat.post_id
    if not wanted.isdecimal() or post is None:
        return redirect("accounts:deputies")
    seat = deputies_of(post, on=request.today).filter(pk=int(wanted)).first()
    if seat is None:
        raise Http404
    _end(request, seat)
    return redirect("accounts:deputies")


@require_http_methods(["GET", "HEAD", "POST"])
def deputies_of_post(request: PlaceRequest, pk: int) -> HttpResponse:
    """For any post whose deputies whoever asks may name; others do not exist here."""
    post = post_at(request.place.pk, pk, on=request.today)
    if post is None:
        raise Http404
    seat = seat_of_post(pk, on=request.today)
    _check(request, post, seat)
    form = _form(request, seat) if seat else None
    if seat is not None and form is not None and form.is_valid():
        _name(request, seat, form)
        return redirect("accounts:deputies_of_post", request.place.pk, pk)
    context = {
        "form": form,
        "rows": _rows(post, request),
        "post": post,
        "unit": unit_on(request.place.pk, post.unit_id, on=request.today),
    }
    return render(request, "accounts/deputies_of_post.html", context)


@require_POST
def end_deputy_of_post(request: PlaceRequest, pk: int) -> HttpResponse:
    """`pk` is the deputy's seat."""
    lent = Seat.objects.filter(jurisdiction_id=request.place.pk, pk=pk, ends__gt=request.today)
    seat = lent.exclude(deputy_for=None).select_related("deputy_for").first()
    if seat is None or seat.deputy_for is None:
        raise Http404
    _check(request, seat.deputy_for, seat)
    _end(request, seat)
    return redirect("accounts:deputies_of_post", request.place.pk, seat.deputy_for_id)


def _check(request: PlaceRequest, post: Post, seat: Seat | None) -> None:
    refusal = refusal_to_name_deputy(
        request.actor,
        role=seat.role if seat else request.actor.role,
        unit_id=post.unit_id,
        is_own=post.pk == request.seat.post_id,
    )
    if refusal:
        raise Http404


def _form(request: PlaceRequest, seat: Seat) -> DeputyForm:
    """Colleagues of the unit; for coordinators, people of any unit, under its name."""
    sent = request.POST if request.method == "POST" else None
    if not request.actor.may(Permission.KEEP_ALL_POSTS):
        seats = seats_in_unit(seat.unit_id or 0, on=request.today).exclude(account_id=seat.account_id)
        return DeputyForm(sent, seats=list(seats), today=request.today)
    seats = seats_in_units(request.place.pk, on=request.today).exclude(account_id=seat.account_id)
    names = {unit.pk: unit.name for unit in units_on(request.place.pk, on=request.today)}
    own = {pk: name for pk, name in names.items() if pk == seat.unit_id}
    return DeputyForm(sent, seats=list(seats), today=request.today, units=own | names)


def _name(request: PlaceRequest, of: Seat, form: DeputyForm) -> None:
    chosen = form.chosen()
    actions.name_deputy(
        of=of,
        account=chosen.account,
        person=chosen.person,
        starts=form.cleaned_data["starts"],
        ends=form.cleaned_data["ends"] + timedelta(days=1),
        by=request.actor,
        at=clock.now(),
    )
    messages.success(request, _("已指定代行人，对方登录后可选择这一身份。"))


def _end(request: PlaceRequest, seat: Seat) -> None:
    actions.end_seat(seat=seat, ends=max(request.today, seat.starts), by=request.actor, at=clock.now())
    messages.success(request, _("代行已提前结束。"))


def _rows(post: Post | None, request: PlaceRequest) -> list[tuple[Seat, object]]:
    """Each deputy of today or later with the last day."""
    found = deputies_of(post.pk, on=request.today) if post else ()
    return [(deputy, deputy.ends - timedelta(days=1)) for deputy in found if deputy.ends]
