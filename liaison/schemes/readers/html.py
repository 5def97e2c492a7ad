"""What does a saved web page say? Its paragraphs and tables, without scripts, styles and forms."""

import re

from lxml import etree
from lxml import html as markup

from liaison.core.notices.blocks import Block, Box, Table, lines_of
from liaison.core.notices.decode import Unreadable, decode
from liaison.core.notices.formats import COMPOUND, ZIP
from liaison.core.notices.limits import Tally
from liaison.core.notices.markup import is_markup
from liaison.core.notices.numerals import numeral
from liaison.schemes.readers import Extracted, FileReader

_SILENT = {
    "script", "style", "head", "noscript", "template", "iframe", "svg", "select", "button", "textarea",
    "del", "rt", "rp", "object",
}  # fmt: skip
_LINES = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
    "footer", "main", "nav", "form", "blockquote", "dl", "dt", "dd", "caption", "center", "pre", "hr",
}  # fmt: skip
_NOT_SHOWN = re.compile(r"(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)
_COUNTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = re.compile(r"list-style(?:-type)?\s{0,3}:[^;]{0,80}?(cjk|chinese|none|disc)", re.IGNORECASE)


def fits(content: bytes) -> int:
    """5 for text that holds the tags of a page."""
    if content.startswith((ZIP, COMPOUND, b"%PDF")):
        return 0
    return 5 if is_markup(content.replace(b"\x00", b"").decode("latin-1")) else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    return extract(content).text


def extract(content: bytes) -> Extracted:
    """The text as a browser would show it. Raises Unreadable."""
    text = decode(content)
    if text.lstrip("\ufeff \r\n\t").startswith("<?xml"):  # a declared encoding is refused in decoded text
        text = text[text.index("?>") + 2 :] if "?>" in text else text
    parser = markup.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = markup.document_fromstring(text, parser=parser)
        return Extracted("\n".join(lines_of(_Page().blocks(page))))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise Unreadable("damaged", "网页文件已损坏，无法读取。请把正文复制后粘贴进来。") from None


class _Page:
    """The walk through one page."""

    def __init__(self) -> None:
        self._tally = Tally()

    def blocks(self, element: etree._Element, depth: int = 0) -> list[Block]:
        """The lines and tables inside, in order; lines without words are left out."""
        found: list[Block] = []
        words: list[str] = []
        self._go_through(element, depth, found, words)
        self._close(found, words)
        return found

    def _go_through(self, element: etree._Element, depth: int, found: list[Block], words: list[str]) -> None:
        words.append(_flat(element.text))
        for child in element:
            self._take(child, depth, found, words)
            words.append(_flat(child.tail))

    def _take(self, child: etree._Element, depth: int, found: list[Block], words: list[str]) -> None:
        tag = str(child.tag).lower()
        if tag in _SILENT or child.get("hidden") is not None or _NOT_SHOWN.search(child.get("style", "")):
            return
        if tag == "br":
            self._close(found, words)
        elif tag == "table":
            self._close(found, words)
            found.append(self._table(child, depth))
        elif tag in _LINES:
            self._close(found, words)
            if tag == "li":
                words.append(_number(child))
            self._go_through(child, depth, found, words)
            self._close(found, words)
        else:
            self._go_through(child, depth, found, words)

    def _close(self, found: list[Block], words: list[str]) -> None:
        line = "".join(words)
        words.clear()
        if line.strip():
            self._tally.block(len(line))
            found.append(line)

    def _table(self, table: etree._Element, depth: int) -> Table:
        self._tally.block()
        made = Table()
        for part in table:
            if part.tag == "caption":
                made.rows.append([Box(self.blocks(part, depth + 1))])
            elif part.tag == "tr":
                made.rows.append(self._row(part, depth))
            elif part.tag in {"tbody", "thead", "tfoot"}:
                made.rows += [self._row(row, depth) for row in part if row.tag == "tr"]
        return made

    def _row(self, row: etree._Element, depth: int) -> list[Box]:
        boxes: list[Box] = []
        for cell in row:
            if cell.tag in {"td", "th"} and not _NOT_SHOWN.search(cell.get("style", "")):
                self._tally.cell(depth + 1)
                blocks = self.blocks(cell, depth + 1)
                boxes.append(Box(blocks, _span(cell.get("colspan")), _span(cell.get("rowspan"))))
        return boxes


def _number(item: etree._Element) -> str:
    """The number that a browser shows before an item of a list; empty for bullets."""
    ordered = item.getparent()
    if ordered is None or ordered.tag != "ol":
        return ""
    given, before = item.get("value", ""), item.getprevious()
    first = ordered.get("start", "1")
    number = int(given or first) if (given or first).isdecimal() and len(given or first) < 5 else 1
    if not given:
        number = _reached(before, number)
    item.set("value", str(number))
    styled = _STYLED.search(ordered.get("style", ""))
    if styled and styled.group(1).lower() in {"none", "disc"}:
        return ""
    if styled:
        return f"{numeral('chineseCounting', number)}、"
    return f"{numeral(_COUNTS.get(ordered.get('type', '1'), 'decimal'), number)}."


def _reached(before: etree._Element | None, first: int) -> int:
    """One more than the item before, which has been given its number already."""
    while before is not None and before.tag != "li":
        before = before.getprevious()
    if before is None:
        return first
    value = before.get("value", "")
    return int(value) + 1 if value.isdecimal() and len(value) < 5 else first


def _flat(words: str | None) -> str:
    """Words as a browser shows them: line ends and tabs of the source are spaces, wide gaps stay."""
    return (words or "").replace("\n", " ").replace("\r", " ").replace("\t", " ").lstrip(" ")


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < len(written) < 4 else 1


READER = FileReader(
    name="网页",
    suffixes=(".html", ".htm"),
    content_type="text/html",
    fits=fits,
    extract=extract,
)
