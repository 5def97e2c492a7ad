"""Which exemptions and extensions stand, and whom do they concern?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.periods import Span
from liaison.duties.models import Exemption, Extension
from liaison.duties.queries.board import ALL_DEPARTMENTS, ALL_ORGANISATIONS
from liaison.schemes.models import Duty, SchemeVersion
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.practice import speaks_for
from liaison.units.models import Unit
from liaison.units.queries import names_by_id

_DAY = timedelta(days=1)
EVERYTHING = "全部职责"


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """One of them, in names."""

    row: Exemption | Extension
    duty: str
    section: str
    department: str  # empty: all
    organisation: str

    @property
    def is_extension(self) -> bool:
        return isinstance(self.row, Extension)

    @property
    def span(self) -> Span:
        """The days of the exemption; of an extension those that it adds."""
        if isinstance(self.row, Extension):
            return Span(self.row.due, self.row.until + _DAY)
        return Span(self.row.starts, self.row.ends)


def leave_seen(actor: Actor, *, on: date) -> list[LeaveLine]:
    """All of the place for the coordinators; otherwise those that concern the own units. The newest first."""
    found: list[Exemption | Extension] = []
    for kind in (Exemption, Extension):
        rows = kind.objects.filter(jurisdiction_id=actor.jurisdiction_id)
        found += rows.filter(_concerning(actor, on)).select_related("duty", "given_by")
    found.sort(key=lambda row: (row.withdrawn_at is not None, -row.given_at.timestamp()))
    ids = {unit for row in found for unit in (row.department_id, row.organisation_id) if unit}
    names = names_by_id(ids, on=on)
    return [
        LeaveLine(
            row,
            DUTY_KINDS[row.duty.kind].name if row.duty else EVERYTHING,
            row.duty.section if row.duty else "",
            names.get(row.department_id or 0, ""),
            names.get(row.organisation_id or 0, ""),
        )
        for row in found
    ]


def _concerning(actor: Actor, on: date) -> Q:
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return Q()
    own = speaks_for(actor, on=on)
    units = list(Unit.objects.filter(pk__in=own))
    if not units:
        return Q(pk__in=[])
    met = {other.pk for unit in units for other, _rule in counterparts(unit, on=on)}
    departments = Q(department__in=own) | Q(department=None)
    organisations = Q(organisation__in=own) | Q(organisation=None)
    # A pair's concerns both; one side's, that side and everybody whom it meets.
    of_others = Q(department__in=met, organisation=None) | Q(organisation__in=met, department=None)
    return Q(department__in=own) | Q(organisation__in=own) | (departments & organisations) | of_others


def duties_in_force(place: int, *, on: date) -> Sequence[Duty]:
    """What the versions in force on the day lay down, in the order of the notice."""
    versions = SchemeVersion.objects.filter(jurisdiction_id=place, starts__lte=on)
    in_force = versions.filter(Q(ends=None) | Q(ends__gt=on))
    return corrected(Duty.objects.filter(version__in=in_force).order_by("version_id", "position"))


__all__ = [
    "ALL_DEPARTMENTS",
    "ALL_ORGANISATIONS",
    "EVERYTHING",
    "LeaveLine",
    "duties_in_force",
    "leave_seen",
]
