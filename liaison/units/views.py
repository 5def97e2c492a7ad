"""The places of the installation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.ui.requests import ActorRequest
from liaison.units.queries import places_in_order


@require_GET
def places(request: ActorRequest) -> HttpResponse:
    return render(request, "units/places.html", {"rows": places_in_order()})
