"""What does a document say that is only known page by page: its text, and its tables over several pages?"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from liaison.core.notices.blocks import Block, Box, Table, lines_of
from liaison.core.notices.grid import Cell, cell_text, written_out
from liaison.core.notices.placed import (
    Edges,
    Mark,
    TextLine,
    cell_lines,
    edges_of,
    goes_on,
    paragraphs,
    text_lines,
)
from liaison.core.notices.ruled import Grid, Rule, grids

_MARGIN = 0.13  # of the page's height, at its head and foot
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－─·~]{0,3} ?\d{1,3} ?[-—–－─·~]{0,3}|第? ?\d{1,3} ?页?(?: ?[,，/共] ?共? ?\d{1,3} ?页?)?)"
)
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=页)")
_SHORT = 4  # characters at the end of a name
_OPEN_END = ("、", "，", "和", "与", "及")


@dataclass(slots=True)
class Page:
    """One page: its size, its characters and its ruled lines; `near` is a line's width at the most."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    near: float = 3.0


Rows = list[list[str]]


@dataclass(slots=True)
class _Rows:
    """The written rows of one table."""

    rows: Rows


@dataclass(slots=True)
class _Lines:
    """Paragraphs between tables."""

    lines: list[str]


_Parts = list[_Rows | _Lines]


def text_of_pages(pages: Sequence[Page]) -> tuple[str, str]:
    """The text, one line a paragraph and one a row of a table; and apart from it heads and feet of pages."""
    laid_out = [_laid_out(page) for page in pages]
    margins = _margins(pages, [lines for _tables, lines in laid_out])
    kept = [[line for line in lines if id(line) not in margins] for _tables, lines in laid_out]
    edges = _edges(pages, kept)
    parts: _Parts = []
    last: TextLine | None = None
    for page, (tables, _lines), lines in zip(pages, laid_out, kept, strict=True):
        at = edges.get(round(page.width), Edges(0.0, page.width))
        for place, run in enumerate(_runs(tables, lines)):
            if not isinstance(run, _Rows):
                on = place == 0 and last is not None and goes_on(last, run[0], at)
                run[0].starts_in = on and last is not None and last.starts_in
                _append_lines(parts, list(paragraphs(run, at)), goes_on=on)
                last = run[-1]
            else:
                _append_rows(parts, run.rows, over_page=place == 0 and last is None)
                last = None
    return "\n".join(lines_of(list(_blocks(parts)))), "\n".join(dict.fromkeys(margins.values()))


def _laid_out(page: Page) -> tuple[list[tuple[Grid, list[list[Mark]]]], list[TextLine]]:
    """The tables of a page, each with the marks of its cells, and the lines that stand free."""
    tables = grids(page.rules, page.near)
    within: list[tuple[Grid, list[list[Mark]]]] = [(grid, [[] for _ in grid.cells]) for grid in tables]
    if not tables:
        return within, text_lines(page.marks)
    free: list[Mark] = []
    for mark in page.marks:
        found = _cell_of(mark, tables)
        if found is None:
            free.append(mark)
        else:
            within[found[0]][1][found[1]].append(mark)
    return within, text_lines(free)


def _cell_of(mark: Mark, tables: Sequence[Grid]) -> tuple[int, int] | None:
    """Which table and which of its cells; the last that holds it stands innermost."""
    across, down = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    for place in range(len(tables) - 1, -1, -1):
        cell = tables[place].cell_at(across, down)
        if cell is not None:
            return place, cell
    return None


def _margins(pages: Sequence[Page], lines: Sequence[list[TextLine]]) -> dict[int, str]:
    """Lines that are no part of the text: page numbers, and what stands at head or foot of several pages."""
    outer = [
        line
        for page, found in zip(pages, lines, strict=True)
        for line in found[:2] + found[2:][-2:]
        if line.bottom < page.height * _MARGIN or line.top > page.height * (1 - _MARGIN)
    ]
    if len(outer) == sum(map(len, lines)):
        return {}  # there is nothing between head and foot
    times = Counter(_NUMBERS.sub("#", line.text) for line in outer)
    often = 2 if len(pages) < 4 else 3
    return {
        id(line): line.text
        for line in outer
        if _PAGE_NUMBER.fullmatch(line.text) or times[_NUMBERS.sub("#", line.text)] >= often
    }


