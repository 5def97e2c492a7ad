"""A department's or an organisation's page: with whom it keeps liaison, and who its people are."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.permissions import Permission
from liaison.schemes.models import AdHocLiaison
from liaison.schemes.queries.between import sight_of
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.practice import ad_hoc_of, speaks_for, working_rules_of
from liaison.schemes.queries.scheme import assignments_of
from liaison.schemes.queries.timeline import liaison_over_time
from liaison.schemes.views.days import as_of
from liaison.units.models import Category, Unit
from liaison.units.queries import names_by_id, posts_on, representations_of, unit_on


@require_GET
def show_unit(request: PlaceRequest, pk: int) -> HttpResponse:
    """The unit under its name of the day, even where it no longer exists."""
    on, context = as_of(request)
    unit = unit_on(request.place.pk, pk, on=on)
    if unit is None:
        raise Http404
    found, practice = counterparts(unit, on=on), _practice(request, unit, on=on)
    others = [*(other.pk for other, _rule in found), *(other for _row, other, _name in practice["ad_hoc"])]
    shown = {
        "unit": unit,
        "is_department": unit.category == Category.DEPARTMENT,
        "counterparts": found,
        "assignments": assignments_of(unit, on=on),
        "over_time": liaison_over_time(unit),
        "posts": posts_on(pk, on=on),
        "aliases": unit.aliases.all(),
        "former_names": unit.names.order_by("starts"),
        "seen_with": _seen_with(request, unit, others),
    }
    return render(
        request,
        "schemes/unit.html",
        context | shown | _represented(unit, on=on) | practice,
    )


def _seen_with(request: PlaceRequest, unit: Unit, others: Iterable[int]) -> frozenset[int]:
    """Those of the others with which whoever looks sees what this unit does."""
    if unit.jurisdiction_id != request.actor.jurisdiction_id:
        return frozenset()
    sight = sight_of(request.actor, post_id=request.seat.post_id, on=request.today)
    if unit.category == Category.DEPARTMENT:
        return frozenset(other for other in others if sight.reaches(unit.pk, other))
    return frozenset(other for other in others if sight.reaches(other, unit.pk))


def _represented(unit: Unit, *, on: date) -> dict[str, Any]:
    """Who answers for the unit, and for whom it answers."""
    rows = list(representations_of(unit.pk, on=on))
    representation = next((row for row in rows if row.represented_id == unit.pk), None)
    represents = [row for row in rows if row.representative_id == unit.pk]
    others = [row.represented_id for row in represents]
    if representation:
        others.append(representation.representative_id)
    names = names_by_id(others, on=on) if others else {}
    return {
        "representation": representation,
        "representative": names.get(representation.representative_id) if representation else None,
        "represents": [(row, names.get(row.represented_id)) for row in represents],
        "representations": [*([representation] if representation else []), *represents],
    }


def _practice(request: PlaceRequest, unit: Unit, *, on: date) -> dict[str, Any]:
    """What the unit keeps up beside the scheme; none of it is shown to other places."""
    rows = list(ad_hoc_of(unit.pk))
    names = names_by_id([_other(row, unit) for row in rows], on=on) if rows else {}
    is_own_place = unit.jurisdiction_id == request.actor.jurisdiction_id
    return {
        "ad_hoc": [(row, _other(row, unit), names.get(_other(row, unit), "")) for row in rows],
        "working_rules": working_rules_of(unit.pk),
        "is_own_place": is_own_place,
        "is_own_unit": unit.pk == request.actor.unit_id,
        "may_open_here": is_own_place and _may_open(request, unit),
    }


def _may_open(request: PlaceRequest, unit: Unit) -> bool:
    """Whether the actor may open liaison as needed of the unit."""
    actor = request.actor
    if unit.category == Category.GOVERNMENT or not actor.may(Permission.OPEN_LIAISON):
        return False
    if actor.may(Permission.ISSUE_SCHEMES) or unit.pk == actor.unit_id:
        return True
    return unit.pk in speaks_for(actor, on=request.today)


def _other(row: AdHocLiaison, unit: Unit) -> int:
    return row.organisation_id if row.department_id == unit.pk else row.department_id
