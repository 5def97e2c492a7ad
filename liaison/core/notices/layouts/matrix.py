"""Is the roster a grid of marks, with one side along its head and a name of the other in each row?"""

from collections.abc import Iterator

from liaison.core.notices.draft import Span
from liaison.core.notices.layout import Layout
from liaison.core.notices.mentions import Kind, Mention
from liaison.core.notices.statements import Block, Group, RosterLine, Statement, state

_MARKS = frozenset("√✓✔●○◎◆◇■□▲△★☆*+是1")
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
    """Column -> the only name in its cell, where all columns name the same side."""
    named: dict[int, Mention] = {}
    start = line.line.body_start
    for column, text in enumerate(line.text.split("\t")):
        within = line.mentions_in(start, start + len(text))
        if len(within) == 1 and within[0].kind is not Kind.COLLECTIVE:
            named[column] = within[0]
        start += len(text) + 1
    return named if len({mention.kind for mention in named.values()}) == 1 else {}


def _row(line: RosterLine, cells: list[str], head: dict[int, Mention]) -> Iterator[Statement]:
    side = next(iter(head.values())).kind
    others = tuple(each for each in line.mentions if each.kind not in {side, Kind.COLLECTIVE})
    marked = tuple(
        mention for column, mention in head.items() if column < len(cells) and _is_mark(cells[column])
    )
    if others and marked:
        departments, organisations = (others, marked) if side is Kind.ORGANISATION else (marked, others)
        span = Span(min(line.line.start, departments[0].span.start), line.line.end)
        yield state(Group(departments), Group(organisations), line, span=span)


def _is_mark(cell: str) -> bool:
    return cell.strip() in _MARKS


LAYOUT = Layout("matrix", "划勾表", _read)
