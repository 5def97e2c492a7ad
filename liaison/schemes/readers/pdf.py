"""What does a PDF say? Its paragraphs and tables, put together from where each character stands."""

from collections.abc import Iterator
from ctypes import byref, c_float
from itertools import pairwise
from typing import Any

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import MOST_MARKS, MOST_PAGES, too_large
from liaison.core.notices.pages import Page, text_of_pages
from liaison.core.notices.placed import Mark
from liaison.core.notices.ruled import Rule
from liaison.schemes.readers import Extracted, FileReader

_DEEPEST = 6  # drawings inside drawings
_NEAR = 2.5  # points; a ruled line is thinner
_INVISIBLE = _SPACE = 32

Matrix = tuple[float, float, float, float, float, float]


def fits(content: bytes) -> int:
    """10 for content that starts as every PDF does."""
    return 10 if b"%PDF" in content[:1024] and not content.startswith(b"PK") else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    return extract(content).text


def extract(content: bytes) -> Extracted:
    """The text; page numbers and what is repeated on every page stand apart. Raises Unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传。") from None
        raise Unreadable("damaged", "PDF 文件已损坏，无法打开。请重新获取后再上传。") from None
    try:
        pages = list(_pages(document))
    except pypdfium2.PdfiumError:
        raise Unreadable("damaged", "PDF 文件已损坏，有的页无法打开。请重新获取后再上传。") from None
    finally:
        document.close()
    if not any(page.marks for page in pages):
        raise Unreadable("no_text", "这份 PDF 里没有文字，可能是扫描件。请先做文字识别，或把正文粘贴进来。")
    text, margins = text_of_pages(pages)
    return Extracted(text, tuple(_remarks(pages)), margins)


def _remarks(pages: list[Page]) -> Iterator[str]:
    bare = [str(place) for place, page in enumerate(pages, start=1) if not page.marks]
    if bare:
        which = "、".join(bare[:10])
        yield f"第 {which} 页没有文字，可能是扫描页或空白页，没有读入，请对照原件核对。"


def _pages(document: Any) -> Iterator[Page]:
    if len(document) > MOST_PAGES:
        raise too_large(
            "这份 PDF 超过 %(most)s 页，不像是一份通知，请只上传通知正文和附件。", most=MOST_PAGES
        )
    marks = 0
    for number in range(len(document)):
        found = document[number]
        page = _page(found)
        found.close()
        marks += len(page.marks) + len(page.rules)
        if marks > MOST_MARKS:
            raise too_large("这份 PDF 里的文字和线条太多，不像是一份通知，请只上传通知正文和附件。")
        yield page


def _page(found: Any) -> Page:
    turn = _Turn(found)
    page = Page(turn.width, turn.height, near=_NEAR)
    text = found.get_textpage()
    page.marks = list(_marks(text, turn))
    text.close()
    page.rules = list(_rules(found, turn))
    return page


class _Turn:
    """From the page's own places, which begin below, to those of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_bbox()
        self._turned = page.get_rotation() // 90
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        across, down = right - left, top - bottom
        self.width, self.height = (down, across) if self._turned % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self._turned == 1:
            return y - self._bottom, x - self._left
        if self._turned == 2:
            return self._right - x, y - self._bottom
        if self._turned == 3:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        if not self._turned:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        one, other = self.point(left, bottom), self.point(right, top)
        return (
            min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]),
        )  # fmt: skip


def _marks(text: Any, turn: _Turn) -> Iterator[Mark]:
    """Every character that is printed, with the room it takes in its line."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    count = text.count_chars()
    if count > MOST_MARKS:
        raise too_large("这份 PDF 里的文字太多，不像是一份通知，请只上传通知正文和附件。")
    page, found = text.raw, byref(box)
    code_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for place in range(count):
        code = code_at(page, place)
        if code < _INVISIBLE or (code == _SPACE and pdfium.FPDFText_IsGenerated(page, place) == 1):
            continue  # between words and lines spaces are made up; nothing else is
        if box_at(page, place, found) and code <= 0x10FFFF:
            yield Mark(_character(code), *turn.box(box.left, box.bottom, box.right, box.top))


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code in {0xFFFE, 0xFFFF} else chr(code)


def _rules(page: Any, turn: _Turn) -> Iterator[Rule]:
    """Every straight piece of what is drawn; a thin box is a line, and the rest of a box its four sides."""
    import pypdfium2.raw as pdfium

    met = 0
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        matrix = _matrix(drawn)
        points = list(_points(drawn, matrix, turn))
        met += len(points)
        if met > MOST_MARKS:
            raise too_large("这份 PDF 里的线条太多，不像是一份通知，请只上传通知正文和附件。")
        for before, point in pairwise(points):
            if point[2]:
                yield Rule(
                    min(before[0], point[0]), min(before[1], point[1]),
                    max(before[0], point[0]), max(before[1], point[1]),
                )  # fmt: skip


def _matrix(drawn: Any) -> Matrix:
    """Where the drawing's own places lie on the page, through every drawing around it."""
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    while drawn is not None:
        own = drawn.get_matrix()
        matrix = _after(matrix, (own.a, own.b, own.c, own.d, own.e, own.f))
        drawn = drawn.container
    return matrix


def _after(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _points(drawn: Any, matrix: Matrix, turn: _Turn) -> Iterator[tuple[float, float, bool]]:
    """The corners of a drawing as shown, and whether a straight line leads to each."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = matrix
    x, y, begun = c_float(), c_float(), (0.0, 0.0)
    for place in range(max(pdfium.FPDFPath_CountSegments(drawn), 0)):
        piece = pdfium.FPDFPath_GetPathSegment(drawn, place)
        if not piece or not pdfium.FPDFPathSegment_GetPoint(piece, byref(x), byref(y)):
            continue
        kind = pdfium.FPDFPathSegment_GetType(piece)
        point = turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        yield (*point, kind == pdfium.FPDF_SEGMENT_LINETO)
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield (*begun, True)


READER = FileReader(
    name="PDF 文件", suffixes=(".pdf",), content_type="application/pdf", fits=fits, extract=extract
)
