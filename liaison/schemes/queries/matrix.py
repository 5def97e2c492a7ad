"""Who keeps liaison with whom on a day: departments by organisations?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison.core.schemes.scheme import Pair
from liaison.schemes.models import LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.scheme import pairs_of, version_in_force
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
