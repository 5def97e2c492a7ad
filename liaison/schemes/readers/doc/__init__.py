"""What does an old Word document (.doc) or one of WPS (.wps) say? Both keep their text in the same form."""

import io

from liaison.core.notices.blocks import lines_of
from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import COMPOUND
from liaison.schemes.readers import Extracted, FileReader
from liaison.schemes.readers.doc.body import Body
from liaison.schemes.readers.doc.file import BROKEN, WordFile

_STREAM = "WordDocument".encode("utf-16-le")
_DAMAGED = "旧版 Word 文件已损坏，无法打开。请用 Word 或 WPS 另存为 .docx 后再上传，或把正文粘贴进来。"
_OLDER = "这是 Word 95 或更早的文件，无法读取。请用 Word 或 WPS 另存为 .docx 后再上传，或把正文粘贴进来。"
_OLD_FORM = "这是旧版格式（.doc 或 .wps），文本框和样式自带的编号可能没有读全，请对照原件核对。"
_CHANGED = "原件带有修订痕迹，已按接受全部修订后的文字读取，删去的文字没有读入，请与定稿核对。"
_HIDDEN = "原件有隐藏的文字，没有读入；如需采用，请取消隐藏后重新上传。"


def fits(content: bytes) -> int:
    """10 for the old container with the main stream of a Word document."""
    return 10 if content.startswith(COMPOUND) and _STREAM in content else 0


def extract(content: bytes) -> Extracted:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_FATAL) as container:
            file = WordFile(container)
            if file.is_encrypted:
                raise Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传。")
            if file.is_too_old:
                raise Unreadable("old_format", _OLDER)
            body = Body(file)
            text = "\n".join(lines_of(list(body.blocks(0, file.main_length))))
            margins = body.plain(*file.margins)
    except BROKEN:
        raise Unreadable("damaged", _DAMAGED) from None
    said = ((_OLD_FORM, True), (_CHANGED, body.has_changes), (_HIDDEN, body.has_hidden))
    return Extracted(text, tuple(remark for remark, met in said if met), margins)


READER = FileReader(
    name="旧版 Word 或 WPS 文档",
    suffixes=(".doc", ".wps", ".dot", ".wpt"),
    content_type="application/msword",
    fits=fits,
    extract=extract,
)
