"""Which unit has handed in what for a year, and what is still missing?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.duties.finding import State
from liaison.core.submissions import SUBMISSION_KINDS, SUBMISSION_STATE_NAMES, SubmissionState
from liaison.duties.models import KeptFinding
from liaison.duties.queries.addresses import address_of
from liaison.reports.models import Submission
from liaison.reports.queries import seen_submissions
from liaison.schemes.queries.practice import speaks_for
from liaison.units.queries import NamedUnit, units_on

STATE_TONES = {
    SubmissionState.RECEIVED: ("green", "circle-check"),
    SubmissionState.REPORTED: ("amber", "clock"),
    SubmissionState.RETURNED: ("red", "alert-triangle"),
    SubmissionState.WITHDRAWN: ("plain", ""),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit handed in of one kind, or what it owes."""

    kind: str
    submission: Submission | None
    finding: KeptFinding | None

    @property
    def state(self) -> str:
        return state_name(self.submission) if self.submission else ""

    @property
    def tone(self) -> str:
        return STATE_TONES[SubmissionState(self.submission.subject.state)][0] if self.submission else ""

    @property
    def icon(self) -> str:
        return STATE_TONES[SubmissionState(self.submission.subject.state)][1] if self.submission else ""

    @property
    def is_missing(self) -> bool:
        """Whether the unit owes it, and nothing stands for it."""
        stands = self.submission is not None and self.submission.stands
        return not stands and self.finding is not None and self.finding.state != State.MET

    @property
    def is_overdue(self) -> bool:
        return self.is_missing and self.finding is not None and self.finding.state == State.OVERDUE

    @property
    def explained_at(self) -> str:
        return address_of(self.finding) if self.finding else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with one cell for each kind."""

    unit: NamedUnit
    cells: tuple[Cell, ...]
    is_own: bool


def state_name(submission: Submission) -> str:
    """How it stands, in words."""
    return SUBMISSION_STATE_NAMES[SubmissionState(submission.subject.state)]


def overview(
    actor: Actor, *, post_id: int | None, on: date, year: int, only_missing: bool = False
) -> list[Line]:
    """Every unit that has handed something in for the year or owes it, in official order; five queries.

    Whoever does not coordinate sees the own unit and those it represents.
    """
    own = speaks_for(actor, on=on)
    coordinates = actor.may(Permission.COORDINATE_ACTIVITIES)
    units = [unit for unit in units_on(actor.jurisdiction_id, on=on) if coordinates or unit.pk in own]
    papers = _newest(seen_submissions(actor, post_id=post_id, on=on).filter(year=year).order_by("pk"))
    owed = _owed(actor.jurisdiction_id, year)
    lines = []
    for unit in units:
        keys = [(unit.pk, kind) for kind in SUBMISSION_KINDS]
        cells = tuple(Cell(key[1], papers.get(key), owed.get(key)) for key in keys)
        wanted = any(cell.is_missing for cell in cells) if only_missing else any(map(_says, cells))
        if wanted:
            lines.append(Line(unit, cells, coordinates or unit.pk in own))
    return lines


def _says(cell: Cell) -> bool:
    return cell.submission is not None or cell.finding is not None


def _newest(found: Iterable[Submission]) -> dict[tuple[int, str], Submission]:
    """The one that stands, otherwise the last one that was returned; what was withdrawn is gone."""
    shown: dict[tuple[int, str], Submission] = {}
    for one in found:
        key = (one.unit_id, one.kind)
        if one.subject.state != SubmissionState.WITHDRAWN and not (key in shown and shown[key].stands):
            shown[key] = one
    return shown


def _owed(place: int, year: int) -> dict[tuple[int, str], KeptFinding]:
    """What is kept about the year, by unit and kind; the one that is furthest from being met."""
    found = KeptFinding.objects.filter(jurisdiction_id=place, kind__in=list(SUBMISSION_KINDS))
    rows: dict[tuple[int, str], list[KeptFinding]] = defaultdict(list)
    for row in found.filter(due__year__in=(year, year + 1, year + 2)).select_related("duty"):
        unit = row.department_id if row.side == "department" else row.organisation_id
        if unit is not None and year_of(row) == year:
            rows[unit, row.kind].append(row)
    return {key: min(several, key=lambda row: row.state == State.MET) for key, several in rows.items()}


def year_of(row: KeptFinding) -> int:
    """The year that the paper is about: of a report due in the first half of a year, the one before.

    More time leaves it as it is: a day of each year is one of the year in which its window begins.
    """
    due = row.duty.due
    on_the_previous = row.kind == "annual_report" and due.startswith("--") and due[2:4] <= "06"
    in_one_year = not row.duty.per.endswith("y") or row.duty.per == "1y"
    by_calendar = in_one_year and (due.startswith("--") or not due)
    return (row.starts if by_calendar else row.due).year - on_the_previous
