"""Who keeps liaison with whom on a day: departments by organisations?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from liaison.core.schemes.scheme import Pair, Rule
from liaison.schemes.models import AdHocLiaison, LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.grid import Content, Grid, Kind, Wanted, grid_of
from liaison.schemes.queries.practice import ad_hoc_by_pair
from liaison.schemes.queries.scheme import as_rule, bare_versions, in_force_bare, pairs_of, version_in_force
from liaison.units.models import Category, Unit
from liaison.units.queries import NamedUnit, units_on


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a department and an organisation meet, or do not."""

    organisation: NamedUnit
    pair: Pair | None
    ad_hoc: AdHocLiaison | None = None  # opened as the work needs it, where the scheme makes no pair


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
    units: tuple[NamedUnit, ...]  # every unit of the day

    @property
    def count(self) -> int:
        return sum(row.count for row in self.rows)

    @property
    def grid(self) -> Grid:
        """The whole of it, departments down, as it is shown."""
        return self.grid_of(Wanted())

    def grid_of(self, wanted: Wanted) -> Grid:
        """What is wanted of it."""
        cells = ((row, cell) for row in self.rows for cell in row.cells)
        found = {(row.department.pk, cell.organisation.pk): _content(cell) for row, cell in cells}
        return grid_of(
            self.units, {meeting: content for meeting, content in found.items() if content}, wanted
        )


def _content(cell: Cell) -> Content | None:
    if cell.pair is not None:
        return (Kind.COMMON if cell.pair.common else Kind.PAIRED), cell.pair.rule
    return (Kind.AD_HOC, None) if cell.ad_hoc else None


def matrix(jurisdiction_id: int, *, on: date) -> Matrix | None:
    """The matrix of the day in a fixed number of queries; None where no version is in force."""
    version = version_in_force(jurisdiction_id, Subject.DEPARTMENTS, on=on)
    if version is None:
        return None
    ad_hoc = ad_hoc_by_pair(jurisdiction_id, on=on)
    return matrix_of(version, list(units_on(jurisdiction_id, on=on)), on=on, ad_hoc=ad_hoc)


def matrix_among(units: Sequence[NamedUnit], jurisdiction_id: int, *, on: date) -> Matrix | None:
    """The same for whoever has the day's units already and does not show the version or its notices."""
    version = in_force_bare(jurisdiction_id, on=on).get(Subject.DEPARTMENTS)
    if version is None:
        return None
    return matrix_of(version, units, on=on, ad_hoc=ad_hoc_by_pair(jurisdiction_id, on=on))


def bare_matrix(jurisdiction_id: int, *, on: date) -> Matrix | None:
    """The matrix of the day to count with, its version uncorrected and without notices; three queries."""
    in_force = bare_versions(jurisdiction_id, on=on).filter(subject=Subject.DEPARTMENTS)
    rules = list(
        LiaisonRule.objects.filter(version__in=in_force).select_related("version").order_by("position")
    )
    version = rules[0].version if rules else in_force.first()
    if version is None:
        return None
    ad_hoc = ad_hoc_by_pair(jurisdiction_id, on=on)
    units = list(units_on(jurisdiction_id, on=on))
    return matrix_of(version, units, on=on, ad_hoc=ad_hoc, rules=[as_rule(rule) for rule in rules])


def matrix_of(
    version: SchemeVersion,
    units: Sequence[NamedUnit],
    *,
    on: date,
    ad_hoc: Mapping[tuple[int, int], AdHocLiaison] = MappingProxyType({}),
    rules: Sequence[Rule] | None = None,
) -> Matrix:
    """The matrix that the version makes of the day's units; organisations it does not reach are left out."""
    organisations = [unit for unit in units if unit.category == Category.ORGANISATION]
    pairs = {
        (pair.department, pair.organisation): pair
        for pair in pairs_of(version, organisations, on=on, rules=rules)
    }
    met = pairs.keys() | ad_hoc.keys()
    reaching, reached = {department for department, _ in met}, {organisation for _, organisation in met}
    columns = tuple(unit for unit in organisations if unit.pk in reached)
    departments = [unit for unit in units if unit.category == Category.DEPARTMENT]
    return Matrix(
        version=version,
        organisations=columns,
        rows=tuple(_row(unit, columns, pairs, ad_hoc) for unit in departments if unit.pk in reaching),
        unlisted=tuple(unit for unit in departments if unit.pk not in reaching),
        units=tuple(units),
    )


def _row(
    department: NamedUnit,
    columns: tuple[NamedUnit, ...],
    pairs: Mapping[tuple[int, int], Pair],
    ad_hoc: Mapping[tuple[int, int], AdHocLiaison],
) -> Row:
    met = [(column, (department.pk, column.pk)) for column in columns]
    return Row(
        department,
        tuple(Cell(column, pairs.get(key), None if key in pairs else ad_hoc.get(key)) for column, key in met),
    )


def counterparts(unit: Unit, *, on: date) -> list[tuple[NamedUnit, LiaisonRule]]:
    """With whom the unit keeps liaison on the day, in official order, each with the rule behind it.

    Four queries, one more where an organisation was founded since the version.
    """
    version = in_force_bare(unit.jurisdiction_id, on=on).get(Subject.DEPARTMENTS)
    if version is None:
        return []
    found = LiaisonRule.objects.filter(version=version).select_related("notice").defer("notice__text")
    rules = {rule.pk: rule for rule in found.order_by("position")}
    units = list(units_on(unit.jurisdiction_id, on=on))
    if unit not in units:
        return []
    organisations = [each for each in units if each.category == Category.ORGANISATION]
    pairs = pairs_of(version, organisations, on=on, rules=[as_rule(rule) for rule in rules.values()])
    if unit.category == Category.DEPARTMENT:
        mine = {pair.organisation: pair.rule for pair in pairs if pair.department == unit.pk}
    else:
        mine = {pair.department: pair.rule for pair in pairs if pair.organisation == unit.pk}
    mended = {rule.pk: rule for rule in corrected(rules[pk] for pk in sorted(set(mine.values())))}
    return [(other, mended[mine[other.pk]]) for other in units if other.pk in mine]
