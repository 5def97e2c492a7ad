"""Which lines do the paragraphs and tables of a document make, once frames are told from rosters?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from liaison.core.notices.grid import Cell, as_lines, cell_text


@dataclass(slots=True)
class Box:
    """A cell as a file holds it: what stands in it, and how far it reaches."""

    blocks: "list[Block]" = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    continues: bool = False  # goes on with the cell above


@dataclass(slots=True)
class Table:
    """The rows of a table in order; places that a merged cell covers are left out or marked."""

    rows: list[list[Box]] = field(default_factory=list)


Block = str | Table


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """One line a paragraph and one a row of a table, cells parted by tabs; a frame gives what it holds.

    >>> list(lines_of(["通知", Table([[Box(["民盟"]), Box(["市教育局"])]])]))
    ['通知', '民盟\\t市教育局']
    """
    for block in joined(blocks):
        if isinstance(block, str):
            yield from block.split("\n")
        elif _is_frame(block):
            for row in block.rows:
                for box in row:
                    yield from lines_of(box.blocks)
        else:
            yield from as_lines([[_cell(box) for box in row] for row in block.rows])


def joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with a table that repeats the head of the one before it taken for its continuation."""
    kept: list[Block] = []
    for block in blocks:
        before = kept[-1] if kept else None
        if isinstance(block, Table) and isinstance(before, Table) and _same_head(before, block):
            kept[-1] = Table([*before.rows, *block.rows[1:]])
        else:
            kept.append(block)
    return kept


def _same_head(before: Table, after: Table) -> bool:
    if not (before.rows and after.rows) or len(after.rows[0]) < 2:
        return False
    one, other = ([_cell(box).text for box in table.rows[0]] for table in (before, after))
    return one == other


def _is_frame(table: Table) -> bool:
    """Whether it only holds text or rosters together: one cell a row, or a roster inside one of them."""
    if all(len(row) <= 1 for row in table.rows):
        return True
    inner = (block for row in table.rows for box in row for block in box.blocks if isinstance(block, Table))
    least = 1 if len(table.rows) == 1 else 2
    return any(sum(len(row) > 1 for row in each.rows) >= least or _holds_roster(each) for each in inner)


def _holds_roster(table: Table) -> bool:
    inner = (block for row in table.rows for box in row for block in box.blocks if isinstance(block, Table))
    return any(sum(len(row) > 1 for row in each.rows) > 1 for each in inner)


def _cell(box: Box) -> Cell:
    return Cell(
        text=cell_text(lines_of(box.blocks)), columns=box.columns, rows=box.rows, continues=box.continues
    )
