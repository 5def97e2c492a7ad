"""How is a matrix laid out: from which side, with what left out, and what stands in each cell?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from liaison.core.names import unit_key
from liaison.units.models import Category
from liaison.units.queries import NamedUnit

Meeting = tuple[int, int]  # department, organisation


class Kind(StrEnum):
    """How the two of a cell come together."""

    PAIRED = "paired"
    COMMON = "common"
    AD_HOC = "ad_hoc"


Content = tuple[Kind, int | None]  # how they come together, and the rule behind it


class Side(StrEnum):
    """Whose names stand at the head of the rows."""

    DEPARTMENT = "department"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell where the two meet; liaison opened as needed rests on no rule."""

    kind: Kind
    rule: int | None
    other: NamedUnit  # the one that is not at the head of the row


@dataclass(frozen=True, slots=True)
class Line:
    """One unit and its cells, in the order of the columns; None where the two do not meet."""

    unit: NamedUnit
    spots: tuple[Spot | None, ...]

    @property
    def met(self) -> list[Spot]:
        return [spot for spot in self.spots if spot is not None]


@dataclass(frozen=True, slots=True)
class Grid:
    """Both sides in official order; `all_lines` counts the rows before anything was left out."""

    by: Side
    columns: tuple[NamedUnit, ...]
    lines: tuple[Line, ...]
    all_lines: int

    @property
    def count(self) -> int:
        return sum(len(line.met) for line in self.lines)

    @property
    def totals(self) -> list[tuple[NamedUnit, int]]:
        """How many of the rows each column meets."""
        columns = zip(*(line.spots for line in self.lines), strict=True)
        return [
            (unit, sum(spot is not None for spot in spots))
            for unit, spots in zip(self.columns, columns, strict=bool(self.lines))
        ]

    @property
    def has_ad_hoc(self) -> bool:
        return any(spot.kind is Kind.AD_HOC for line in self.lines for spot in line.met)

    @property
    def is_filtered(self) -> bool:
        return len(self.lines) < self.all_lines


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of a matrix; everything, unless something is said."""

    by: Side = Side.DEPARTMENT
    text: str = ""  # part of a name, on either side
    kind: Kind | None = None
    unit: int | None = None  # only where this unit takes part


def grid_of(
    units: Sequence[NamedUnit],
    meetings: Mapping[Meeting, Content],
    wanted: Wanted | None = None,
) -> Grid:
    """The matrix of the meetings from the side that is wanted; units that meet nobody are left out."""
    asked = wanted or Wanted()
    met = {unit for meeting in meetings for unit in meeting}
    there = [unit for unit in units if unit.pk in met]
    departments = tuple(unit for unit in there if unit.category == Category.DEPARTMENT)
    organisations = tuple(unit for unit in there if unit.category == Category.ORGANISATION)
    if asked.by is Side.DEPARTMENT:
        heads, columns, found = departments, organisations, meetings
    else:
        heads, columns = organisations, departments
        found = {(meeting[1], meeting[0]): cell for meeting, cell in meetings.items()}
    lines = tuple(_line(head, columns, found) for head in heads)
    return _left(Grid(asked.by, columns, lines, all_lines=len(lines)), asked)


def _line(head: NamedUnit, columns: Iterable[NamedUnit], found: Mapping[Meeting, Content]) -> Line:
    cells = ((column, found.get((head.pk, column.pk))) for column in columns)
    return Line(head, tuple(Spot(*cell, other=column) if cell else None for column, cell in cells))


def _left(grid: Grid, wanted: Wanted) -> Grid:
    """The grid without what was not asked for: other kinds, other names, other people's rows."""
    lines = grid.lines
    if wanted.kind:
        lines = tuple(_of_kind(line, wanted.kind) for line in lines)
    if wanted.unit is not None:
        lines = tuple(_with(line, {wanted.unit}) for line in lines)
    if wanted.text:
        named = _called(wanted.text, grid.columns) | _called(wanted.text, [line.unit for line in lines])
        lines = tuple(_with(line, named) for line in lines)
    return replace(grid, lines=tuple(line for line in lines if line.met))


def _called(text: str, units: Sequence[NamedUnit]) -> set[int]:
    key = unit_key(text)
    return {unit.pk for unit in units if key in unit_key(unit.name)}


def _of_kind(line: Line, kind: Kind) -> Line:
    return Line(line.unit, tuple(spot if spot and spot.kind is kind else None for spot in line.spots))


def _with(line: Line, units: set[int]) -> Line:
    """The whole line where its own unit is meant; otherwise only its cells with a unit that is."""
    if line.unit.pk in units:
        return line
    return Line(line.unit, tuple(spot if spot and spot.other.pk in units else None for spot in line.spots))
