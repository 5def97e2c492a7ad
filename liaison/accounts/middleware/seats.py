"""Who asks, from which seat, and may they enter? One transaction a request, one tenant, one door."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liaison import clock
from liaison.accounts.actions import note_time_out
from liaison.accounts.middleware.addresses import address_of_seat, stay_at
from liaison.accounts.middleware.gates import gate
from liaison.accounts.middleware.idle import is_idle
from liaison.accounts.models import Account, Seat
from liaison.accounts.queries import in_words, seats_of
from liaison.core.access.actor import Actor
from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.tenancy.door import also_reading, entered, move_into
from liaison.ui.requests import ActorRequest
from liaison.units.models import Jurisdiction
from liaison.units.queries import related_place

SEAT_KEY = "seat"  # in the session: the seat taken last
_WITHOUT_SEAT = frozenset({"accounts:take_seat", "accounts:stay"})


class PlaceRequest(ActorRequest):
    """A request that has passed its door: who acts, for which place, on which day."""

    seat: Seat
    seats: list[Seat]
    place: Jurisdiction


class SeatMiddleware:
    """Opens the request's transaction through the one door, and asks the table of doors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        account = request.user if isinstance(request.user, Account) else None
        if account is not None and is_idle(request):
            return _time_out(request, account)
        with entered((), account=account.pk if account else None):
            seat = _sit_down(request, account)
            if seat is not None:
                move_into({seat.jurisdiction_id}, account=seat.account_id)
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Nothing where the door opens; log-in for strangers, whom to ask without a seat, 404 otherwise."""
        assert request.resolver_match is not None  # noqa: S101 - set before views are called
        page = request.resolver_match.view_name
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None and page in DOORS and not DOORS[page].public:
            has_seats = bool(getattr(request, "seats", None))
            return None if has_seats and page in _WITHOUT_SEAT else _refuse(request)
        if not may_enter(page, actor.role if actor else None):
            raise Http404
        if actor is not None and (first := gate(request, request.user, actor.role, page)):  # type: ignore[arg-type]
            return first
        place = kwargs.pop("place", None)
        if place is not None and (actor is None or place != actor.jurisdiction_id):
            _visit(request, actor, place, page)
        return None

    def process_exception(self, _request: HttpRequest, _exception: Exception) -> None:
        """What a failed view has written does not stay."""
        transaction.set_rollback(True)


def _visit(request: Any, actor: Actor | None, place: int, page: str) -> None:
    """Opens the page on a place above or below for those who may see it; 404 for everybody else."""
    if actor is None or not may_see_related(page, actor.role):
        raise Http404
    request.place = related_place(actor.jurisdiction_id, place)
    if request.place is None:
        raise Http404
    also_reading({place})


def _refuse(request: Any) -> HttpResponse:
    """Strangers are sent to log in; who has no seat is told whom to ask; who has several, asked which."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.seats:
        return render(request, "accounts/no_seat.html", status=HTTPStatus.FORBIDDEN)
    taken = request.session.get(SEAT_KEY)
    if request.seat_in_address is None and request.method in {"GET", "HEAD"}:
        if any(seat.pk == taken for seat in request.seats):
            return redirect(address_of_seat(taken, request.get_full_path()[1:]))
        return _ask_which_seat(request, HTTPStatus.OK)
    is_foreign = request.seat_in_address is not None
    return _ask_which_seat(request, HTTPStatus.NOT_FOUND if is_foreign else HTTPStatus.CONFLICT)


def _ask_which_seat(request: Any, status: HTTPStatus) -> HttpResponse:
    """The account's own seats with the names of their units, and nothing else of their places."""
    move_into({seat.jurisdiction_id for seat in request.seats}, account=request.user.pk)
    return render(
        request,
        "accounts/which_seat.html",
        {"choices": in_words(request.seats, on=request.today), "is_refused": status != HTTPStatus.OK},
        status=status,
    )


def _time_out(request: HttpRequest, account: Account) -> HttpResponse:
    """Logged out, recorded, and on the way to log in again."""
    address = request.META.get("REMOTE_ADDR") or None
    by = Actor(account_id=account.pk, seat_id=0, role="", jurisdiction_id=account.home_id, address=address)
    with entered({account.home_id}, account=account.pk):
        note_time_out(by=by, at=clock.now())
    logout(request)
    messages.info(request, _("长时间没有操作，已自动退出，请重新登录。"))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _sit_down(request: Any, account: Account | None) -> Seat | None:
    """The seat that the address names, or else the account's only one; None where that is not certain.

    A seat that has ended, or is not the account's own, is never replaced by another in silence.
    """
    request.today = clock.today()
    if account is None:
        return None
    seats: list[Seat] = seats_of(account, on=request.today)
    request.seats = seats
    named, taken = request.seat_in_address, request.session.get(SEAT_KEY)
    if named is not None:
        seat = next((seat for seat in seats if seat.pk == named), None)
    else:
        seat = seats[0] if len(seats) == 1 and taken in {None, seats[0].pk} else None
    if seat is None:
        return None
    if named is not None:
        stay_at(seat.pk)
    request.seat, request.place, request.actor = seat, seat.jurisdiction, actor_of(seat, request)
    return seat


def actor_of(seat: Seat, request: HttpRequest) -> Actor:
    """The seat as the value that actions take."""
    return Actor(
        account_id=seat.account_id,
        seat_id=seat.pk,
        role=seat.role,
        jurisdiction_id=seat.jurisdiction_id,
        unit_id=seat.unit_id,
        address=request.META.get("REMOTE_ADDR") or None,
        deputy_for=seat.deputy_for_id,
    )
