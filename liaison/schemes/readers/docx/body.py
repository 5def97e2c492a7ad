"""Which paragraphs and tables does a Word document hold, in the order of the page?"""

from collections.abc import Iterator, Sequence

from lxml import etree

from liaison.core.notices.blocks import Block, Box, Table
from liaison.core.notices.limits import Tally
from liaison.schemes.readers.docx.lists import WordNumbering
from liaison.schemes.readers.docx.names import HOLDS_BLOCKS, W, value, whole
from liaison.schemes.readers.docx.styles import Styles
from liaison.schemes.readers.docx.words import Words

_PARTS = frozenset({f"{W}body", f"{W}hdr", f"{W}ftr"})
_NOTE = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}
_MARK_DELETED = (f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom")


class Body:
    """The walk through one document; numbers, fields and changes go on from paragraph to paragraph."""

    def __init__(self, styles: Styles, numbering: WordNumbering, notes: Sequence[etree._Element]) -> None:
        self._styles, self._numbering = styles, numbering
        self._notes = {(str(note.tag), note.get(f"{W}id", "")): note for part in notes for note in part}
        self._open_notes: list[tuple[str, str]] = []
        self._tally = Tally()
        self.words = Words(styles)

    def blocks(self, parent: etree._Element) -> list[Block]:
        """The paragraphs and tables inside; the notes of each follow it."""
        found: list[Block] = []
        for block in self._blocks(parent, 0):
            found.append(block)
            while self._open_notes:
                found += self._note(*self._open_notes.pop(0))
        return found

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        begun = ""  # words of paragraphs whose end was deleted
        for element in _elements(parent):
            if element.tag == f"{W}tbl":
                yield self._table(element, depth)
                continue
            written = self.words.of(element)
            self._open_notes += written.notes
            text = begun + self._number(element, written.text, in_cell=depth > 0) + written.text
            self._tally.block(len(text))
            begun = text if any(element.find(path) is not None for path in _MARK_DELETED) else ""
            if not begun:
                yield text
            for box in written.boxes:
                yield from self._blocks(box, depth)
        if begun:
            yield begun

    def _number(self, paragraph: etree._Element, text: str, *, in_cell: bool) -> str:
        """The number that Word shows before it; a line that has nothing else only counts."""
        properties = paragraph.find(f"{W}pPr")
        given = properties.find(f"{W}numPr") if properties is not None else None
        style = value(properties, "pStyle")
        name, depth = value(given, "numId"), value(given, "ilvl")
        if not name:
            name, of_style = self._styles.list_of(style)
            depth = depth or of_style
        if not name or name == "0":
            return ""
        number = self._numbering.next(name, self._numbering.depth_of(name, style, depth))
        return number if text.strip() or in_cell else ""

    def _table(self, table: etree._Element, depth: int) -> Table:
        self._tally.block()
        rows = (row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)
        return Table([self._row(row, depth) for row in rows])

    def _row(self, row: etree._Element, depth: int) -> list[Box]:
        skipped = whole(value(row, "trPr/gridBefore"))
        boxes = [Box(columns=skipped)] if skipped else []
        for cell in _inside(row, f"{W}tc"):
            self._tally.cell(depth + 1)
            properties = cell.find(f"{W}tcPr")
            reach = whole(value(properties, "gridSpan"), 1)
            if boxes and _goes_on(properties, "hMerge"):
                boxes[-1].columns += reach
            elif properties is None or properties.find(f"{W}cellDel") is None:
                blocks = list(self._blocks(cell, depth + 1))
                boxes.append(Box(blocks, columns=reach, continues=_goes_on(properties, "vMerge")))
        return boxes

    def _note(self, tag: str, name: str) -> Iterator[str]:
        note = self._notes.get((_NOTE[tag], name))
        if note is not None:
            text = "".join(self.words.of(each).text for each in note.iter(f"{W}p")).strip()
            if text:
                yield f"注：{text}"


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also where a content control or a change stands around them."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in HOLDS_BLOCKS or child.tag in _PARTS:
            yield from _elements(child)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, also where a content control stands around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in HOLDS_BLOCKS:
            yield from _inside(child, tag)


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    merged = properties.find(f"{W}{name}") if properties is not None else None
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"
