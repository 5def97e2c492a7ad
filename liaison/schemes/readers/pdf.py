"""What does a PDF say? The text of each page, and its tables row by row, also over the end of a page."""

import io
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.grid import Cell, as_lines, cell_text
from liaison.schemes.readers import Extracted, FileReader

if TYPE_CHECKING:
    from pdfplumber.page import Page

MOST_PAGES = 200
_LEAST_RULES = 6  # lines and boxes that a ruled table has at the least
_GOES_ON = ("、", "，", "和", "与")

Row = list[str]


def fits(content: bytes) -> int:
    """10 for content that starts as every PDF does."""
    return 10 if content.startswith(b"%PDF") else 0


def extract(content: bytes) -> Extracted:
    """The text with what a reviewer should know of the file. Raises Unreadable."""
    return Extracted(text_of(content))


def text_of(content: bytes) -> str:
    """The text, one line a line of the page and one a row of a table. Raises Unreadable."""
    plain = _plain_pages(content)
    if not any(page.strip() for page in plain):
        raise Unreadable("no_text", "这份 PDF 里没有文字，可能是扫描件。请先做文字识别，或把正文粘贴进来。")
    ruled = _ruled_pages(content, len(plain))
    lines: list[str] = []
    for number, page in enumerate(plain):
        found = ruled.get(number)
        append_page(lines, found if found is not None else page.splitlines())
    return "\n".join(lines)


def _plain_pages(content: bytes) -> list[str]:
    """The text of every page, without looking for tables."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传。") from None
        raise Unreadable("damaged", "PDF 文件已损坏，无法打开。请重新获取后再上传。") from None
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(
                "too_large", f"这份 PDF 超过 {MOST_PAGES} 页，不像是一份通知，请只上传通知正文和附件。"
            )
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def _ruled_pages(content: bytes, pages: int) -> dict[int, list[str]]:
    """Page -> its lines, for the pages that hold ruled tables."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns about every font that is cut down
    found: dict[int, list[str]] = {}
    with pdfplumber.open(io.BytesIO(content)) as document:
        for number in range(pages):
            page = document.pages[number]
            if len(page.lines) + len(page.rects) >= _LEAST_RULES and page.find_tables():
                found[number] = list(_lines(page))
            page.close()
    return found


def _lines(page: "Page") -> Iterator[str]:
    """What stands between the tables, and their rows, from the top of the page down."""
    top: float = page.bbox[1]
    for table in sorted(page.find_tables(), key=lambda each: each.bbox[1]):
        yield from _between(page, top, table.bbox[1])
        yield from as_lines(_cells(table.extract()))
        top = table.bbox[3]
    yield from _between(page, top, page.bbox[3])


def _between(page: "Page", top: float, bottom: float) -> list[str]:
    if bottom - top < 1:
        return []
    part: Any = page.crop((page.bbox[0], max(top, page.bbox[1]), page.bbox[2], min(bottom, page.bbox[3])))
    text: str = part.extract_text() or ""
    return text.splitlines()


def _cells(rows: Sequence[Sequence[str | None]]) -> list[list[Cell]]:
    """A cell that is None goes on with the one above it; in the first row it is empty."""
    return [
        [
            Cell("" if text is None else cell_text(_words(text)), continues=text is None and place > 0)
            for text in row
        ]
        for place, row in enumerate(rows)
    ]


def _words(text: str) -> list[str]:
    """A cell's lines; only those that are whole names stay apart, since a narrow cell wraps anywhere."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    downwards = len(lines) > 1 and all(len(line) <= 2 for line in lines)
    return lines if downwards else ["".join(lines)]


def append_page(lines: list[str], page: Sequence[str]) -> None:
    """The next page; its first row is put to the last one of the page before, where that was broken off."""
    rest = list(page)
    if lines and rest and _is_rest(lines[-1], rest[0]):
        before, after = lines[-1].split("\t"), rest.pop(0).split("\t")
        lines[-1] = "\t".join(one + other for one, other in zip(before, after, strict=True))
    lines += rest


def _is_rest(before: str, after: str) -> bool:
    """Whether a row goes on with the one before: no number of its own, or a list that was not at its end."""
    cells, more = before.split("\t"), after.split("\t")
    if len(cells) != len(more) or len(cells) < 2:
        return False
    unnumbered = cells[0].isdecimal() and not more[0]
    unended = (
        any(one.endswith(_GOES_ON) and other for one, other in zip(cells, more, strict=True)) and not more[0]
    )
    return unnumbered or unended


READER = FileReader(
    name="PDF 文件", suffixes=(".pdf",), content_type="application/pdf", fits=fits, extract=extract
)
