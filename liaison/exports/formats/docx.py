"""How does a document look as a Word file? As the annex of an official document: GB/T 9704, A4."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from liaison.exports.formats import Document, Format, Sheet, Table
from liaison.ui.word import (
    BODY,
    CONTENT_TYPE,
    HEADING,
    LINE,
    NUMBER,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_5,
    TITLE,
    as_file,
    new_document,
    set_font,
    set_lines,
    set_page,
)

_TABLE_LINE = Pt(16)
_ABOVE_NUMBER = Mm(7)  # from the type area to the page number


def write(document: Document) -> bytes:
    """The file, each sheet on a page of its own, lying where its table is wide."""
    word = new_document()
    for place, sheet in enumerate(document.sheets):
        section = word.sections[0] if not place else word.add_section(WD_SECTION.NEW_PAGE)
        set_page(section, landscape=sheet.landscape)
        section.footer_distance = (section.bottom_margin or Mm(0)) - _ABOVE_NUMBER
        _add(word, sheet)
    _number_pages(word.sections[0])
    return as_file(word)


def _add(word: WordDocument, sheet: Sheet) -> None:
    if sheet.mark:
        _write(word.add_paragraph(), sheet.mark, HEADING, SIZE_3)
        _write(word.add_paragraph(), "", BODY, SIZE_3)  # the title stands in the third line
    _write(word.add_paragraph(), sheet.title, TITLE, SIZE_2, align=WD_ALIGN_PARAGRAPH.CENTER)
    for note in sheet.notes:
        _write(word.add_paragraph(), note, BODY, SIZE_4, align=WD_ALIGN_PARAGRAPH.CENTER)
    if sheet.lines:
        _write(word.add_paragraph(), "", BODY, SIZE_3)
    for line in sheet.lines:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(2 * SIZE_3.pt)
        _write(paragraph, line, BODY, SIZE_3)
    if sheet.table:
        _add_table(word, sheet.table)


def _add_table(word: WordDocument, table: Table) -> None:
    grid = word.add_table(rows=1 + len(table.rows), cols=len(table.head))
    grid.style = "Table Grid"
    for row, (cells, content) in enumerate(zip(grid.rows, (table.head, *table.rows), strict=True)):
        settings = cells._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if not row:
            settings.append(OxmlElement("w:tblHeader"))  # again on every page
        for column, (cell, text) in enumerate(zip(cells.cells, content, strict=True)):
            centred = WD_ALIGN_PARAGRAPH.CENTER if column or not row else WD_ALIGN_PARAGRAPH.LEFT
            font = BODY if row else HEADING
            _write(cell.paragraphs[0], str(text), font, SIZE_5, align=centred, line=_TABLE_LINE)


def _write(
    paragraph: Paragraph,
    text: str,
    font: str,
    size: Pt,
    *,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    line: Pt = LINE,
) -> None:
    paragraph.alignment = align
    set_lines(paragraph, line)
    set_font(paragraph.add_run(text), font, size)


def _number_pages(section: Section) -> None:
    """— 1 — at the foot; later sections take theirs from the first."""
    paragraph = section.footer.paragraphs[0]
    _write(paragraph, "— ", NUMBER, SIZE_4, align=WD_ALIGN_PARAGRAPH.CENTER)
    run = paragraph.add_run()
    set_font(run, NUMBER, SIZE_4)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._element.append(_field(kind, text))
    set_font(paragraph.add_run(" —"), NUMBER, SIZE_4)


def _field(kind: str, text: str) -> Any:
    element: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = text
    return element


FORMAT = Format(
    code="docx",
    name="Word",
    content_type=CONTENT_TYPE,
    write=write,
)
