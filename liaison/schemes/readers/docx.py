"""What does a Word document say? Paragraphs with their numbers, tables with merged cells written out."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import ZIP
from liaison.core.notices.grid import Cell, as_lines, cell_text
from liaison.core.notices.numbering import Level, Numbering
from liaison.schemes.readers import FileReader

DOCUMENT, NUMBERING = "word/document.xml", "word/numbering.xml"
LARGEST_PART = 30_000_000  # bytes of XML; a notice of 150 pairs has less than one million
MOST_PARTS = 2_000
STEEPEST = 200  # times smaller when packed; honest documents stay below 60
SMALL = 1_000_000  # below this nothing can be a bomb

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HOLDS_BLOCKS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")}
_SILENT = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "instrText", "delText")} | {_FALLBACK}
_WRITES = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "  ", f"{_W}noBreakHyphen": "-"}
_BOX = f"{_W}txbxContent"


def fits(content: bytes) -> int:
    """10 for a package that has the main part of a Word document."""
    return 10 if content.startswith(ZIP) and DOCUMENT.encode() in content else 0


def text_of(content: bytes) -> str:
    """The text, one line a paragraph and one a row of a table. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            guard(package)
            body = part_of(package, DOCUMENT)
            numbered = part_of(package, NUMBERING) if NUMBERING in package.namelist() else None
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError, etree.XMLSyntaxError):
        raise Unreadable("damaged", "Word 文件已损坏，无法打开。请重新获取，或另存一份后再上传。") from None
    return "\n".join(_Document(_numbering(numbered)).lines(body))


def guard(package: zipfile.ZipFile) -> None:
    """Refuses a package that is encrypted or swells beyond measure. Raises Unreadable."""
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传。")
    swollen = any(
        part.file_size > SMALL and part.file_size > STEEPEST * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > MOST_PARTS or swollen:
        raise Unreadable("too_large", "文件展开后过大，不像是一份通知，已停止读取。请另存为纯文本后再上传。")


def part_of(package: zipfile.ZipFile, name: str) -> etree._Element:
    """One part as a tree: no entities, nothing fetched, no huge trees, and no more than it said."""
    with package.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise Unreadable("too_large", "文件展开后过大，不像是一份通知，请只上传通知正文和附件。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("damaged", "Word 文件里有不应出现的内容，已停止读取。请另存一份后再上传。")
    return root


class _Document:
    """The walk through one document; numbers count on from paragraph to paragraph."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def lines(self, parent: etree._Element) -> Iterator[str]:
        """The lines of every paragraph and table inside, in order."""
        for block in parent:
            if block.tag == f"{_W}p":
                yield from self._paragraph(block)
            elif block.tag == f"{_W}tbl":
                yield from self._table(block)
            elif block.tag == f"{_W}body" or block.tag in _HOLDS_BLOCKS:
                yield from self.lines(block)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        text = "".join(_words(paragraph))
        yield from (self._number(paragraph, text) + text).split("\n")
        for box in _boxes(paragraph):
            yield from self.lines(box)

    def _number(self, paragraph: etree._Element, text: str) -> str:
        given = paragraph.find(f"{_W}pPr/{_W}numPr")
        if given is None or not text.strip():
            return ""
        return self._numbering.next(_value(given, "numId"), _whole(_value(given, "ilvl")))

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [[*_before(row), *(self._cell(cell) for cell in _cells(row))] for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):  # a frame around text, not a roster
            for cell in (cell for row in _rows(table) for cell in _cells(row)):
                yield from self.lines(cell)
        else:
            yield from as_lines(rows)

    def _cell(self, cell: etree._Element) -> Cell:
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        return Cell(
            text=cell_text(self.lines(cell)),
            columns=_whole(_value(cell.find(f"{_W}tcPr"), "gridSpan"), 1),
            continues=merged is not None and merged.get(f"{_W}val", "continue") == "continue",
        )


def _words(parent: etree._Element) -> Iterator[str]:
    """The written words of a paragraph; not what was deleted, hidden, or stands in a box of its own."""
    for child in parent:
        if child.tag in _SILENT or child.tag == _BOX or _is_hidden(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _WRITES:
            yield _WRITES[str(child.tag)]
        else:
            yield from _words(child)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return hidden is not None and hidden.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _boxes(parent: etree._Element) -> Iterator[etree._Element]:
    """The text boxes that hang on a paragraph, each once: its older rendering is left out."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SILENT:
            yield from _boxes(child)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in _inside(table, f"{_W}tr"))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in _inside(row, f"{_W}tc"))


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, also where a content control stands around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDS_BLOCKS:
            yield from _inside(child, tag)


def _before(row: etree._Element) -> list[Cell]:
    """Empty places that a row starts behind."""
    skipped = _whole(_value(row.find(f"{_W}trPr"), "gridBefore"))
    return [Cell("", columns=skipped)] if skipped else []


def _value(parent: etree._Element | None, name: str) -> str:
    found = parent.find(f"{_W}{name}") if parent is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


def _whole(written: str, otherwise: int = 0) -> int:
    return int(written) if written.isdecimal() and len(written) < 5 else otherwise


def _numbering(part: etree._Element | None) -> Numbering:
    """How each list of the document counts."""
    if part is None:
        return Numbering({}, {})
    abstract = {
        found.get(f"{_W}abstractNumId", ""): {
            _whole(level.get(f"{_W}ilvl", "")): Level(
                how=_value(level, "numFmt"),
                text=_value(level, "lvlText"),
                start=_whole(_value(level, "start"), 1),
            )
            for level in found.findall(f"{_W}lvl")
        }
        for found in part.findall(f"{_W}abstractNum")
    }
    lists = {
        found.get(f"{_W}numId", ""): _value(found, "abstractNumId") for found in part.findall(f"{_W}num")
    }
    return Numbering(abstract, lists)


READER = FileReader(
    name="Word 文档",
    suffixes=(".docx",),
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    fits=fits,
    text_of=text_of,
)
