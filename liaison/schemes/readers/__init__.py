"""How does an uploaded file become facts to review? ONE FILE PER FILE FORMAT; each scores its fit.

To accept another format, add a module that offers a `READER`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from liaison import vocabulary
from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import unreadable
from liaison.core.notices.reader import read
from liaison.core.notices.rosters import all_layouts
from liaison.core.registry import offered
from liaison.core.schemes.facts import Fact, facts
from liaison.core.secrecy import ClassifiedContent, classification_mark, classification_mark_in_name


@dataclass(frozen=True, slots=True)
class FileReader:
    """One format: what it is called, the endings it goes by, whether content fits, and its text."""

    name: str
    suffixes: tuple[str, ...]
    content_type: str
    fits: Callable[[bytes], int]  # 0: not at all; the highest wins
    text_of: Callable[[bytes], str]  # raises Unreadable


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """What was read from a file: the cleaned text and the facts that a person will review."""

    text: str
    facts: tuple[Fact, ...]
    layouts: tuple[str, ...]  # titles of those that rosters were read by, for the reviewer
    content_type: str
    amends: bool = False  # changes what another notice has laid down


def readers() -> tuple[FileReader, ...]:
    """Every format there is a module for."""
    return offered(sys.modules[__name__], "READER", FileReader)


def reader_for(name: str, content: bytes) -> FileReader:
    """The reader that fits the content best. Raises Unreadable where none does."""
    reader = max(readers(), key=lambda reader: reader.fits(content))
    if not reader.fits(content):
        raise unreadable(name, content, _suffixes())
    return reader


def read_notice(name: str, content: bytes) -> ReadNotice:
    """The notice in the file. Raises ClassifiedContent, or Unreadable with a message that says what to do."""
    mark = classification_mark_in_name(name)
    if mark:
        raise ClassifiedContent(mark)
    reader = reader_for(name, content)
    text = reader.text_of(content)
    draft = read(text, vocabulary.load(), name=name)
    mark = classification_mark(text) or classification_mark(draft.text)
    if mark:
        raise ClassifiedContent(mark)
    if not draft.text.strip():
        raise Unreadable("empty", "文件里没有文字，请确认选对了文件。")
    titles = {layout.name: layout.title for layout in all_layouts()}
    return ReadNotice(
        text=draft.text,
        facts=facts(draft, vocabulary.load()),
        layouts=tuple(dict.fromkeys(titles[name] for name in draft.layouts)),
        content_type=reader.content_type,
        amends=draft.is_amendment,
    )


def _suffixes() -> list[str]:
    return [suffix for reader in readers() for suffix in reader.suffixes]
