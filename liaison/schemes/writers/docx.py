"""How does a written notice look as a Word document? As official documents are set: GB/T 9704, A4."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from liaison.core.schemes.written import Paragraph, Style, Written
from liaison.ui.word import (
    BODY,
    HEADING,
    LINE,
    SIZE_2,
    SIZE_3,
    TITLE,
    as_file,
    new_document,
    set_font,
    set_lines,
    set_page,
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one kind of paragraph is set; indents in characters of its size."""

    font: str = BODY
    size: Pt = SIZE_3
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    first: int = 0
    right: int = 0
    new_page: bool = False


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_SETTINGS = {
    Style.NUMBER: _Setting(align=_CENTRE),
    Style.TITLE: _Setting(font=TITLE, size=SIZE_2, align=_CENTRE),
    Style.SALUTATION: _Setting(),
    Style.HEADING: _Setting(font=HEADING, first=2),
    Style.BODY: _Setting(align=WD_ALIGN_PARAGRAPH.JUSTIFY, first=2),
    Style.SIGNATURE: _Setting(align=WD_ALIGN_PARAGRAPH.RIGHT, right=4),
    Style.ANNEX: _Setting(font=HEADING, new_page=True),
    Style.ANNEX_TITLE: _Setting(font=TITLE, size=SIZE_2, align=_CENTRE),
    Style.LINE: _Setting(first=2),
}
# Space of a line stands before these, where the style changes to them; an empty paragraph would be read.
_SPACED = frozenset({Style.TITLE, Style.SALUTATION, Style.SIGNATURE})


def docx_of(written: Written) -> bytes:
    """The file; reading it gives the text of the notice again, paragraph by paragraph."""
    document = new_document()
    set_page(document.sections[0])
    before: Style | None = None
    for paragraph in written.paragraphs:
        is_spaced = paragraph.style in _SPACED and before not in {None, paragraph.style}
        _add(document, paragraph, space=LINE if is_spaced else Pt(0))
        before = paragraph.style
    return as_file(document)


def _add(document: Document, paragraph: Paragraph, *, space: Pt) -> None:
    setting = _SETTINGS[paragraph.style]
    added = document.add_paragraph()
    set_lines(added, before=space)
    layout = added.paragraph_format
    layout.alignment = setting.align
    layout.first_line_indent = Pt(setting.first * setting.size.pt)
    layout.right_indent = Pt(setting.right * setting.size.pt)
    layout.page_break_before = setting.new_page
    set_font(added.add_run(paragraph.text), setting.font, setting.size)
