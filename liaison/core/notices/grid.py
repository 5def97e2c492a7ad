"""What does each cell of a table say once merged cells are written out? A row becomes a line of cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WIDEST = 60  # columns; a roster has a dozen
_HIGHEST = 500  # rows that one cell may reach over
_VERTICAL = 2  # characters a line, in a name that is written downwards


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file has it: its text, how far it reaches, or that it goes on with the cell above."""

    text: str
    columns: int = 1
    rows: int = 1
    continues: bool = False


def written_out(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """The text at every place; over several rows it stands in each, over several columns in the first.

    >>> written_out([[Cell("1", rows=2), Cell("民盟")], [Cell("民进")]])
    [['1', '民盟'], ['1', '民进']]
    """
    lines: list[list[str]] = []
    reaching: dict[int, tuple[str, int, int]] = {}  # column -> text, columns, rows still to fill
    for row in rows:
        line: list[str] = []
        above = lines[-1] if lines else []
        for cell in row:
            _fill(line, reaching)
            place, columns = len(line), min(max(cell.columns, 1), _WIDEST)
            text = cell.text
            if cell.continues and place < len(above):
                text = above[place]
            elif cell.rows > 1:
                reaching[place] = (text, columns, min(cell.rows, _HIGHEST) - 1)
            line += [text, *[""] * (columns - 1)]
        _fill(line, reaching)
        lines.append(line[:_WIDEST])
    return lines


def _fill(line: list[str], reaching: dict[int, tuple[str, int, int]]) -> None:
    """Puts in what reaches down to the present place of the row."""
    while (place := len(line)) in reaching and place < _WIDEST:
        text, columns, left = reaching.pop(place)
        if left > 1:
            reaching[place] = (text, columns, left - 1)
        line += [text, *[""] * (columns - 1)]


def cell_text(lines: Iterable[str]) -> str:
    """The lines of a cell as one; a name written downwards is put together again.

    >>> cell_text(["民", "盟", "市", "委", "会"]), cell_text(["市教育局", "市科技局"])
    ('民盟市委会', '市教育局 市科技局')
    """
    parts = [" ".join(line.split()) for line in lines if line.strip()]
    downwards = len(parts) > 1 and all(len(part) <= _VERTICAL for part in parts)
    return ("" if downwards else " ").join(parts)


def as_lines(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """One line a row, its cells parted by tabs; a title over all columns stands alone, empty rows are out."""
    written = [row for row in written_out(rows) if any(text.strip() for text in row)]
    return ["\t".join(row) if any(text.strip() for text in row[1:]) else row[0] for row in written]
