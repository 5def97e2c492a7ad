"""What would a draft ask of each unit next year, and how would it have stood last year?

Asked while the draft is in force for a moment (schemes.actions.preview.as_if_issued).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.owed import owed
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.rehearsal import Load, Tally, as_if, loads, rehearsed
from liaison.core.duties.values import Duty
from liaison.core.periods import Span
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.providers import evidence_between
from liaison.units.models import Category, Jurisdiction
from liaison.units.queries import NamedUnit, units_on


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit, next year and last year."""

    unit: NamedUnit
    load: Load
    tally: Tally


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty of the draft, as it would have stood last year."""

    duty: Duty
    tally: Tally

    @property
    def name(self) -> str:
        return DUTY_KINDS[self.duty.kind].name


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the draft would bring."""

    next_year: int
    last_year: int
    departments: Sequence[UnitLine]
    organisations: Sequence[UnitLine]
    duties: Sequence[DutyLine]
    most: int  # the longest bar

    @property
    def sides(self) -> list[tuple[str, Sequence[UnitLine]]]:
        return [("department", self.departments), ("organisation", self.organisations)]


def rehearsal_of(place: Jurisdiction, *, starts: date, today: date) -> Rehearsal:
    """The first whole year under what begins on the day, and the year before this one measured by it."""
    next_year = max(today, starts).year + (starts != date(starts.year, 1, 1) or starts <= today)
    laid_down = circumstances_of(place, on=date(next_year, 1, 1))
    coming = Span(date(next_year, 1, 1), date(next_year + 1, 1, 1))
    found = loads(owed(Prepared(laid_down), coming))
    last = Span(date(today.year - 1, 1, 1), date(today.year, 1, 1))
    evidence = evidence_between(place.pk, date(last.starts.year - 1, 1, 1), last.last)
    past = rehearsed(as_if(laid_down, of=starts, since=last.starts), evidence, year=last)
    lines = [
        UnitLine(unit, found.get(unit.pk) or Load(unit.pk, 0, 0, 0, 0), past.units.get(unit.pk, Tally()))
        for unit in units_on(place.pk, on=max(starts, today))
        if unit.pk in found or unit.pk in past.units
    ]
    return Rehearsal(
        next_year=next_year,
        last_year=last.starts.year,
        departments=[line for line in lines if line.unit.category == Category.DEPARTMENT],
        organisations=[line for line in lines if line.unit.category == Category.ORGANISATION],
        duties=[DutyLine(duty, tally) for duty, tally in past.duties],
        most=max((line.load.total for line in lines), default=0),
    )
