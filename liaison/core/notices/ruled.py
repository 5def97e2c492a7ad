"""Which tables do the ruled lines of a page make, and which of their cells are merged?"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from liaison.core.notices.limits import MOST_CELLS, too_large

_MOST_RULES = 3_000  # lines across, and lines down, once what touches is one
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across or down; the page's upper left corner is the origin."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A table: the edges of its columns and rows, and its cells as (row, column, rows, columns)."""

    columns: list[float]
    rows: list[float]
    cells: list[tuple[int, int, int, int]] = field(default_factory=list)
    at: dict[tuple[int, int], int] = field(default_factory=dict)  # row, column -> place among the cells

    def cell_at(self, across: float, down: float) -> int | None:
        """Which cell a point lies in; None outside."""
        column = bisect_right(self.columns, across) - 1
        row = bisect_right(self.rows, down) - 1
        return self.at.get((row, column))

    def width(self, cell: int) -> float:
        """How wide a cell is."""
        _row, column, _rows, columns = self.cells[cell]
        return self.columns[column + columns] - self.columns[column]


def grids(rules: Iterable[Rule], near: float) -> list[Grid]:
    """The tables from the top down; lines nearer than `near` are one. Frames of one cell are none."""
    across, down = _by_direction(rules, near)
    lines = [_Line(at, spans, is_across=True) for at, spans in _merged(across, near)]
    posts = [_Line(at, spans, is_across=False) for at, spans in _merged(down, near)]
    if len(lines) > _MOST_RULES or len(posts) > _MOST_RULES:
        raise too_large("页面上的线条太多，不像是一份通知，请只上传通知正文和附件。")
    found = [_grid(part, near) for part in _connected(lines, posts, near)]
    return sorted(
        (grid for grid in found if grid is not None and len(grid.cells) > 1),
        key=lambda grid: (grid.rows[0], grid.columns[0]),
    )


@dataclass(slots=True)
class _Line:
    at: float
    span: Span
    is_across: bool


def _by_direction(
    rules: Iterable[Rule], near: float
) -> tuple[list[tuple[float, Span]], list[tuple[float, Span]]]:
    across: list[tuple[float, Span]] = []
    down: list[tuple[float, Span]] = []
    for rule in rules:
        width, height = rule.right - rule.left, rule.bottom - rule.top
        if height <= near < width:
            across.append(((rule.top + rule.bottom) / 2, (rule.left, rule.right)))
        elif width <= near < height:
            down.append(((rule.left + rule.right) / 2, (rule.top, rule.bottom)))
    return across, down


def _merged(found: list[tuple[float, Span]], near: float) -> list[tuple[float, Span]]:
    """Lines at one place whose ends touch, as one."""
    merged: list[tuple[float, Span]] = []
    for group in _groups(found, near):
        at = sum(place for place, _ in group) / len(group)
        begun: Span | None = None
        for _place, (start, end) in sorted(group, key=lambda each: each[1]):
            if begun is not None and start <= begun[1] + near:
                begun = (begun[0], max(begun[1], end))
                continue
            if begun is not None:
                merged.append((at, begun))
            begun = (start, end)
        if begun is not None:
            merged.append((at, begun))
    return merged


def _groups(found: list[tuple[float, Span]], near: float) -> list[list[tuple[float, Span]]]:
    groups: list[list[tuple[float, Span]]] = []
    for each in sorted(found):
        if groups and each[0] - groups[-1][0][0] <= near:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _connected(across: Sequence[_Line], down: Sequence[_Line], near: float) -> list[list[_Line]]:
    """Lines that cross or touch, table by table."""
    parts: list[list[_Line]] = []
    untouched = list(down)
    left = list(across)
    while left:
        part, fresh = [left[-1]], [left.pop()]
        while fresh:
            line = fresh.pop()
            others = untouched if line.is_across else left
            touching = [other for other in others if _touch(line, other, near)]
            if touching:
                others[:] = [other for other in others if not _touch(line, other, near)]
            part += touching
            fresh += touching
        parts.append(part)
    return parts


def _touch(one: _Line, other: _Line, near: float) -> bool:
    return (
        one.span[0] - near <= other.at <= one.span[1] + near
        and other.span[0] - near <= one.at <= other.span[1] + near
    )


def _grid(part: Sequence[_Line], near: float) -> Grid | None:
    """The table of lines that belong together; a side that is not drawn is where the lines end."""
    across = [line for line in part if line.is_across]
    down = [line for line in part if not line.is_across]
    if len(across) < 2 or not down:
        return None
    rows = _edges(across, down, near)
    columns = _edges(down, across, near)
    if (len(rows) - 1) * (len(columns) - 1) > MOST_CELLS:
        raise too_large(
            "文件里的表格超过 %(most)s 格，不像是一份通知，请只上传通知正文和附件。", most=MOST_CELLS
        )
    grid = Grid(columns, rows)
    _fill(grid, _Drawn(across, rows, columns, near), _Drawn(down, columns, rows, near))
    return grid


def _edges(lines: Sequence[_Line], crossing: Sequence[_Line], near: float) -> list[float]:
    ends = [min(line.span[0] for line in crossing), max(line.span[1] for line in crossing)]
    edges: list[float] = []
    for at in sorted([*(line.at for line in lines), *ends]):
        if not edges or at - edges[-1] > near:
            edges.append(at)
    return edges


class _Drawn:
    """Which pieces of the edges in one direction are drawn."""

    def __init__(
        self, lines: Sequence[_Line], edges: Sequence[float], across: Sequence[float], near: float
    ) -> None:
        self._pieces: set[tuple[int, int]] = set()
        for line in lines:
            edge = min(range(len(edges)), key=lambda place: abs(edges[place] - line.at))
            for place in range(len(across) - 1):
                middle = (across[place] + across[place + 1]) / 2
                if line.span[0] - near <= middle <= line.span[1] + near:
                    self._pieces.add((edge, place))

    def has(self, edge: int, piece: int) -> bool:
        return (edge, piece) in self._pieces


def _fill(grid: Grid, across: _Drawn, down: _Drawn) -> None:
    """Finds each cell: as far right as no line stops it, then as far down."""
    rows, columns = len(grid.rows) - 1, len(grid.columns) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in grid.at:
                continue
            right = column + 1
            while right < columns and not down.has(right, row) and (row, right) not in grid.at:
                right += 1
            bottom = row + 1
            while bottom < rows and not across.has(bottom, column):
                bottom += 1
            for inner in range(row, bottom):
                for place in range(column, right):
                    grid.at[inner, place] = len(grid.cells)
            grid.cells.append((row, column, bottom - row, right - column))
