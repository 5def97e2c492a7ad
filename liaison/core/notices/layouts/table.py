"""Is the roster a table, with its cells parted by tabs? Merged cells, 同上, and two tables side by side."""

import re
from collections.abc import Iterator, Sequence

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state
from liaison.core.values import value

_LEAST_SHARE = 3  # a column is named in a third of the rows in which the fullest one is
_NO_SIDE = re.compile(
    r"[科处股]室|联系人|联络[员人]|经办|电话|备注|职务|内设|方式"
)  # at the head of a column
_SIDE = re.compile(r"部门|单位|党派|团体|对象")
_DITTO = frozenset({"同上", "同前", "〃", "″", '"', "”", "''"})


@value(frozen=True, slots=True)
class _Cell:
    text: str
    mentions: tuple[Mention, ...]

    @property
    def side(self) -> bool | None:
        """True for departments, False for organisations, None for anything else."""
        strong = [mention for mention in self.mentions if not mention.weak] or list(self.mentions)
        if not strong:
            return None
        return sum(mention.kind is Kind.DEPARTMENT for mention in strong) * 2 > len(strong)


def _read(block: Block) -> Iterator[Statement]:
    run: list[RosterLine] = []
    for line in [*block.lines, None]:
        if line is not None and "\t" in line.text:
            run.append(line)
            continue
        if len(run) > 1 and any(block.is_about_liaison(row) for row in run):
            yield from _table(block, run)
        run = []


def _table(block: Block, rows: Sequence[RosterLine]) -> Iterator[Statement]:
    filled = _filled([_cells(row) for row in rows])
    sides = _sides(filled)
    for row, cells in zip(rows, filled, strict=True):
        for first, second in _couples(sides):
            if max(first, second) >= len(cells):
                continue
            departments, organisations = cells[first], cells[second]
            if departments.side is True and organisations.side is False:
                yield _stated(block, row, departments, organisations)


def _stated(block: Block, row: RosterLine, departments: _Cell, organisations: _Cell) -> Statement:
    named = Group(tuple(each for each in departments.mentions if each.kind is Kind.DEPARTMENT))
    others = Group(tuple(each for each in organisations.mentions if each.kind is not Kind.DEPARTMENT))
    start = min(row.line.start, named.start)  # a merged cell stands in a row above
    common = block.is_common(row, "")
    return state(named, others, row, common=common, span=Span(start, row.line.end))


def _cells(row: RosterLine) -> list[_Cell]:
    cells: list[_Cell] = []
    start = row.line.body_start
    for text in row.text.split("\t"):
        end = start + len(text)
        cells.append(
            _Cell(text.strip(), tuple(each for each in row.mentions if start <= each.span.start < end))
        )
        start = end + 1
    return cells


def _filled(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Rows in which 同上 and the empty cells under a merged one hold what stands above."""
    above: dict[int, _Cell] = {}
    filled: list[list[_Cell]] = []
    for cells in rows:
        row = [
            above.get(column, cell) if cell.text in _DITTO or (not cell.text and column < 2) else cell
            for column, cell in enumerate(cells)
        ]
        above.update((column, cell) for column, cell in enumerate(row) if cell.mentions)
        filled.append(row)
    return filled


def _sides(rows: list[list[_Cell]]) -> list[bool | None]:
    """Which side each column holds, by most of its cells; a stray name in a title makes no column."""
    columns = range(max(len(row) for row in rows))
    cells = [[row[column] for row in rows if column < len(row)] for column in columns]
    named = [[side for each in column if (side := each.side) is not None] for column in cells]
    kinds = [_names_kinds(column) for column in cells]
    by_name = any(False in sides and not only for sides, only in zip(named, kinds, strict=True))
    named = [[] if only and by_name else sides for sides, only in zip(named, kinds, strict=True)]
    most = max(len(sides) for sides in named)
    return [
        sum(side is True for side in sides) * 2 > len(sides)
        if len(sides) * _LEAST_SHARE >= most > 0 and not _is_aside(rows[0], column)
        else None
        for column, sides in enumerate(named)
    ]


def _names_kinds(column: list[_Cell]) -> bool:
    """Whether a column holds kinds of bodies rather than bodies: 民主党派, 统战团体."""
    named = [mention.kind for cell in column for mention in cell.mentions]
    return bool(named) and all(kind is Kind.COLLECTIVE for kind in named)


def _is_aside(head: list[_Cell], column: int) -> bool:
    """Whether a column's head says that it tells of people or offices, not of who liaises."""
    words = head[column].text if column < len(head) else ""
    return _NO_SIDE.search(words) is not None and not _SIDE.search(words)


def _couples(sides: list[bool | None]) -> list[tuple[int, int]]:
    """Columns of departments, each with the columns of organisations that belong to it."""
    columns = [(column, side) for column, side in enumerate(sides) if side is not None]
    tables: list[list[tuple[int, bool]]] = []  # side by side, each starting with the same side
    for column, side in columns:
        if not tables or (side is tables[0][0][1] and tables[-1][-1][1] is not side):
            tables.append([])
        tables[-1].append((column, side))
    return [
        (department, organisation)
        for table in tables
        for department, is_department in table
        for organisation, is_other in table
        if is_department and not is_other
    ]


LAYOUT = Layout("table", "表格", _read)
