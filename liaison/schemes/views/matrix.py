"""The matrix of a day, from either side, whole or in part."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.forms.matrix import MatrixForm
from liaison.schemes.queries.between import Sight, sight_of
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.views.days import as_of


@require_GET
def show_matrix(request: PlaceRequest) -> HttpResponse:
    on, context = as_of(request)
    found = matrix(request.place.pk, on=on)
    form = MatrixForm(request.GET)
    is_own = request.place.pk == request.actor.jurisdiction_id
    unit = request.actor.unit_id if is_own else None
    shown = {
        "matrix": found,
        "grid": found.grid_of(form.wanted(unit)) if found else None,
        "form": form,
        "view": form.chosen_view,
        "has_own_unit": unit is not None,
        "is_own_place": is_own,
        "sight": _sight(request, on) if is_own else None,
    }
    return render(request, "schemes/matrix.html", context | shown)


def _sight(request: PlaceRequest, on: date) -> Sight | None:
    """Today's cells lead to what the two do together; those of other days to the rule of that day."""
    if on != request.today:
        return None
    return sight_of(request.actor, post_id=request.seat.post_id, on=on)
