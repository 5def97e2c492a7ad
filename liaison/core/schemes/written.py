"""What does a written notice consist of? Paragraphs in their order, each with the facts that it states."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from liaison.core.notices.draft import Citation, Span


class Style(StrEnum):
    """How a paragraph of an official document is set."""

    NUMBER = "number"
    TITLE = "title"
    SALUTATION = "salutation"
    HEADING = "heading"
    BODY = "body"
    SIGNATURE = "signature"
    ANNEX = "annex"  # 附件1, on a new page
    ANNEX_TITLE = "annex_title"
    LINE = "line"  # of an annex


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the notice; `facts` are the places, in the list written from, of what it states."""

    style: Style
    text: str
    facts: tuple[int, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A notice written from data."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The notice as plain text, one line a paragraph: the same that cleaning makes of it."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def citations(self) -> Mapping[int, Citation]:
        """Where each fact stands in the text, by its place in the list."""
        found: dict[int, Citation] = {}
        start = 0
        for paragraph in self.paragraphs:
            span = Span(start, start + len(paragraph.text))
            found.update(
                (fact, Citation(span, paragraph.section, paragraph.text)) for fact in paragraph.facts
            )
            start = span.end + 1
        return found
