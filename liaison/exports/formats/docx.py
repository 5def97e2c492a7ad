"""How does a document look as a Word file? As the annex of an official document: GB/T 9704, A4."""

import io
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from liaison.exports.formats import Document, Format, Sheet, Table

BODY, TITLE, HEADING, NUMBER = "仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"
LINE = Pt(28.95)  # 22 lines to a page
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(10.5)
_TABLE_LINE = Pt(16)
_PAGE_NUMBER = Mm(35 - 7)  # 7 mm below the type area
_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def write(document: Document) -> bytes:
    """The file, each sheet on a page of its own, lying where its table is wide."""
    word = docx.Document()
    _without_theme_fonts(word)
    for place, sheet in enumerate(document.sheets):
        section = word.sections[0] if not place else word.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, landscape=sheet.landscape)
        _add(word, sheet)
    _number_pages(word.sections[0])
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _without_theme_fonts(word: WordDocument) -> None:
    """A theme's font would win over the one that is named, and print Chinese in whatever it is."""
    for fonts in word.styles.element.iter(qn("w:rFonts")):
        for slot in [name for name in fonts.attrib if "theme" in str(name).lower()]:
            del fonts.attrib[slot]
        for slot in _SLOTS:
            fonts.set(qn(slot), BODY)


def _set_page(section: Section, *, landscape: bool) -> None:
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    margins = (Mm(28), Mm(26), Mm(37), Mm(35)) if landscape else (Mm(37), Mm(35), Mm(28), Mm(26))
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.footer_distance = min(_PAGE_NUMBER, Mm(margins[1].mm - 7))


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
    layout = paragraph.paragraph_format
    layout.alignment = align
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before = layout.space_after = Pt(0)
    _set_font(paragraph.add_run(text), font, size)


def _set_font(run: Run, font: str, size: Pt) -> None:
    """One font for every script, whatever characters the text has."""
    run.font.size, run.font.name = size, font
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in _SLOTS:
        fonts.set(qn(slot), font)


def _number_pages(section: Section) -> None:
    """— 1 — at the foot; later sections take theirs from the first."""
    paragraph = section.footer.paragraphs[0]
    _write(paragraph, "— ", NUMBER, SIZE_4, align=WD_ALIGN_PARAGRAPH.CENTER)
    run = paragraph.add_run()
    _set_font(run, NUMBER, SIZE_4)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._element.append(_field(kind, text))
    _set_font(paragraph.add_run(" —"), NUMBER, SIZE_4)


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
    content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write=write,
)
