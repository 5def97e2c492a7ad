"""May this upload be kept? It is looked at before anything of it is written.

Whoever can read documents offers at start to look for marks in them. What looks inside does so in the
process that reads.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from liaison.core.files import FileKind, accepted, has_macros, kind_of, megabytes, safe_name
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent, Mark, classification_mark_in_name
from liaison.files.readers.pictures import preview_of
from liaison.files.readers.scanner import scan
from liaison.isolation import apart

MarkFinder = Callable[[str, bytes], Mark | None]  # name and content; raises Unreadable
_mark_finders: list[MarkFinder] = []


@dataclass(frozen=True, slots=True)
class Examined:
    """An upload that may be kept; only `examine` makes one."""

    name: str
    kind: FileKind
    content: bytes
    sha256: str
    preview: bytes
    scanned: bool


def offer_mark_finder(finder: MarkFinder) -> None:
    """From now on it looks for classification marks in what is uploaded."""
    if finder not in _mark_finders:
        _mark_finders.append(finder)


def examine(name: str, content: bytes, *, accepts: Collection[str]) -> Examined:
    """The upload, found harmless and of a kind that is asked for here.

    Raises ClassifiedContent, or Unreadable with a message that says what to do.
    """
    if not content:
        raise Unreadable("empty", "文件是空的，请确认选对了文件。")
    if len(content) > settings.LIAISON_FILE_BYTES:
        raise Unreadable(
            "too_large",
            "文件超过 %(limit)s，请压缩或拆分后再传。",
            limit=megabytes(settings.LIAISON_FILE_BYTES),
        )
    mark = classification_mark_in_name(name)
    if mark:
        raise ClassifiedContent(mark)
    kind = _kind_of(content, accepts)
    scanned = scan(content)
    _refuse_marks_inside(name, content, kind)
    return Examined(
        name=safe_name(name, kind),
        kind=kind,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        preview=apart(preview_of, content) if kind.is_picture else b"",
        scanned=scanned,
    )


def _kind_of(content: bytes, accepts: Collection[str]) -> FileKind:
    if has_macros(content):
        raise Unreadable("macros", "文件里带有宏程序，不能上传。请另存为不带宏的 .docx 或 .xlsx 后再传。")
    kind = kind_of(content)
    if kind is None or kind.code not in accepts:
        raise Unreadable(
            "unknown_format",
            "这是%(kind)s，这里不收。" if kind else "这种文件不能上传。",
            "可以上传：%(accepted)s。",
            kind=gettext(kind.name) if kind else "",
            accepted=accepted(accepts, gettext),
        )
    return kind


def _refuse_marks_inside(name: str, content: bytes, kind: FileKind) -> None:
    if kind.is_picture:
        return
    for finder in _mark_finders:
        try:
            mark = apart(finder, name, content)
        except Unreadable:
            continue  # a scan, or a sheet of figures: there is no text to search
        if mark:
            raise ClassifiedContent(mark)
