"""What does an OpenDocument text say? Paragraphs, and tables with merged cells written out."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import ZIP
from liaison.core.notices.grid import Cell, as_lines, cell_text
from liaison.schemes.readers import FileReader
from liaison.schemes.readers.docx import guard, part_of

CONTENT = "content.xml"
_KIND = b"application/vnd.oasis.opendocument.text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SILENT = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_TEXT}sequence-decls"}
_WRITES = {f"{_TEXT}tab": "  ", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 60


def fits(content: bytes) -> int:
    """10 for a package that says it is an OpenDocument text."""
    return 10 if content.startswith(ZIP) and _KIND in content[:200] else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            guard(package)
            body = part_of(package, CONTENT)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError, etree.XMLSyntaxError):
        raise Unreadable("damaged", "ODT 文件已损坏，无法打开。请重新获取，或另存一份后再上传。") from None
    return "\n".join(_lines(body))


def _lines(parent: etree._Element) -> Iterator[str]:
    for block in parent:
        if block.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield from "".join(_words(block)).split("\n")
        elif block.tag == f"{_TABLE}table":
            yield from as_lines(
                [_cell(cell) for cell in _cells(row)] for row in block.iter(f"{_TABLE}table-row")
            )
        elif block.tag not in _SILENT:
            yield from _lines(block)


def _words(parent: etree._Element) -> Iterator[str]:
    yield parent.text or ""
    for child in parent:
        if child.tag == f"{_TEXT}s":
            spaces = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(spaces) if spaces.isdecimal() else 1, _MOST_SPACES)
        elif child.tag in _WRITES:
            yield _WRITES[str(child.tag)]
        elif child.tag not in _SILENT:
            yield from _words(child)
        yield child.tail or ""


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells with content; those that a merged one covers are left to its spans."""
    return (cell for cell in row if cell.tag == f"{_TABLE}table-cell")


def _cell(cell: etree._Element) -> Cell:
    return Cell(
        text=cell_text(_lines(cell)),
        columns=_span(
            cell.get(f"{_TABLE}number-columns-spanned") or cell.get(f"{_TABLE}number-columns-repeated")
        ),
        rows=_span(cell.get(f"{_TABLE}number-rows-spanned")),
    )


def _span(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and 0 < len(written) < 4 else 1


READER = FileReader(
    name="ODT 文档",
    suffixes=(".odt",),
    content_type="application/vnd.oasis.opendocument.text",
    fits=fits,
    text_of=text_of,
)
