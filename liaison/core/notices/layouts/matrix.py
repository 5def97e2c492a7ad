"""Is the roster a grid of marks, with the organisations along its head and a department in each row?"""

from collections.abc import Iterator

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state

_MARKS = frozenset("√✓✔●○■▲★☆*+是1")
_LEAST_HEADS = 2


def _read(block: Block) -> Iterator[Statement]:
    head: dict[int, Mention] = {}
    for line in block.lines:
        if "\t" not in line.text:
            continue
        cells = line.text.split("\t")
        named = _heads(line)
        if len(named) >= _LEAST_HEADS and not any(_is_mark(cell) for cell in cells):
            head = named
        elif head and any(_is_mark(cell) for cell in cells):
            yield from _row(line, cells, head)


def _heads(line: RosterLine) -> dict[int, Mention]:
    """Column -> the only organisation that its cell names."""
    named: dict[int, Mention] = {}
    start = line.line.body_start
    for column, text in enumerate(line.text.split("\t")):
        within = line.mentions_in(start, start + len(text))
        if len(within) == 1 and within[0].kind is Kind.ORGANISATION:
            named[column] = within[0]
        start += len(text) + 1
    return named


def _row(line: RosterLine, cells: list[str], head: dict[int, Mention]) -> Iterator[Statement]:
    departments = tuple(each for each in line.mentions if each.kind is Kind.DEPARTMENT)
    marked = tuple(
        mention for column, mention in head.items() if column < len(cells) and _is_mark(cells[column])
    )
    if departments and marked:
        span = Span(line.line.start, line.line.end)
        yield state(Group(departments), Group(marked), line, span=span)


def _is_mark(cell: str) -> bool:
    return cell.strip() in _MARKS


LAYOUT = Layout("matrix", "划勾表", _read)
