"""Who asks, from which seat, and may they enter? One transaction a request, one tenant, one door."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from liaison import clock
from liaison.accounts.models import Account, Seat
from liaison.accounts.queries import seats_of
from liaison.core.access.actor import Actor
from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.tenancy.door import also_reading, entered
from liaison.ui.requests import ActorRequest
from liaison.units.models import Jurisdiction
from liaison.units.queries import related_place

SEAT_KEY = "seat"


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
        with entered((), account=account.pk if account else None):
            seat = _sit_down(request, account)
            with entered({seat.jurisdiction_id} if seat else (), account=account.pk if account else None):
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
        if not may_enter(page, actor.role if actor else None):
            if actor is None and page in DOORS:
                return _refuse_without_seat(request)
            raise Http404
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


def _refuse_without_seat(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "accounts/no_seat.html", status=HTTPStatus.FORBIDDEN)
    return redirect_to_login(request.get_full_path())


def _sit_down(request: Any, account: Account | None) -> Seat | None:
    """The seat the request acts from: the one taken last, or else the account's first; None for strangers."""
    request.today = clock.today()
    if account is None:
        return None
    request.seats = seats_of(account, on=request.today)
    taken = request.session.get(SEAT_KEY)
    seats: list[Seat] = request.seats
    seat = next((seat for seat in seats if seat.pk == taken), next(iter(seats), None))
    if seat is None:
        return None
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
    )
