"""What has grown around the scheme in force: liaison as needed, working rules, newcomers, institutions?"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from liaison.core.access.actor import Actor
from liaison.core.schemes.joining import Newcomer, newcomers
from liaison.schemes.models import AdHocLiaison, Duty, SchemeVersion, WorkingRules
from liaison.schemes.models.versions import Force, Subject
from liaison.schemes.queries.scheme import (
    as_organisation,
    decided_in,
    duties,
    rules_of,
    version_in_force,
)
from liaison.tenancy.door import asked_once
from liaison.tenancy.spans import covers
from liaison.units.models import Category
from liaison.units.queries import NamedUnit, represented_by, units_on


def ad_hoc_on(jurisdiction_id: int, *, on: date) -> QuerySet[AdHocLiaison]:
    """The liaisons open on the day that no scheme lays down."""
    return AdHocLiaison.objects.filter(covers(on), jurisdiction_id=jurisdiction_id)


def ad_hoc_by_pair(jurisdiction_id: int, *, on: date) -> dict[tuple[int, int], AdHocLiaison]:
    """The liaisons as needed of the day, by department and organisation."""
    return {(row.department_id, row.organisation_id): row for row in ad_hoc_on(jurisdiction_id, on=on)}


def ad_hoc_of(unit_id: int) -> QuerySet[AdHocLiaison]:
    """Every liaison as needed that the unit has or had, the latest first."""
    return AdHocLiaison.objects.filter(Q(department_id=unit_id) | Q(organisation_id=unit_id))


def working_rules_of(unit_id: int) -> QuerySet[WorkingRules]:
    """Every version of the department's own rules, the latest first."""
    return WorkingRules.objects.filter(unit_id=unit_id)


def working_rules_by_department(
    jurisdiction_id: int, *, on: date
) -> "list[tuple[NamedUnit, WorkingRules | None]]":
    """The departments of the day in order, each with its rules in force, or None where it has none."""
    in_force = WorkingRules.objects.filter(covers(on), jurisdiction_id=jurisdiction_id)
    by_unit = {rules.unit_id: rules for rules in in_force}
    departments = units_on(jurisdiction_id, on=on, category=Category.DEPARTMENT)
    return [(unit, by_unit.get(unit.pk)) for unit in departments]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Newcomers of the day to the version's common liaison, with what they are called."""

    version: SchemeVersion
    found: tuple[Newcomer, ...]
    units: "Mapping[int, NamedUnit]"

    @property
    def rows(self) -> "list[tuple[NamedUnit, Newcomer, list[NamedUnit]]]":
        """Each newcomer with the departments whose common liaison would reach it."""
        return [
            (
                self.units[one.organisation.id],
                one,
                [self.units[pk] for pk in one.departments if pk in self.units],
            )
            for one in self.found
        ]


def waiting_on(jurisdiction_id: int, *, on: date) -> Waiting | None:
    """The organisations that propose themselves to the version of the day; None where none is in force."""
    version = version_in_force(jurisdiction_id, Subject.DEPARTMENTS, on=on)
    if version is None:
        return None
    units = {unit.pk: unit for unit in units_on(jurisdiction_id, on=on)}
    organisations = [unit for unit in units.values() if unit.category == Category.ORGANISATION]
    found = newcomers(
        rules_of(version),
        [as_organisation(unit) for unit in organisations],
        {unit.pk: unit.starts for unit in organisations},
        decided_in(version),
        since=version.common_since or version.starts,
    )
    return Waiting(version, found, units)


def is_counted(duty: Duty) -> bool:
    """Whether one can count or date what the duty demands; the rest are institutions to keep."""
    return duty.minimum is not None or bool(duty.due or duty.per)


@dataclass(frozen=True, slots=True)
class Kept:
    """The institutions of one kind, the binding ones first."""

    name: str
    duties: tuple[Duty, ...]


def institutions(jurisdiction_id: int, *, on: date) -> list[Kept]:
    """What the schemes of the day have kept up without a number, by kind and force. Clauses: SG-3.3."""
    grouped: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties(jurisdiction_id, on=on):
        if not is_counted(duty):
            grouped[duty.get_kind_display()].append(duty)
    order = list(Force)
    return [
        Kept(name, tuple(sorted(found, key=lambda duty: order.index(Force(duty.force)))))
        for name, found in grouped.items()
    ]


def counted_duties(jurisdiction_id: int, *, on: date) -> list[Duty]:
    """What the schemes of the day demand with a number or a date."""
    return [duty for duty in duties(jurisdiction_id, on=on) if is_counted(duty)]


def speaks_for(by: Actor, *, on: date) -> set[int]:
    """The units that the actor may act for on the day: the own one, and those it represents."""
    unit = by.unit_id
    if unit is None:
        return set()

    def ask() -> list[int]:
        return list(represented_by(unit, on=on).values_list("represented_id", flat=True))

    return {unit, *asked_once(("represented_by", unit, on), ask)}  # every section of a page asks
