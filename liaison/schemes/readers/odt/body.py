"""Which paragraphs and tables does an OpenDocument text hold, in the order of the page?"""

from collections.abc import Iterator

from lxml import etree

from liaison.core.notices.blocks import Block, Box, Table
from liaison.core.notices.limits import Tally
from liaison.core.notices.numbering import Listing, Numbering
from liaison.schemes.readers.odt.lists import STYLE, TEXT, Styles, whole

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SILENT = frozenset(
    {f"{TEXT}{name}" for name in ("sequence-decls", "ruby-text", "hidden-text", "bookmark-ref")}
    | {f"{_OFFICE}{name}" for name in ("annotation", "scripts", "font-face-decls", "automatic-styles")}
    | {f"{_OFFICE}forms", f"{TEXT}variable-decls", f"{TEXT}user-field-decls"}
)
_ROWS = {f"{_TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_WRITES = {f"{TEXT}tab": "  ", f"{TEXT}line-break": "\n"}
_MARGINS = tuple(
    f"{STYLE}{kind}{which}" for kind in ("header", "footer") for which in ("", "-first", "-left")
)
_MOST_SPACES = 60
_MOST_ALIKE = 60  # columns that one cell is repeated over


class Body:
    """The walk through one document; numbers go on from item to item, notes follow their paragraph."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        lists: dict[str, str | Listing] = {name: name for name in styles.lists}
        self._numbering = Numbering(styles.lists, lists)
        self._notes: list[etree._Element] = []
        self._tally = Tally()
        self.has_changes = self.has_hidden = False

    def blocks(self, parent: etree._Element) -> list[Block]:
        """The paragraphs and tables inside; the notes of each follow it."""
        found: list[Block] = []
        for block in self._blocks(parent, 0):
            found.append(block)
            while self._notes:
                said = "".join(self._words(self._notes.pop(0), [])).strip()
                found.append(f"注：{said}")
        return found

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[Block]:
        for element in parent:
            if element.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(element, depth)
            elif element.tag == f"{_TABLE}table":
                self._tally.block()
                yield Table([self._row(row, depth) for row in _rows(element)])
            elif element.tag == f"{TEXT}list":
                yield from self._list(element, depth, 0, "")
            elif element.tag == f"{TEXT}tracked-changes":
                self.has_changes = self.has_changes or len(element) > 0
            elif element.tag not in _SILENT:
                yield from self._blocks(element, depth)

    def _list(self, listed: etree._Element, depth: int, level: int, style: str) -> Iterator[Block]:
        """The items, each with its number; a list inside another counts one level deeper."""
        style = listed.get(f"{TEXT}style-name") or style
        goes_on = listed.get(f"{TEXT}continue-numbering") == "true" or listed.get(f"{TEXT}continue-list")
        if level == 0 and not goes_on:
            self._numbering.forget(style)
        for item in listed:
            number = "" if item.tag == f"{TEXT}list-header" else None
            for element in item:
                if element.tag == f"{TEXT}list":
                    yield from self._list(element, depth, level + 1, style)
                elif element.tag in {f"{TEXT}p", f"{TEXT}h"}:
                    if number is None:
                        number = self._numbering.next(style, level)
                        yield from self._paragraph(element, depth, number)
                    else:
                        yield from self._paragraph(element, depth)

    def _paragraph(self, element: etree._Element, depth: int, number: str = "") -> Iterator[Block]:
        boxes: list[etree._Element] = []
        text = number + "".join(self._words(element, boxes))
        self._tally.block(len(text))
        yield text
        for box in boxes:
            self._tally.cell(depth)
            yield from self._blocks(box, depth)

    def _words(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        yield parent.text or ""
        for child in parent:
            tag = str(child.tag)
            if tag == f"{TEXT}s":
                yield " " * min(whole(child.get(f"{TEXT}c"), 1), _MOST_SPACES)
            elif tag in _WRITES:
                yield _WRITES[tag]
            elif tag == f"{TEXT}note":
                self._notes += child.iter(f"{TEXT}note-body")
            elif tag == f"{_DRAW}text-box":
                boxes.append(child)
            elif child.get(f"{TEXT}style-name") in self._styles.hiding:
                self.has_hidden = True
            elif tag not in _SILENT:
                yield from self._words(child, boxes)
            yield child.tail or ""

    def _row(self, row: etree._Element, depth: int) -> list[Box]:
        """The cells with content; those that a merged one covers are left to its spans."""
        boxes: list[Box] = []
        for cell in row:
            if cell.tag == f"{_TABLE}table-cell":
                self._tally.cell(depth + 1)
                blocks = list(self._blocks(cell, depth + 1))
                rows = whole(cell.get(f"{_TABLE}number-rows-spanned"), 1)
                columns = whole(cell.get(f"{_TABLE}number-columns-spanned"), 1)
                alike = min(whole(cell.get(f"{_TABLE}number-columns-repeated"), 1), _MOST_ALIKE)
                boxes += [Box(blocks, columns, rows)] * max(alike, 1)
        return boxes


def margins_of(common: etree._Element | None) -> list[Block]:
    """What stands in the headers and footers of the pages."""
    if common is None:
        return []
    body = Body(Styles(common, None))
    return [block for margin in common.iter(*_MARGINS) for block in body.blocks(margin)]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)
