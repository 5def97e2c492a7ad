"""Which paragraphs and tables does an old Word document hold, in the order of the page?"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from liaison.core.notices.blocks import Block, Box, Table
from liaison.core.notices.limits import Tally
from liaison.schemes.readers.doc.file import Properties, WordFile
from liaison.schemes.readers.doc.lists import Lists

_DELETED, _INSERTED, _HIDDEN = 0x0800, 0x0801, 0x083C
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_ROW_LAYOUT = 0xD608
_PARAGRAPH, _CELL, _PAGE = "\r", "\x07", "\x0c"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_WRITES = {"\x0b": "\n", "\x1e": "-", "\t": "  ", "\xa0": " "}
_NEAR = 30  # twentieths of a point; edges of columns nearer than this are one
_GOES_ON_DOWN, _GOES_ON_ACROSS = 1, 1


@dataclass(slots=True)
class _Paragraph:
    text: str
    mark: str
    properties: Properties


@dataclass(slots=True)
class _Row:
    """The cells of a row with their edges, and which of them go on with another."""

    cells: list[list[Block]]
    edges: list[int]
    down: list[bool]
    across: list[bool]


class Body:
    """The walk through one document."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._lists = Lists(file)
        self._tally = Tally()
        self.has_changes = self.has_hidden = False

    def plain(self, start: int, end: int) -> str:
        """The words of a part, line by line."""
        return "\n".join(each.text for each in self._paragraphs(start, end) if each.text.strip())

    def blocks(self, start: int, end: int) -> Iterator[Block]:
        """The paragraphs and tables of a part."""
        rows: list[_Row] = []
        cells: list[list[Block]] = [[]]
        for paragraph in self._paragraphs(start, end):
            if not _is_on(paragraph.properties, _IN_TABLE):
                if rows:
                    yield _table(rows)
                    rows = []
                cells = [[]]
                yield from paragraph.text.split("\n")
            elif _is_on(paragraph.properties, _ROW_END):
                rows.append(_row([cell for cell in cells if cell], paragraph.properties))
                cells = [[]]
            else:
                cells[-1].append(paragraph.text)
                if paragraph.mark == _CELL:
                    self._tally.cell(1)
                    cells.append([])
        if rows:
            yield _table(rows)

    def _paragraphs(self, start: int, end: int) -> Iterator[_Paragraph]:
        """Each with its number before it; fields as their results, changes as accepted."""
        parts: list[str] = []
        codes: list[bool] = []
        until, is_shown = -1, True
        for character, place in self._file.characters(start, end):
            if not 0 <= place < until:
                until, is_shown = self._run(place)
            if character in {_PARAGRAPH, _CELL, _PAGE}:
                _end, written = self._file.paragraphs.at(place)
                properties = self._file.properties(written)
                text = "".join(parts)
                parts.clear()
                number = self._lists.number(properties) if text.strip() or character == _CELL else ""
                self._tally.block(len(text))
                yield _Paragraph(number + text, character, properties)
            elif character == _FIELD:
                codes.append(True)
            elif character in {_RESULT, _FIELD_END}:
                _turn(codes, character)
            elif is_shown and not any(codes):
                parts.append(_WRITES.get(character, character if character >= " " else ""))

    def _run(self, place: int) -> tuple[int, bool]:
        """Where the run ends that a character belongs to, and whether it is shown."""
        until, written = self._file.runs.at(place)
        properties = self._file.properties(written)
        is_deleted, is_hidden = _is_on(properties, _DELETED), _is_on(properties, _HIDDEN)
        self.has_changes = self.has_changes or is_deleted or _is_on(properties, _INSERTED)
        self.has_hidden = self.has_hidden or is_hidden
        return until, not (is_deleted or is_hidden)


def _turn(codes: list[bool], character: str) -> None:
    if codes and character == _RESULT:
        codes[-1] = False
    elif codes:
        codes.pop()


def _is_on(properties: Properties, name: int) -> bool:
    return properties.get(name, b"\x00")[:1] not in {b"", b"\x00"}


def _row(cells: list[list[Block]], properties: Properties) -> _Row:
    """The row as its layout says; cells beyond the layout stand in columns of their own."""
    layout = properties.get(_ROW_LAYOUT, b"")
    count = layout[2] if len(layout) > 2 else 0
    if count != len(cells) or len(layout) < 3 + 2 * (count + 1):
        return _Row(
            cells, list(range(0, 1000 * (len(cells) + 1), 1000)), [False] * len(cells), [False] * len(cells)
        )
    edges = list(struct.unpack_from(f"<{count + 1}h", layout, 3))
    flags = [0] * count
    start = 3 + 2 * (count + 1)
    for place in range(count):
        if start + 20 * place + 2 <= len(layout):
            (flags[place],) = struct.unpack_from("<H", layout, start + 20 * place)
    down = [flag >> 5 & 3 == _GOES_ON_DOWN for flag in flags]
    return _Row(cells, edges, down, [flag & 3 == _GOES_ON_ACROSS for flag in flags])


def _table(rows: list[_Row]) -> Table:
    """The rows, each cell as wide as the columns that all rows together have."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return Table([_boxes(row, edges) for row in rows])


def _boxes(row: _Row, edges: list[int]) -> list[Box]:
    boxes: list[Box] = []
    places = [_nearest(edges, edge) for edge in row.edges]
    if places[0] > 0:
        boxes.append(Box(columns=places[0]))
    for place, blocks in enumerate(row.cells):
        reach = max(places[place + 1] - places[place], 1)
        if row.across[place] and boxes:
            boxes[-1].columns += reach
        else:
            boxes.append(Box(blocks, columns=reach, continues=row.down[place]))
    return boxes


def _nearest(edges: list[int], edge: int) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge))