def _edges(pages: Sequence[Page], lines: Sequence[list[TextLine]]) -> dict[int, Edges]:
    """Where the text begins and ends on pages of one width."""
    alike: dict[int, list[TextLine]] = {}
    for page, found in zip(pages, lines, strict=True):
        alike.setdefault(round(page.width), []).extend(found)
    return {width: edges_of(found, width) for width, found in alike.items() if found}


def _runs(
    tables: Sequence[tuple[Grid, list[list[Mark]]]], lines: Sequence[TextLine]
) -> Iterator[_Rows | list[TextLine]]:
    """Tables, and the lines between them, from the top of the page down."""
    rest = list(lines)[::-1]
    for grid, cells in tables:
        run: list[TextLine] = []
        while rest and rest[-1].top < grid.rows[0]:
            run.append(rest.pop())
        if run:
            yield run
        written = _rows_of(grid, cells)
        if any(any(row) for row in written):
            yield _Rows(written)
    if rest:
        yield rest[::-1]


def _rows_of(grid: Grid, cells: Sequence[list[Mark]]) -> Rows:
    rows: list[list[Cell]] = [[] for _ in grid.rows[1:]]
    for place, (row, _column, down, across) in enumerate(grid.cells):
        text = cell_text(cell_lines(text_lines(cells[place]), grid.width(place)))
        rows[row].append(Cell(text, columns=across, rows=down))
    return written_out(rows)


def _append_lines(parts: _Parts, lines: list[str], *, goes_on: bool) -> None:
    before = parts[-1] if parts else None
    if goes_on and isinstance(before, _Lines):
        before.lines[-1] += lines.pop(0)
    if lines:
        parts.append(_Lines(lines))


def _append_rows(parts: _Parts, rows: Rows, *, over_page: bool) -> None:
    """The table, as the continuation of the one that the page before ended with, where it has its shape."""
    before = parts[-1] if parts else None
    if over_page and isinstance(before, _Rows) and len(before.rows[-1]) == len(rows[0]):
        before.rows += continued(before.rows, rows)
    else:
        parts.append(_Rows(rows))


def continued(before: Rows, after: Rows) -> Rows:
    """What a page adds to the rows of the page before: no head again, no row twice, no cell left empty.

    The last row of `before` takes up the rest of a row that was broken off.

    >>> continued([["党派", "部门"], ["民盟", "市教育局"]], [["党派", "部门"], ["", "市科技局"]])
    [['民盟', '市科技局']]
    """
    rows = after[1:] if before[0] == after[0] and len(before) > 1 else after
    if rows and _is_end_of_cell(before[-1], rows[0]):
        _complete(before, rows[0][0])
        rows = rows[1:]
    if rows and _is_rest(before, rows[0]):
        before[-1] = [one + other for one, other in zip(before[-1], rows[0], strict=True)]
        rows = rows[1:]
    last = before[-1]
    for place, row in enumerate(rows):
        if row[0] or not any(row):
            break
        blank = next((column for column, text in enumerate(row) if text), 0)
        rows[place] = [*last[:blank], *row[blank:]]
    return rows


def _is_end_of_cell(last: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row holds nothing but the end of a name that was written down over the page's end."""
    return len(row) > 1 and 0 < len(row[0]) <= _SHORT and not any(row[1:]) and bool(last[0]) and all(last)


def _complete(before: Rows, end: str) -> None:
    """Puts the end of a name to the cell over one or several rows that the page ended with."""
    begun = before[-1][0]
    for row in reversed(before):
        if row[0] != begun:
            break
        row[0] = begun + end


def _is_rest(before: Rows, row: Sequence[str]) -> bool:
    """Whether a row goes on with the last one: no number of its own, or a list that was not at its end."""
    last = before[-1]
    if row[0] or not any(row):
        return False
    shared = len(before) > 1 and bool(last[0]) and before[-2][0] == last[0]  # one cell over several rows
    unended = any(one.endswith(_OPEN_END) and other for one, other in zip(last, row, strict=True))
    return unended or (last[0].isdecimal() and not shared)


def _blocks(parts: _Parts) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, _Rows):
            yield Table([[Box([text]) for text in row] for row in part.rows])
        else:
            yield from part.lines
