"""What does a typist make of a text: paragraphs, tables, numbered headings, merged cells?"""

import re
from dataclasses import dataclass

from liaison.core.notices.numerals import in_chinese

_HEADING = re.compile(r"^( {0,8}|　{0,4})([一二三四五六七八九十]{1,3})、(.*)$")


@dataclass(frozen=True)
class Paragraph:
    text: str
    number: int = 0  # of a heading that the program counts by itself; 0: none
    list: int = 0  # which run of such headings


@dataclass(frozen=True)
class Place:
    """A cell that is written; `rows` is how far it reaches down."""

    text: str
    rows: int = 1


@dataclass(frozen=True)
class Roster:
    rows: tuple[tuple[Place | None, ...], ...]  # None: covered by the cell above

    @property
    def columns(self) -> int:
        return len(self.rows[0])


Piece = Paragraph | Roster


def pieces(text: str, *, numbered: bool = True) -> list[Piece]:
    """Lines as paragraphs, lines with tabs as a table; headings that count 一、二、三 as a list."""
    found: list[Piece] = []
    table: list[list[str]] = []
    for line in [*text.replace("\r\n", "\n").replace("\f", "\n").split("\n"), ""]:
        if "\t" in line:
            table.append(line.split("\t"))
            continue
        if table:
            found.append(_roster(table))
            table = []
        found.append(Paragraph(line))
    return _with_numbers(found) if numbered else found


def _roster(rows: list[list[str]]) -> Roster:
    width = max(map(len, rows))
    cells = [[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows]
    placed: list[list[Place | None]] = [[Place(text) for text in row] for row in cells]
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or not cells[place][0] or cells[place][0] != cells[start][0]:
            placed[start][0] = Place(cells[start][0], place - start)
            for covered in range(start + 1, place):
                placed[covered][0] = None
            start = place
    return Roster(tuple(map(tuple, placed)))


def _with_numbers(found: list[Piece]) -> list[Piece]:
    lists = reached = 0
    numbered: list[Piece] = []
    for piece in found:
        match = _HEADING.match(piece.text) if isinstance(piece, Paragraph) else None
        if match is None:
            numbered.append(piece)
            continue
        if match.group(2) == in_chinese(1):
            lists, reached = lists + 1, 0
        if lists and match.group(2) == in_chinese(reached + 1) and match.group(3).strip():
            reached += 1
            numbered.append(Paragraph(match.group(3), reached, lists))
        else:
            numbered.append(piece)
            reached = -1_000  # the next ones are typed, as after a number that was
    return numbered
