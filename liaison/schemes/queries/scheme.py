"""What is in force on a day, and who keeps liaison with whom?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from liaison.core.schemes.scheme import Organisation, Pair, Rule, expand
from liaison.schemes.models import Duty, LeaderAssignment, LiaisonRule, Notice, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Unit
from liaison.units.queries import NamedUnit, units_on


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a department and an organisation meet, or do not."""

    organisation: NamedUnit
    pair: Pair | None


@dataclass(frozen=True, slots=True)
class Row:
    """One department and its cells, in the order of the organisations."""

    department: NamedUnit
    cells: tuple[Cell, ...]

    @property
    def count(self) -> int:
        return sum(cell.pair is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Departments by organisations on a day, both in official order."""

    version: SchemeVersion
    organisations: tuple[NamedUnit, ...]
    rows: tuple[Row, ...]
    unlisted: tuple[NamedUnit, ...]  # departments without a counterpart

    @property
    def count(self) -> int:
        return sum(row.count for row in self.rows)

    @property
    def totals(self) -> list[tuple[NamedUnit, int]]:
        """How many departments each organisation has."""
        columns = zip(*(row.cells for row in self.rows), strict=True) if self.rows else ()
        counts = [sum(cell.pair is not None for cell in column) for column in columns]
        return list(zip(self.organisations, counts, strict=True)) if counts else []


def versions(jurisdiction_id: int, subject: Subject | None = None) -> QuerySet[SchemeVersion]:
    """Every issued version, the latest first."""
    notices = Prefetch("notices", Notice.objects.defer("text"))
    found = SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id).prefetch_related(notices)
    return found.filter(subject=subject) if subject else found


def version_in_force(jurisdiction_id: int, subject: Subject, *, on: date) -> SchemeVersion | None:
    """The version of the day; None before the first, or where nothing has been issued."""
    in_force = versions(jurisdiction_id, subject).filter(covers(on)).exclude(ended_how=EndedHow.REVOKED)
    return in_force.first()


def pairs_of(version: SchemeVersion, organisations: Iterable[Unit]) -> tuple[Pair, ...]:
    """The pairs that the version makes of the organisations of a day."""
    return expand(_rules(version), [_organisation(unit) for unit in organisations])


def matrix(jurisdiction_id: int, *, on: date) -> Matrix | None:
    """The matrix of the day in a fixed number of queries; None where no version is in force."""
    version = version_in_force(jurisdiction_id, Subject.DEPARTMENTS, on=on)
    if version is None:
        return None
    return matrix_of(version, list(units_on(jurisdiction_id, on=on)))


def matrix_of(version: SchemeVersion, units: Sequence[NamedUnit]) -> Matrix:
    """The matrix that the version makes of these units; organisations it does not reach are left out."""
    organisations = [unit for unit in units if unit.category == Category.ORGANISATION]
    pairs = pairs_of(version, organisations)
    cells: dict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in pairs:
        cells[pair.department][pair.organisation] = pair
    reached = {pair.organisation for pair in pairs}
    columns = tuple(unit for unit in organisations if unit.pk in reached)
    departments = [unit for unit in units if unit.category == Category.DEPARTMENT]
    return Matrix(
        version=version,
        organisations=columns,
        rows=tuple(_row(unit, columns, cells[unit.pk]) for unit in departments if unit.pk in cells),
        unlisted=tuple(unit for unit in departments if unit.pk not in cells),
    )


def _row(department: NamedUnit, columns: tuple[NamedUnit, ...], cells: Mapping[int, Pair]) -> Row:
    return Row(department, tuple(Cell(column, cells.get(column.pk)) for column in columns))


def _rules(version: SchemeVersion) -> list[Rule]:
    return [
        Rule(
            id=rule.pk,
            department=rule.department_id,
            organisation=rule.organisation_id,
            covers=tuple(rule.covers),
            rank_limit=rule.rank_limit,
        )
        for rule in LiaisonRule.objects.filter(version=version)
    ]


def _organisation(unit: Unit) -> Organisation:
    return Organisation(id=unit.pk, canonical=unit.canonical, kind=unit.kind, rank=unit.rank)


def counterparts(unit: Unit, *, on: date) -> list[tuple[NamedUnit, LiaisonRule]]:
    """With whom the unit keeps liaison on the day, in official order, each with the rule behind it."""
    found = matrix(unit.jurisdiction_id, on=on)
    if found is None:
        return []
    if unit.category == Category.DEPARTMENT:
        meets = [
            (cell.organisation, cell.pair)
            for row in found.rows
            for cell in row.cells
            if row.department == unit
        ]
    else:
        meets = [
            (row.department, cell.pair)
            for row in found.rows
            for cell in row.cells
            if cell.organisation == unit
        ]
    pairs = [(other, pair) for other, pair in meets if pair is not None]
    rules = (
        LiaisonRule.objects.select_related("notice")
        .defer("notice__text")
        .in_bulk([pair.rule for _, pair in pairs])
    )
    return [(other, rules[pair.rule]) for other, pair in pairs]


def assignments(version: SchemeVersion) -> QuerySet[LeaderAssignment]:
    """The leaders of the version in the notice's order, with organisation and notice."""
    found = LeaderAssignment.objects.filter(version=version)
    return found.select_related("organisation", "notice", "post").defer("notice__text")


def duties(jurisdiction_id: int, *, on: date) -> list[Duty]:
    """What the versions in force on the day demand, allow or recommend, in the notice's order."""
    in_force = [version_in_force(jurisdiction_id, subject, on=on) for subject in Subject]
    found = Duty.objects.filter(version__in=[version for version in in_force if version is not None])
    return list(found.select_related("notice", "version").defer("notice__text"))


def assignments_of(unit: Unit, *, on: date) -> list[LeaderAssignment]:
    """The leaders who answer for an organisation on the day, those for all of them last."""
    version = version_in_force(unit.jurisdiction_id, Subject.LEADERS, on=on)
    if version is None or unit.category != Category.ORGANISATION:
        return []
    mine = [row for row in assignments(version) if row.organisation_id in {unit.pk, None}]
    return sorted(mine, key=lambda row: row.organisation_id is None)
