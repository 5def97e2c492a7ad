"""Everything between a department and an organisation on one page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.queries.pairs import between
from liaison.activities.views.strip import strip_of
from liaison.units.queries import names_by_id


@require_GET
def show_pair(request: PlaceRequest, department: int, organisation: int) -> HttpResponse:
    """For the two, the coordinators, and the organisation's leader; 404 for everybody else."""
    found = between(request.actor, department, organisation, post_id=request.seat.post_id, on=request.today)
    if found is None:
        raise Http404
    owners = names_by_id({row.unit_id for row in found.follow_ups}, on=request.today)
    context = {
        "found": found,
        "sides": (found.department, found.organisation),
        "other": _other(request, department, organisation),
        "follow_ups": [(row, owners.get(row.unit_id, "")) for row in found.follow_ups],
        "strip": strip_of(found.met, on=request.today),
    }
    return render(request, "activities/pair.html", context)


def _other(request: PlaceRequest, department: int, organisation: int) -> list[int]:
    """With whom an activity is entered from here: the other side, or both for whoever is neither."""
    own = request.actor.unit_id
    return [unit for unit in (department, organisation) if unit != own]
