"""What fills a sentence of an explanation in? It is put into words when it is said, in whatever language."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from liaison.core.duties.words import in_words
from liaison.core.periods import Span, from_to, in_full
from liaison.core.saying import Say, listed


@runtime_checkable
class Worded(Protocol):
    """Whatever knows how it is said."""

    def in_words(self, say: Say) -> str: ...


Value = str | int | date | Worded


def worded(value: Value, say: Say) -> str:
    """The value in words that `say` may translate; what a notice or a person wrote stays as it is."""
    if isinstance(value, Worded):
        return value.in_words(say)
    return in_full(value, say) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a table."""

    word: str

    def in_words(self, say: Say) -> str:
        return say(self.word)


@dataclass(frozen=True, slots=True)
class Often:
    """How often, and by when."""

    minimum: int | None = None
    maximum: int | None = None
    per: str = ""
    due: str = ""

    def in_words(self, say: Say) -> str:
        return in_words(self.minimum, self.maximum, self.per, self.due, say)


@dataclass(frozen=True, slots=True)
class Either:
    """One of several, as the notice words them."""

    words: tuple[str, ...]

    def in_words(self, say: Say) -> str:
        return say("或").join(self.words)


@dataclass(frozen=True, slots=True)
class Several:
    """All of several, as the notice words them."""

    words: tuple[str, ...]

    def in_words(self, say: Say) -> str:
        return listed(self.words, say)


@dataclass(frozen=True, slots=True)
class Days:
    """Single days."""

    days: tuple[date, ...]

    def in_words(self, say: Say) -> str:
        return listed((in_full(day, say) for day in self.days), say)


@dataclass(frozen=True, slots=True)
class Stretches:
    """The days that are covered, from when to when; one without an end is named by its beginning."""

    spans: tuple[Span, ...]

    def in_words(self, say: Say) -> str:
        return listed((_from_when(span, say) for span in self.spans), say) or say("零天")


def _from_when(span: Span, say: Say) -> str:
    if span.ends == date.max:
        return say("{day}起").format(day=in_full(span.starts, say))
    return from_to(span, say)
