"""How does what is in force become pages: the matrix as a table, the rosters as an annex?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from liaison.exports.formats import Cell, Sheet, Table
from liaison.schemes.models import LeaderAssignment, LiaisonRule
from liaison.schemes.models.versions import RuleKind
from liaison.schemes.queries.grid import Kind, Side, Spot
from liaison.schemes.queries.matrix import Matrix
from liaison.units.models import Category, OrganisationKind
from liaison.units.queries import NamedUnit

MARKS = {Kind.PAIRED: "●", Kind.COMMON: "○", Kind.AD_HOC: "△"}
TOTAL = "合计"
CORNERS = {Side.DEPARTMENT: "部门", Side.ORGANISATION: "党派团体"}
_NAME_WIDTH, _CELL_WIDTH, _COUNT_WIDTH = 24, 11, 7  # characters
_GROUPS = (
    ("民主党派", {OrganisationKind.PARTY}),
    ("工商联", {OrganisationKind.FEDERATION}),
    ("无党派人士", {OrganisationKind.NON_PARTY, OrganisationKind.ASSOCIATION}),
)


def matrix_sheet(matrix: Matrix, *, place: str, by: Side, notes: Sequence[str]) -> Sheet:
    """Every unit of the day on both sides, also those without a counterpart, so that marks can be added."""
    departments = [unit for unit in matrix.units if unit.category == Category.DEPARTMENT]
    organisations = [unit for unit in matrix.units if unit.category == Category.ORGANISATION]
    spots = {(line.unit.pk, spot.other.pk): spot for line in matrix.grid.lines for spot in line.met}
    if by is Side.ORGANISATION:
        spots = {(organisation, department): spot for (department, organisation), spot in spots.items()}
    heads, columns = (departments, organisations) if by is Side.DEPARTMENT else (organisations, departments)
    rows = [_row(head, columns, spots) for head in heads]
    counts = [sum((head.pk, column.pk) in spots for head in heads) for column in columns]
    rows.append((TOTAL, *counts, sum(counts)))
    table = Table(
        head=(CORNERS[by], *(unit.name for unit in columns), TOTAL),
        rows=tuple(rows),
        widths=(_NAME_WIDTH, *(_CELL_WIDTH for _ in columns), _COUNT_WIDTH),
    )
    legend = "● 结对联系　○ 共同联系　△ 按需联系（方案以外）"
    title = f"{place}对口联系矩阵"
    return Sheet("矩阵", title, notes=(*notes, legend), table=table, landscape=True)


def _row(
    head: NamedUnit, columns: Iterable[NamedUnit], spots: dict[tuple[int, int], Spot]
) -> tuple[Cell, ...]:
    found = [spots.get((head.pk, column.pk)) for column in columns]
    marks = (MARKS[spot.kind] if spot else "" for spot in found)
    return (head.name, *marks, sum(spot is not None for spot in found))


def departments_lines(matrix: Matrix, rules: Sequence[LiaisonRule]) -> tuple[str, ...]:
    """市教育局联系民盟市委会、民进市委会: department by department; those common to all first."""
    names = _names(matrix.units)
    met: dict[int, list[str]] = defaultdict(list)
    order = {unit.pk: place for place, unit in enumerate(matrix.units)}
    for rule in sorted(_paired(rules), key=lambda rule: order.get(rule.organisation_id or 0, 0)):
        met[rule.department_id].append(names[rule.organisation_id or 0])
    lines = [f"{names[pk]}联系{'、'.join(met[pk])}" for pk in sorted(met, key=lambda pk: order.get(pk, 0))]
    common = [
        f"{'、'.join(departments)}为{scope}的共同联系单位" for scope, departments in _common(matrix, rules)
    ]
    return (*common, *lines)


def organisations_lines(matrix: Matrix, rules: Sequence[LiaisonRule]) -> tuple[str, ...]:
    """民盟市委会：市教育局、市科技局: organisation by organisation; the common departments last."""
    names = _names(matrix.units)
    met: dict[int, list[str]] = defaultdict(list)
    order = {unit.pk: place for place, unit in enumerate(matrix.units)}
    for rule in sorted(_paired(rules), key=lambda rule: order.get(rule.department_id, 0)):
        met[rule.organisation_id or 0].append(names[rule.department_id])
    lines = [f"{names[pk]}：{'、'.join(met[pk])}" for pk in sorted(met, key=lambda pk: order.get(pk, 0))]
    common = [
        f"{scope}（共同联系）：{'、'.join(departments)}" for scope, departments in _common(matrix, rules)
    ]
    return (*lines, *common)


def leaders_lines(rows: Iterable[LeaderAssignment], names: dict[int, str]) -> tuple[str, ...]:
    """方若同志负责联系民盟市委会: in the order of the notice."""
    return tuple(
        f"{row.leader_name}同志负责联系{names.get(row.organisation_id, '')}"
        if row.organisation_id
        else f"{row.leader_name}同志负责听取各党派团体的意见建议"
        for row in rows
    )


def counterparts_in_words(units: Iterable[NamedUnit]) -> str:
    """民主党派、工商联和无党派人士, as far as the place has them."""
    kinds = {unit.kind for unit in units}
    words = [word for word, group in _GROUPS if kinds & {str(kind) for kind in group}]
    return "和".join(["、".join(words[:-1]), words[-1]]) if len(words) > 2 else "、".join(words)


def _paired(rules: Iterable[LiaisonRule]) -> list[LiaisonRule]:
    return [rule for rule in rules if rule.kind == RuleKind.PAIRED]


def _common(matrix: Matrix, rules: Iterable[LiaisonRule]) -> Iterator[tuple[str, list[str]]]:
    """Each scope of common liaison as worded, with its departments in official order."""
    names = _names(matrix.units)
    found: dict[str, list[int]] = defaultdict(list)
    for rule in rules:
        if rule.kind == RuleKind.COMMON:
            found[rule.scope or _("各党派团体")].append(rule.department_id)
    order = {unit.pk: place for place, unit in enumerate(matrix.units)}
    for scope, departments in found.items():
        yield scope, [names[pk] for pk in sorted(departments, key=lambda pk: order.get(pk, 0))]


def _names(units: Iterable[NamedUnit]) -> dict[int, str]:
    return defaultdict(str, {unit.pk: unit.name for unit in units})
