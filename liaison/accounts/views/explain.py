"""Why can somebody see a page, or why not? Answered from the tables of the door, and by trying the row."""

import copy
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts import actions
from liaison.accounts.forms.keeping import ExplainForm
from liaison.accounts.middleware import PlaceRequest, actor_of
from liaison.accounts.middleware.addresses import SEAT_IN_ADDRESS
from liaison.accounts.models import Seat
from liaison.accounts.queries import in_words, seats_in
from liaison.core.access.doors import may_enter
from liaison.core.access.explain import Place, Reason, explain, opens
from liaison.tenancy.spans import covers
from liaison.units.queries import related_place

CHOICES = 2000  # seats offered; a jurisdiction has some hundreds


@require_GET
def explanation(request: PlaceRequest) -> HttpResponse:
    seats = list(seats_in(request.place.pk).filter(covers(request.today))[:CHOICES])
    words = in_words(seats, on=request.today)
    choices = [(each.seat.pk, f"{each.seat.account.login} · {_(each.role)} {each.unit}") for each in words]
    form = ExplainForm(request.GET or None, choices=choices)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        seat = next(seat for seat in seats if str(seat.pk) == form.cleaned_data["seat"])
        context |= _answer(request, seat, form.cleaned_data["address"])
    return render(request, "accounts/explain.html", context)


def _answer(request: PlaceRequest, seat: Seat, address: str) -> dict[str, Any]:
    path = SEAT_IN_ADDRESS.sub("", urlsplit(address.strip()).path or "/")
    try:
        match = resolve(path)
    except Resolver404:
        return {"no_page": True, "path": path}
    reasons = _reasons(request, seat, match)
    page = match.view_name
    actions.note_explanation(account=seat.account, page=page, by=request.actor, at=clock.now())
    shown = [(reason.opens, reason.in_words(_)) for reason in reasons]
    return {"reasons": shown, "opens": opens(reasons), "page": page, "asked": seat, "path": path}


def _reasons(request: PlaceRequest, seat: Seat, match: ResolverMatch) -> tuple[Reason, ...]:
    wanted = match.kwargs.get("place")
    place = None
    if wanted is not None:
        is_own = wanted == seat.jurisdiction_id
        is_related = not is_own and related_place(seat.jurisdiction_id, wanted) is not None
        place = Place(is_own, is_related)
    reasons = explain(match.view_name, seat.role, place=place)
    if opens(reasons) and place is not None and place.is_own and set(match.kwargs) - {"place"}:
        shown = _is_row_shown(request, seat, match)
        return explain(match.view_name, seat.role, place=place, row_shown=shown)
    return reasons


def _is_row_shown(request: PlaceRequest, seat: Seat, match: ResolverMatch) -> bool | None:
    """Whether the page finds its row for this seat: looked up as the seat would, shown to nobody, undone.

    None for a page that only takes what is sent to it.
    """
    tried = copy.copy(request)
    tried.method, tried.GET, tried.POST = "GET", QueryDict(), QueryDict()
    tried.user, tried.actor = seat.account, actor_of(seat, request)
    tried.seat, tried.seats = seat, [seat]
    tried.resolver_match = match
    kwargs = {name: value for name, value in match.kwargs.items() if name != "place"}
    assert may_enter(match.view_name, seat.role)  # noqa: S101 - explained before
    with transaction.atomic():
        try:
            status = match.func(tried, *match.args, **kwargs).status_code
        except (Http404, PermissionDenied):
            status = 404
        transaction.set_rollback(True)
    return None if status == 405 else status != 404
