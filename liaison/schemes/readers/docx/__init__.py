"""What does a Word document say? Paragraphs with their numbers, tables with merged cells written out."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from liaison.core.notices.blocks import lines_of
from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import ZIP
from liaison.schemes.packages import holds, opened, part_if_there, part_of
from liaison.schemes.readers import Extracted, FileReader
from liaison.schemes.readers.docx.body import Body
from liaison.schemes.readers.docx.lists import numbering_of
from liaison.schemes.readers.docx.names import W
from liaison.schemes.readers.docx.styles import Styles

DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MOST_MARGINS = 24  # headers and footers of a document with many sections

_MARGIN = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［【(（]20\d\d[〕\]］】)）]第?\d{1,4}号")
_CHANGED = "原件带有修订痕迹，已按接受全部修订后的文字读取，删去的文字没有读入，请与定稿核对。"
_HIDDEN = "原件有隐藏的文字，没有读入；如需采用，请取消隐藏后重新上传。"


def fits(content: bytes) -> int:
    """10 for a package that has the main part of a Word document."""
    return 10 if content.startswith(ZIP) and holds(content, DOCUMENT) else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    return extract(content).text


def extract(content: bytes) -> Extracted:
    """The text with what a reviewer should know of the file. Raises Unreadable."""
    with opened(content, "Word 文件") as package:
        document = part_of(package, DOCUMENT)
        styles = Styles(part_if_there(package, STYLES))
        numbering = numbering_of(part_if_there(package, NUMBERING), styles)
        notes = [part for name in NOTES if (part := part_if_there(package, name)) is not None]
        body = Body(styles, numbering, notes)
        text = "\n".join(lines_of(body.blocks(document)))
        margins = "\n".join(_margins(package, styles))
    if not text.strip() and _has_pictures(document):
        raise Unreadable("no_text", "这份 Word 文件里只有图片，没有文字。请先做文字识别，或把正文粘贴进来。")
    return Extracted(text, tuple(_remarks(body, text, margins)), margins)


def _margins(package: zipfile.ZipFile, styles: Styles) -> Iterator[str]:
    """The lines of headers and footers; they are no part of the notice, but may bear a mark."""
    names = sorted(name for name in package.namelist() if _MARGIN.fullmatch(name))
    for name in names[:MOST_MARGINS]:
        part = part_of(package, name)
        yield from lines_of(Body(styles, numbering_of(None, styles), []).blocks(part))


def _remarks(body: Body, text: str, margins: str) -> Iterator[str]:
    if body.words.has_changes:
        yield _CHANGED
    if body.words.has_hidden:
        yield _HIDDEN
    number = _NUMBER.search(margins)
    if number and not _NUMBER.search(text):
        yield f"页眉或页脚里写有“{number.group()}”，没有当作正文；如是本件文号，请补充。"


def _has_pictures(document: etree._Element) -> bool:
    return next(document.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


READER = FileReader(
    name="Word 文档",
    suffixes=(".docx", ".docm"),
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    fits=fits,
    extract=extract,
)
