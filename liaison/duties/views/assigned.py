"""A leader's page: the assigned organisations, what was done with them, what is open and what comes next."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.duties.actions import reckon
from liaison.duties.queries.assigned import assigned_to, organisations_of, whole_of
from liaison.units.queries import units_on


@require_GET
def show_mine(request: PlaceRequest) -> HttpResponse:
    """For leaders of the government; everybody else has the board of the own unit."""
    if request.actor.role != "city_leader":
        return redirect("duties:own", request.place.pk)
    reckon(place=request.place, on=request.today, at=clock.now())
    post = request.seat.post_id
    units = list(units_on(request.place.pk, on=request.today))
    mine = organisations_of(request.actor, units, post_id=post, on=request.today)
    shown = {
        "assigned": assigned_to(request.place.pk, mine, units, on=request.today),
        "whole": whole_of(request.place.pk, on=request.today),
        "year": request.today.year,
    }
    return render(request, "duties/mine.html", shown)
