"""The coordinators' page: all departments and organisations, what is open, and what is late."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.duties.values import Scope
from liaison.duties.actions import reckon
from liaison.duties.forms.heat import HeatForm
from liaison.duties.models import KeptFinding
from liaison.duties.queries.chases import chases_of
from liaison.duties.queries.heat import contacts_in, found_in, heat_of, kept_in, lines_in_order
from liaison.duties.queries.listed import listed
from liaison.duties.queries.providers import records_of
from liaison.duties.views.board import FORMATS
from liaison.schemes.queries.between import rule_between
from liaison.schemes.queries.matrix import bare_matrix
from liaison.schemes.views.days import as_of
from liaison.units.models import Category
from liaison.units.queries import units_on


@require_GET
def show_heat(request: PlaceRequest) -> HttpResponse:
    """Departments by organisations, the duties of the place as a whole, and the list to chase from."""
    on, context = as_of(request)
    found = bare_matrix(request.place.pk, on=on)
    if found is None:
        return render(request, "duties/heat.html", context | {"heat": None})
    rows = rows_of(request)
    day = on if context["is_past_or_future"] else None
    form = HeatForm(request.GET, rows=rows, units=found.units)
    wanted = lines_in_order(form.wanted(rows), found.units, on=day)
    whole = [row for row in rows if row.scope == Scope.JURISDICTION]
    shown = {
        "formats": FORMATS,
        "heat": heat_of(found, rows, contacts_in(request.place.pk, on=on)),
        "form": form,
        "listed": listed(wanted, chases_of(request.place.pk), may_chase=day is None),
        "whole": listed(lines_in_order(whole, found.units, on=day), {}, may_chase=False),
    }
    return render(request, "duties/heat.html", context | shown)


def rows_of(request: PlaceRequest) -> list[KeptFinding]:
    """The findings of the year: those kept for today; another day is worked out."""
    on, context = as_of(request)
    if context["is_past_or_future"]:
        return found_in(request.place, on=on)
    reckon(place=request.place, on=request.today, at=clock.now())
    return kept_in(request.place, on=on)


@require_GET
def show_between(request: PlaceRequest, department: int, organisation: int) -> HttpResponse:
    """All that stands between a department and an organisation: what was done this year, what is owed."""
    on, context = as_of(request)
    units = list(units_on(request.place.pk, on=on))
    one = next(
        (unit for unit in units if unit.pk == department and unit.category == Category.DEPARTMENT), None
    )
    other = next(
        (unit for unit in units if unit.pk == organisation and unit.category == Category.ORGANISATION), None
    )
    if one is None or other is None:
        raise Http404
    between = [
        row
        for row in rows_of(request)
        if (row.department_id, row.organisation_id) == (department, organisation)
    ]
    day = on if context["is_past_or_future"] else None
    subjects = contacts_in(request.place.pk, on=on).get((department, organisation), [])
    shown = {
        "department": one,
        "organisation": other,
        "records": _records(request, subjects),
        "listed": listed(
            lines_in_order(between, units, on=day), chases_of(request.place.pk), may_chase=False
        ),
        "rule": rule_between(one, other, on=on),
    }
    return render(request, "duties/between.html", context | shown)


def _records(request: PlaceRequest, subjects: Sequence[int]) -> list[object]:
    found = records_of(request.place.pk, subjects)
    return [found[subject] for subject in reversed(subjects) if subject in found]
