"""What does a saved web page say? Its paragraphs and tables, without scripts, styles and forms."""

from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from liaison.core.notices.decode import Unreadable, decode
from liaison.core.notices.formats import COMPOUND, ZIP
from liaison.core.notices.grid import Cell, as_lines, cell_text
from liaison.core.notices.markup import is_markup
from liaison.schemes.readers import FileReader

_SILENT = {"script", "style", "head", "noscript", "template", "iframe", "svg", "select", "button", "textarea"}
_LINES = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
    "footer", "main", "nav", "form", "blockquote", "dl", "dt", "dd", "caption", "center", "pre", "hr",
}  # fmt: skip


def fits(content: bytes) -> int:
    """5 for text that holds the tags of a page."""
    if content.startswith((ZIP, COMPOUND, b"%PDF")):
        return 0
    return 5 if is_markup(content.replace(b"\x00", b"").decode("latin-1")) else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    text = decode(content)
    if text.lstrip("\ufeff \r\n\t").startswith("<?xml"):  # a declared encoding is refused in decoded text
        text = text[text.index("?>") + 2 :] if "?>" in text else text
    parser = markup.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = markup.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("damaged", "网页文件已损坏，无法读取。请把正文复制后粘贴进来。") from None
    return "".join(_text(page))


def _text(element: etree._Element) -> Iterator[str]:
    """The words inside; a line end around everything that stands on lines of its own."""
    tag = str(element.tag).lower()
    if tag in _SILENT:
        return
    if tag == "br":
        yield "\n"
    elif tag == "table":
        yield from _table(element)
    else:
        end = "\n" if tag in _LINES else ""
        yield end + _flat(element.text)
        for child in element:
            yield from _text(child)
            yield _flat(child.tail)
        yield end


def _flat(words: str | None) -> str:
    """Words as a browser shows them: line ends and tabs of the source are spaces, wide gaps stay."""
    return (words or "").replace("\n", " ").replace("\r", " ").replace("\t", " ").lstrip(" ")


def _table(table: etree._Element) -> Iterator[str]:
    rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in _rows(table)]
    if all(len(row) <= 1 for row in rows) or next(_nested(table), None) is not None:
        # a frame that only holds the page together
        for row in _rows(table):
            for cell in row:
                yield "\n"
                yield from _inside(cell)
                yield "\n"
        return
    yield "\n" + "\n".join(as_lines(rows)) + "\n"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def _nested(table: etree._Element) -> Iterator[etree._Element]:
    return (inner for inner in table.iter("table") if inner is not table)


def _inside(cell: etree._Element) -> Iterator[str]:
    yield _flat(cell.text)
    for child in cell:
        yield from _text(child)
        yield _flat(child.tail)


def _cell(cell: etree._Element) -> Cell:
    return Cell(
        text=cell_text("".join(_inside(cell)).split("\n")),
        columns=_span(cell.get("colspan")),
        rows=_span(cell.get("rowspan")),
    )


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < len(written) < 4 else 1


READER = FileReader(
    name="网页", suffixes=(".html", ".htm"), content_type="text/html", fits=fits, text_of=text_of
)
