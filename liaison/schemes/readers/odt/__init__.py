"""What does an OpenDocument text say? Paragraphs with their numbers, tables with merged cells written out."""

from liaison.core.notices.blocks import lines_of
from liaison.core.notices.formats import ZIP
from liaison.schemes.packages import opened, part_if_there, part_of
from liaison.schemes.readers import Extracted, FileReader
from liaison.schemes.readers.odt.body import Body, margins_of
from liaison.schemes.readers.odt.lists import Styles

CONTENT, STYLES = "content.xml", "styles.xml"
_KIND = b"application/vnd.oasis.opendocument.text"
_CHANGED = "原件带有修订痕迹，已按接受全部修订后的文字读取，删去的文字没有读入，请与定稿核对。"
_HIDDEN = "原件有隐藏的文字，没有读入；如需采用，请取消隐藏后重新上传。"


def fits(content: bytes) -> int:
    """10 for a package that says it is an OpenDocument text."""
    return 10 if content.startswith(ZIP) and _KIND in content[:200] else 0


def extract(content: bytes) -> Extracted:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    with opened(content, "ODT 文件") as package:
        document, common = part_of(package, CONTENT), part_if_there(package, STYLES)
        body = Body(Styles(document, common))
        text = "\n".join(lines_of(body.blocks(document)))
        margins = "\n".join(lines_of(margins_of(common)))
    remarks = [said for said, met in ((_CHANGED, body.has_changes), (_HIDDEN, body.has_hidden)) if met]
    return Extracted(text, tuple(remarks), margins)


READER = FileReader(
    name="ODT 文档",
    suffixes=(".odt",),
    content_type="application/vnd.oasis.opendocument.text",
    fits=fits,
    extract=extract,
)
