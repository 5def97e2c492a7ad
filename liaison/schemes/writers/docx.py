"""How does a written notice look as a Word document? As official documents are set: GB/T 9704, A4."""

import io
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from liaison.core.schemes.written import Paragraph, Style, Written

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LINE = Pt(28.95)  # 22 lines on a page
_BODY, _TITLE, _HEADING = "仿宋_GB2312", "方正小标宋简体", "黑体"
_SIZE, _TITLE_SIZE = 16, 22  # points: 3号, 2号
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEME_SLOTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one kind of paragraph is set; indents in characters of its size."""

    font: str = _BODY
    size: int = _SIZE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    first: int = 0
    right: int = 0
    new_page: bool = False


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_SETTINGS = {
    Style.NUMBER: _Setting(align=_CENTRE),
    Style.TITLE: _Setting(font=_TITLE, size=_TITLE_SIZE, align=_CENTRE),
    Style.SALUTATION: _Setting(),
    Style.HEADING: _Setting(font=_HEADING, first=2),
    Style.BODY: _Setting(align=WD_ALIGN_PARAGRAPH.JUSTIFY, first=2),
    Style.SIGNATURE: _Setting(align=WD_ALIGN_PARAGRAPH.RIGHT, right=4),
    Style.ANNEX: _Setting(font=_HEADING, new_page=True),
    Style.ANNEX_TITLE: _Setting(font=_TITLE, size=_TITLE_SIZE, align=_CENTRE),
    Style.LINE: _Setting(first=2),
}
# Space of a line stands before these, where the style changes to them; an empty paragraph would be read.
_SPACED = frozenset({Style.TITLE, Style.SALUTATION, Style.SIGNATURE})


def docx_of(written: Written) -> bytes:
    """The file; reading it gives the text of the notice again, paragraph by paragraph."""
    document = Document()
    _set_page(document)
    before: Style | None = None
    for paragraph in written.paragraphs:
        is_spaced = paragraph.style in _SPACED and before not in {None, paragraph.style}
        _add(document, paragraph, space=_LINE if is_spaced else Pt(0))
        before = paragraph.style
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _add(document: DocxDocument, paragraph: Paragraph, *, space: Pt) -> None:
    setting = _SETTINGS[paragraph.style]
    added = document.add_paragraph()
    layout = added.paragraph_format
    layout.alignment = setting.align
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    layout.space_before, layout.space_after = space, Pt(0)
    layout.first_line_indent = Pt(setting.first * setting.size)
    layout.right_indent = Pt(setting.right * setting.size)
    layout.page_break_before = setting.new_page
    _set_font(added.add_run(paragraph.text), setting)


def _set_font(run: Run, setting: _Setting) -> None:
    """One font for every script, and no theme's in its place."""
    run.font.size = Pt(setting.size)
    run.font.name = setting.font
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in _FONT_SLOTS:
        fonts.set(qn(slot), setting.font)
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(qn(slot), None)
