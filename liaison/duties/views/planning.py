"""What the own unit could plan next, with days on which both sides are free."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.duties.actions import reckon
from liaison.duties.queries.board import board_of, kept_of
from liaison.duties.queries.planning import proposals
from liaison.units.queries import units_on


@require_GET
def show_plan(request: PlaceRequest) -> HttpResponse:
    """Everything that something held would serve, the most pressing first."""
    units = list(units_on(request.place.pk, on=request.today))
    unit = next((each for each in units if each.pk == request.actor.unit_id), None)
    if unit is None:
        return redirect("duties:own", request.place.pk)
    reckon(place=request.place, on=request.today, at=clock.now())
    names = {each.pk: each.name for each in units}
    rows = list(kept_of(unit))
    board = board_of(unit, rows, names=names, on=request.today, keep_day=False)
    found = proposals(request.place.pk, board.next, on=request.today)
    return render(request, "duties/plan.html", {"unit": unit, "proposals": found})
