"""How does an uploaded file become facts to review? ONE FILE PER FILE FORMAT; each scores its fit.

To accept another format, add a module that offers a `READER`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from liaison import vocabulary
from liaison.core.notices.decode import Unreadable
from liaison.core.notices.formats import ZIP, renamed, unreadable
from liaison.core.notices.reader import read
from liaison.core.notices.rosters import all_layouts
from liaison.core.registry import offered
from liaison.core.schemes.facts import Fact, facts
from liaison.core.secrecy import ClassifiedContent, Mark, classification_mark, classification_mark_in_name
from liaison.schemes.packages import Member, is_whole, members_of

_PACKED = (ZIP, b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_OFFICE = (".docx", ".docm", ".odt", ".ofd", ".xlsx", ".wps", ".doc")  # a package that is one document


@dataclass(frozen=True, slots=True)
class Extracted:
    """What stands in a file: its text, what a reviewer should know of the file, and what stands apart."""

    text: str
    remarks: tuple[str, ...] = ()  # whole sentences; each becomes a question of the review
    margins: str = ""  # headers and footers: no part of the notice, but they may bear a mark


@dataclass(frozen=True, slots=True)
class FileReader:
    """One format: what it is called, the endings it goes by, whether content fits, and its text."""

    name: str
    suffixes: tuple[str, ...]
    content_type: str
    fits: Callable[[bytes], int]  # 0: not at all; the highest wins
    extract: Callable[[bytes], Extracted]  # raises Unreadable

    def text_of(self, content: bytes) -> str:
        """The text alone. Raises Unreadable."""
        return self.extract(content).text


@dataclass(frozen=True, slots=True)
class Opened(Extracted):
    """What stands in a file, with the type that its content has."""

    content_type: str = "text/plain"


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


def extracted(name: str, content: bytes) -> Opened:
    """What stands in the file, read by what it is and not by what it is called. Raises Unreadable."""
    reader = reader_for(name, content)
    found = reader.extract(content)
    remark = renamed(name, reader.name, reader.suffixes, _suffixes())
    remarks = (remark, *found.remarks) if remark else found.remarks
    return Opened(found.text, remarks, found.margins, reader.content_type)


def read_notice(name: str, content: bytes) -> ReadNotice:
    """The notice in the file. Raises ClassifiedContent, or Unreadable with a message that says what to do."""
    mark = classification_mark_in_name(name)
    if mark:
        raise ClassifiedContent(mark)
    found = extracted(name, content)
    draft = read(found.text, vocabulary.load(), name=name, remarks=found.remarks)
    mark = next(filter(None, map(classification_mark, (found.text, draft.text, found.margins))), None)
    if mark:
        raise ClassifiedContent(mark)
    if not draft.text.strip():
        raise Unreadable("empty", "文件里没有文字，请确认选对了文件。")
    titles = {layout.name: layout.title for layout in all_layouts()}
    return ReadNotice(
        text=draft.text,
        facts=facts(draft, vocabulary.load()),
        layouts=tuple(dict.fromkeys(titles[name] for name in draft.layouts)),
        content_type=found.content_type,
        amends=draft.is_amendment,
    )


def notices_in(name: str, content: bytes) -> tuple[Member, ...]:
    """The files to read: those of a package of several, else the file itself.

    Raises ClassifiedContent, or Unreadable with a message that says what to do.
    """
    mark = classification_mark_in_name(name)
    if mark:
        raise ClassifiedContent(mark)
    return files_in(name, content)


def files_in(name: str, content: bytes) -> tuple[Member, ...]:
    """The same, whatever the file is called. Raises Unreadable."""
    if not content.startswith(ZIP) or any(reader.fits(content) for reader in readers()):
        return (Member(name, content),)
    if not name.lower().endswith(".zip") and (name.lower().endswith(_OFFICE) or not is_whole(content)):
        raise unreadable(name, content, _suffixes())
    found = members_of(content)
    if any(_is_package(member) for member in found):
        raise Unreadable("nested", "压缩包里还有压缩包，没有读取。请先解开，再把通知文件放在一起上传。")
    return found


def _is_package(member: Member) -> bool:
    content = member.content
    return content.startswith(_PACKED) and not any(reader.fits(content) for reader in readers())


def mark_inside(name: str, content: bytes) -> Mark | None:
    """The classification mark in the text of the file, None where there is none. Raises Unreadable."""
    found = extracted(name, content)
    return classification_mark(found.text) or classification_mark(found.margins)


def _suffixes() -> list[str]:
    return [suffix for reader in readers() for suffix in reader.suffixes]
