"""Where do departments and organisations stand with each other: what was done this year, what is open?

In official order, and never a ranking.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, permutations
from operator import itemgetter

from django.db.models import Q

from liaison.core.duties.finding import State
from liaison.core.duties.values import Evidence, Proof, Scope
from liaison.duties.models import KeptFinding
from liaison.duties.queries.board import Line, debtor_of, line_of
from liaison.duties.queries.kept import as_kept, with_duties
from liaison.duties.queries.providers import contacts_between
from liaison.duties.queries.reckoned import found_on, prepared_for
from liaison.schemes.models import Duty
from liaison.schemes.queries.matrix import Matrix
from liaison.units.models import Jurisdiction
from liaison.units.queries import NamedUnit

OPEN = (State.ON_THE_WAY, State.DUE_SOON)


@dataclass(slots=True)
class Tally:
    """What is still to be done, and how much of it is past its day."""

    open: int = 0
    late: int = 0
    met: int = 0

    def add(self, state: str) -> None:
        """One finding more."""
        self.open += state in OPEN
        self.late += state == State.OVERDUE
        self.met += state == State.MET


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a department and an organisation meet."""

    department: int
    organisation: NamedUnit
    is_pair: bool
    contacts: int  # different things done together this year; nothing contested
    tally: Tally

    @property
    def look(self) -> str:
        """How the spot is drawn: late, open, done, quiet for a pair without contact; empty for no pair."""
        if self.tally.late:
            return "late"
        if self.tally.open:
            return "open"
        if self.is_pair:
            return "done" if self.contacts else "quiet"
        return ""


@dataclass(frozen=True, slots=True)
class Row:
    """One department: what it owes by itself, and where it meets whom."""

    department: NamedUnit
    own: Tally
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Departments by organisations in official order, and what the organisations owe by themselves."""

    organisations: tuple[tuple[NamedUnit, Tally], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tallies:
    """The findings of the year, counted by whom they are about."""

    pairs: dict[tuple[int, int], Tally] = field(default_factory=lambda: defaultdict(Tally))
    units: dict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))


def kept_in(place: Jurisdiction, *, on: date) -> list[KeptFinding]:
    """What is kept about the year of the day, and what is overdue from before."""
    of_the_year = Q(due__gte=date(on.year, 1, 1)) | Q(state=State.OVERDUE)
    return list(with_duties(KeptFinding.objects.filter(of_the_year, jurisdiction=place)))


def found_in(place: Jurisdiction, *, on: date) -> list[KeptFinding]:
    """The same as of another day, worked out for it and not kept."""
    this_year = date(on.year, 1, 1)
    rows = (as_kept(place, finding) for finding in found_on(prepared_for(place, on=on), on=on))
    return _with_duties([row for row in rows if row.due >= this_year or row.state == State.OVERDUE])


def _with_duties(rows: list[KeptFinding]) -> list[KeptFinding]:
    duties = Duty.objects.in_bulk({row.duty_id for row in rows})
    for row in rows:
        row.duty = duties[row.duty_id]
    return rows


def heat_of(
    matrix: Matrix, rows: Iterable[KeptFinding], contacts: Mapping[tuple[int, int], Sequence[int]]
) -> Heat:
    """The matrix of the day with what was done and what is open in each spot."""
    tallies = _tallied(rows)
    return Heat(
        organisations=tuple((unit, tallies.units[unit.pk]) for unit in matrix.organisations),
        rows=tuple(
            Row(
                department=row.department,
                own=tallies.units[row.department.pk],
                spots=tuple(
                    Spot(
                        department=row.department.pk,
                        organisation=cell.organisation,
                        is_pair=cell.pair is not None or cell.ad_hoc is not None,
                        contacts=len(contacts.get((row.department.pk, cell.organisation.pk), ())),
                        tally=tallies.pairs[row.department.pk, cell.organisation.pk],
                    )
                    for cell in row.cells
                ),
            )
            for row in matrix.rows
        ),
    )


def _tallied(rows: Iterable[KeptFinding]) -> Tallies:
    found = Tallies()
    for row in rows:
        if row.scope == Scope.PAIR:
            found.pairs[row.department_id or 0, row.organisation_id or 0].add(row.state)
        elif row.scope == Scope.ACTOR:
            found.units[debtor_of(row).unit or 0].add(row.state)
    return found


def contacts_in(place: int, *, on: date) -> dict[tuple[int, int], list[int]]:
    """What every two did together in the year up to the day, by subject, the earliest first."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    between = contacts_between(place, date(on.year, 1, 1), on)
    for subject, involved in groupby(between, key=itemgetter(0)):
        for two in permutations((unit for _subject, unit in involved), 2):
            found[two].append(subject)
    return found


def done_by(evidence: Iterable[Evidence], unit: int) -> list[Evidence]:
    """What the unit took part in, the latest first; nothing contested by it."""
    own = (each for each in evidence if unit in each.units and each.proof_of(unit) is not Proof.CONTESTED)
    return sorted(own, key=lambda each: (each.day, each.id), reverse=True)


def lines_in_order(
    rows: Iterable[KeptFinding], units: Sequence[NamedUnit], *, on: date | None = None
) -> list[Line]:
    """The findings as lines of those who have to act, in official order, then by their last day."""
    names = {unit.pk: unit.name for unit in units}
    order = {unit.pk: place for place, unit in enumerate(units)}
    end = len(units)

    def place(row: KeptFinding) -> tuple[int, date, int, int]:
        unit = debtor_of(row).unit
        other = row.organisation_id if unit == row.department_id else row.department_id
        return (
            order.get(unit or 0, -1 if unit is None else end),
            row.due,
            row.chain,
            order.get(other or 0, end),
        )

    return [line_of(row, debtor_of(row).unit, names, on=on) for row in sorted(rows, key=place)]
