"""May this upload be kept? It is looked at before anything of it is written.

Whoever can read the text of documents offers it here at start, so that marks inside are found, too.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.conf import settings

from liaison.core.files import FileKind, accepted, has_macros, kind_of, safe_name
from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent, classification_mark, classification_mark_in_name
from liaison.files.readers.pictures import preview_of
from liaison.files.readers.scanner import scan

TextReader = Callable[[str, bytes], str]  # name and content; raises Unreadable
_text_readers: list[TextReader] = []


@dataclass(frozen=True, slots=True)
class Examined:
    """An upload that may be kept; only `examine` makes one."""

    name: str
    kind: FileKind
    content: bytes
    sha256: str
    preview: bytes
    scanned: bool


def offer_text_reader(reader: TextReader) -> None:
    """From now on the text of uploads is read by it, and searched for classification marks."""
    if reader not in _text_readers:
        _text_readers.append(reader)


def examine(name: str, content: bytes, *, accepts: Collection[str]) -> Examined:
    """The upload, found harmless and of a kind that is asked for here.

    Raises ClassifiedContent, or Unreadable with a message that says what to do.
    """
    if not content:
        raise Unreadable("empty", "文件是空的，请确认选对了文件。")
    if len(content) > settings.LIAISON_FILE_BYTES:
        raise Unreadable(
            "too_large", f"文件超过 {megabytes(settings.LIAISON_FILE_BYTES)}，请压缩或拆分后再传。"
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
        preview=preview_of(content) if kind.is_picture else b"",
        scanned=scanned,
    )


def megabytes(count: int) -> str:
    """Bytes as people say them.

    >>> megabytes(20 * 1024 * 1024)
    '20 MB'
    """
    return f"{count / 1024 / 1024:.0f} MB"


def _kind_of(content: bytes, accepts: Collection[str]) -> FileKind:
    if has_macros(content):
        raise Unreadable("macros", "文件里带有宏程序，不能上传。请另存为不带宏的 .docx 或 .xlsx 后再传。")
    kind = kind_of(content)
    if kind is None or kind.code not in accepts:
        said = f"这是{kind.name}，这里不收。" if kind else "这种文件不能上传。"
        raise Unreadable("unknown_format", f"{said}可以上传：{accepted(accepts)}。")
    return kind


def _refuse_marks_inside(name: str, content: bytes, kind: FileKind) -> None:
    if kind.is_picture:
        return
    for text_of in _text_readers:
        try:
            mark = classification_mark(text_of(name, content))
        except Unreadable:
            continue  # a scan or a workbook of figures: there is no text to search
        if mark:
            raise ClassifiedContent(mark)
