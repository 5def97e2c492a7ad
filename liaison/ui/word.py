"""How is an official document set in Word? A4, its fonts, sizes and lines: GB/T 9704."""

import io

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, TITLE, HEADING, NUMBER = "仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(10.5)
LINE = Pt(28.95)  # 22 lines to a page
_NOTHING = Pt(0)
_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def new_document() -> Document:
    """A document without theme fonts: they would win over those that are named, and print Chinese anyhow."""
    word = docx.Document()
    for fonts in word.styles.element.iter(qn("w:rFonts")):
        for slot in [name for name in fonts.attrib if "theme" in str(name).lower()]:
            del fonts.attrib[slot]
        for slot in _SLOTS:
            fonts.set(qn(slot), BODY)
    return word


def as_file(word: Document) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def set_page(section: Section, *, landscape: bool = False) -> None:
    """A4 with the type area of official documents, upright or lying."""
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    margins = (Mm(28), Mm(26), Mm(37), Mm(35)) if landscape else (Mm(37), Mm(35), Mm(28), Mm(26))
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins


def set_lines(paragraph: Paragraph, line: Pt = LINE, *, before: Pt = _NOTHING) -> None:
    """Every line as high as the other, whatever stands in it."""
    layout = paragraph.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before, layout.space_after = before, _NOTHING


def set_font(run: Run, font: str, size: Pt) -> None:
    """One font for every script, whatever characters the text has."""
    run.font.size, run.font.name = size, font
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in _SLOTS:
        fonts.set(qn(slot), font)
