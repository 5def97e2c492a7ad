"""What does an OFD document (GB/T 33190) say, put together from where each character stands on its page?"""

from collections.abc import Iterator

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import ZIP
from liaison.core.notices.pages import text_of_pages
from liaison.schemes.packages import holds, opened
from liaison.schemes.readers import Extracted, FileReader
from liaison.schemes.readers.ofd.package import START, Package
from liaison.schemes.readers.ofd.page import Pages

# Different offices' programs write OFD differently, and few of their files could be tried: it is said.
_UNPROVEN = "OFD 版式文件没有段落和表格，是按文字在页面上的位置还原的，请对照原件核对名单。"
_DRAWN = "文件里有合成的图形，其中若有文字没有读入，请对照原件核对。"


def fits(content: bytes) -> int:
    """10 for a package that begins as every OFD does."""
    return 10 if content.startswith(ZIP) and holds(content, START) else 0


def extract(content: bytes) -> Extracted:
    """The text; page numbers and what is repeated on every page stand apart. Raises Unreadable."""
    with opened(content, "OFD 文件") as opened_package:
        package = Package(opened_package)
        if package.is_encrypted:
            raise Unreadable("encrypted", "OFD 文件加了密，无法读取。请另存为不加密的文件后再上传。")
        pages = Pages(package)
        found = list(pages.all())
    if not any(page.marks for page in found):
        raise Unreadable("no_text", "这份 OFD 里没有文字，可能是扫描件。请先做文字识别，或把正文粘贴进来。")
    text, margins = text_of_pages(found)
    return Extracted(text, tuple(_remarks(pages)), margins)


def _remarks(pages: Pages) -> Iterator[str]:
    yield _UNPROVEN
    if pages.has_composites:
        yield _DRAWN


READER = FileReader(
    name="OFD 版式文件", suffixes=(".ofd",), content_type="application/ofd", fits=fits, extract=extract
)
