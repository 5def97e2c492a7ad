"""A unit's board: what it owes and is owed, by what is to be done next."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.duties.actions import reckon
from liaison.duties.queries.board import Board, board_of, kept_of, rows_on
from liaison.duties.queries.seen import sees_duties_of
from liaison.duties.views.assigned import show_mine
from liaison.schemes.views.days import as_of
from liaison.units.models import Unit
from liaison.units.queries import unit_on, units_on

FORMATS = (("xlsx", "Excel"), ("csv", "CSV"), ("docx", "Word"))


@require_GET
def show_own(request: PlaceRequest) -> HttpResponse:
    """The board of the seat's own unit; a leader has a page of the assigned organisations."""
    if request.actor.unit_id is None:
        return redirect("schemes:duties", request.place.pk)
    if request.actor.role == "city_leader":
        return show_mine(request)
    return show_board(request, request.actor.unit_id)


@require_GET
def show_board(request: PlaceRequest, pk: int) -> HttpResponse:
    """What is kept for today; another day is worked out."""
    on, context = as_of(request)
    units = list(units_on(request.place.pk, on=on))
    unit = next((each for each in units if each.pk == pk), None) or unit_on(request.place.pk, pk, on=on)
    if unit is None or not sees_duties_of(
        request.actor, [unit], post_id=request.seat.post_id, on=request.today
    ):
        raise Http404
    names = {each.pk: each.name for each in units}
    shown = {
        "unit": unit,
        "name": names.get(unit.pk) or unit.canonical,
        "formats": FORMATS,
        "is_own": unit.pk == request.actor.unit_id,
        "board": _board(request, unit, names),
    }
    return render(request, "duties/board.html", context | shown)


def _board(request: PlaceRequest, unit: Unit, names: dict[int, str]) -> Board:
    on, context = as_of(request)
    if context["is_past_or_future"]:
        rows = rows_on(unit, request.place, on=on)
        return board_of(unit, rows, names=names, on=on, keep_day=True)
    reckon(place=request.place, on=request.today, at=clock.now())
    return board_of(unit, kept_of(unit), names=names, on=on, keep_day=False)
