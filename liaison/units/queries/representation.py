"""Who answers for whom?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from liaison.core.representation import Answering
from liaison.tenancy.spans import covers
from liaison.units.models import Category, OrganisationKind, Representation
from liaison.units.queries.units import NamedUnit, names_by_id, units_on

UNITED_FRONT = "united_front_work_department"  # the type of the one department that may answer for others


@dataclass(frozen=True, slots=True)
class NamedRepresentation:
    """A relation with the names of its two units."""

    row: Representation
    represented: str
    representative: str
    is_over: bool


def representation_of(unit_id: int, *, on: date) -> Representation | None:
    """Who answers for the unit on the day; None where it answers for itself."""
    return Representation.objects.filter(covers(on), represented_id=unit_id).first()


def represented_by(unit_id: int, *, on: date) -> QuerySet[Representation]:
    """For whom the unit answers on the day."""
    return Representation.objects.filter(covers(on), representative_id=unit_id).order_by("represented_id")


def representations_of(unit_id: int, *, on: date) -> QuerySet[Representation]:
    """Who answers for the unit on the day, and for whom it answers."""
    either = Q(represented_id=unit_id) | Q(representative_id=unit_id)
    return Representation.objects.filter(covers(on), either).order_by("represented_id")


def answering_in(jurisdiction_id: int, *, without: int | None = None) -> list[Answering]:
    """Every such relation of the place as a value; `without` the one that is to end."""
    found = Representation.objects.filter(jurisdiction_id=jurisdiction_id).exclude(pk=without or 0)
    return [Answering(row.represented_id, row.representative_id, row.starts, row.ends) for row in found]


def representations(jurisdiction_id: int, *, on: date) -> list[NamedRepresentation]:
    """Every relation of the place, those that are over last; two queries."""
    found = Representation.objects.filter(jurisdiction_id=jurisdiction_id)
    named = in_names(found.order_by(F("starts").desc(nulls_last=True), "-pk"), on=on)
    return sorted(named, key=lambda each: each.is_over)


def in_names(rows: Iterable[Representation], *, on: date) -> list[NamedRepresentation]:
    """Each with what its units are called on the day; one query for the names."""
    found = list(rows)
    names = names_by_id({pk for row in found for pk in (row.represented_id, row.representative_id)}, on=on)
    return [
        NamedRepresentation(
            row,
            names.get(row.represented_id, ""),
            names.get(row.representative_id, ""),
            is_over=row.ends is not None and row.ends <= on,
        )
        for row in found
    ]


def may_represent(jurisdiction_id: int, *, on: date) -> "QuerySet[NamedUnit]":
    """Who can answer for others: the organisations, and the united front department."""
    return units_on(jurisdiction_id, on=on).filter(
        Q(category=Category.ORGANISATION) | Q(canonical=UNITED_FRONT)
    )


def unrepresented(jurisdiction_id: int, *, on: date) -> "QuerySet[NamedUnit]":
    """The bodies without staff or seal for which nobody answers on the day."""
    answered = Representation.objects.filter(covers(on), jurisdiction_id=jurisdiction_id)
    bodies = units_on(jurisdiction_id, on=on, category=Category.ORGANISATION)
    return bodies.filter(kind=OrganisationKind.NON_PARTY).exclude(pk__in=answered.values("represented_id"))


def representation_at(jurisdiction_id: int, pk: int) -> Representation | None:
    """The relation with its represented unit; None if it is not here."""
    found = Representation.objects.filter(jurisdiction_id=jurisdiction_id, pk=pk)
    return found.select_related("represented").first()
