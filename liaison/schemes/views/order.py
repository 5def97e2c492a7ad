"""In which order does the office list its departments and organisations?"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.schemes.forms.order import PositionForm
from liaison.units.actions import move_unit
from liaison.units.models import Category
from liaison.units.queries import unit_on, units_on

ARRANGED = (Category.DEPARTMENT, Category.ORGANISATION)


@require_GET
def show_order(request: PlaceRequest) -> HttpResponse:
    """Both lists, each unit with its position and the ways to change it."""
    lists = [
        (category, units_on(request.place.pk, on=request.today, category=category)) for category in ARRANGED
    ]
    return render(request, "schemes/order.html", {"lists": lists})


@require_POST
def move(request: PlaceRequest, pk: int) -> HttpResponse:
    """The unit at the position that was asked for; nonsense leaves everything as it is."""
    unit = unit_on(request.place.pk, pk, on=request.today)
    if unit is None or unit.category not in ARRANGED:
        raise Http404
    form = PositionForm(request.POST)
    if form.is_valid():
        move_unit(
            unit=unit,
            position=form.cleaned_data["position"],
            name=unit.name,
            by=request.actor,
            at=clock.now(),
        )
    return redirect(f"{reverse('schemes:order', args=[request.place.pk])}#unit-{pk}")
