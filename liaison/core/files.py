"""What is a file by its content, may it be kept, and under which name is it handed out again?"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType

from liaison.core.saying import Say, listed

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST_NAME = 120  # characters; every system that offices use can save it
_HEAD = 4096  # bytes in which a page or a program shows what it is


@dataclass(frozen=True, slots=True)
class FileKind:
    """One sort of file that may be kept: what people call it, and its endings, the usual one first."""

    code: str
    name: str
    suffixes: tuple[str, ...]
    content_type: str
    is_picture: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ROWS = (
    FileKind("jpeg", "照片", (".jpg", ".jpeg"), "image/jpeg", is_picture=True),
    FileKind("png", "图片", (".png",), "image/png", is_picture=True),
    FileKind("webp", "图片", (".webp",), "image/webp", is_picture=True),
    FileKind("pdf", "PDF 文件", (".pdf",), "application/pdf"),
    FileKind("ofd", "OFD 文件", (".ofd",), "application/ofd"),
    FileKind("docx", "Word 文档", (".docx",), f"{_OFFICE}wordprocessingml.document"),
    FileKind("xlsx", "Excel 表格", (".xlsx",), f"{_OFFICE}spreadsheetml.sheet"),
    FileKind("odt", "ODT 文档", (".odt",), "application/vnd.oasis.opendocument.text"),
    FileKind("old_office", "旧版 Office 文件", (".doc", ".xls", ".wps", ".et"), "application/msword"),
    FileKind("text", "纯文本", (".txt", ".csv"), "text/plain"),
)
KINDS = MappingProxyType({kind.code: kind for kind in _ROWS})
PICTURES = frozenset(kind.code for kind in _ROWS if kind.is_picture)
DOCUMENTS = frozenset(KINDS) - PICTURES

_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"%PDF-", "pdf"),
    (COMPOUND, "old_office"),
)
_PARTS = (  # of a package: the name of a part says what it is
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "xlsx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"OFD.xml", "ofd"),
)
_MACROS = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"))
_ACTIVE = re.compile(rb"<(?:!doctype\s+html|html|svg|script|\?php|iframe)", re.IGNORECASE)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

# What no file system takes, what changes how a name is read, and what cannot be seen.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def kind_of(content: bytes) -> FileKind | None:
    """What the bytes are, whatever the name says; None for what is not kept: programs, pages, archives.

    >>> kind_of(b"%PDF-1.7 ...").name, kind_of(b"MZ\\x90"), kind_of(b"<html><script>")
    ('PDF 文件', None, None)
    """
    if any(mark in content for mark in _MACROS):
        return None
    code = next((code for start, code in _STARTS if content.startswith(start)), "")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        code = "webp"
    if content.startswith(ZIP):
        code = next((code for part, code in _PARTS if part in content), "")
    if not code and _is_text(content):
        code = "text"
    return KINDS.get(code)


def has_macros(content: bytes) -> bool:
    """Whether an office file brings a program along."""
    return content.startswith((ZIP, COMPOUND)) and any(mark in content for mark in _MACROS)


def _is_text(content: bytes) -> bool:
    head = content[:_HEAD]
    if not head.strip() or head.startswith((*_PROGRAMS, ZIP)) or _ACTIVE.search(head):
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head)


def safe_name(name: str, kind: FileKind | None = None) -> str:
    """The name without folders and hidden characters, with an ending that fits the content.

    >>> safe_name("../../合影\\u202egpj.exe", KINDS["jpeg"]), safe_name("C:\\\\会议\\\\纪要.docx")
    ('合影gpj.exe.jpg', '纪要.docx')
    """
    plain = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    last = re.split(r"[/\\]", plain)[-1]
    stem, dot, suffix = _UNSAFE.sub("", last).strip(" .").rpartition(".")
    if not dot or not stem or len(suffix) > 8:
        stem, suffix = (f"{stem}{dot}{suffix}", "")
    ending = f".{suffix}" if suffix else ""
    if kind is not None and ending.lower() not in kind.suffixes:
        stem, ending = f"{stem}{ending}", kind.suffixes[0]
    if not stem or _RESERVED.match(stem):
        stem = f"文件{stem}"
    return stem[: LONGEST_NAME - len(ending)].rstrip(" .") + ending


def accepted(codes: Collection[str], say: Say = str) -> str:
    """What may be uploaded, said before somebody does.

    >>> accepted({"jpeg", "png", "pdf"})
    '照片（.jpg）、图片（.png）、PDF 文件（.pdf）'
    """
    kinds = [kind for kind in _ROWS if kind.code in codes]
    return listed([f"{say(kind.name)}{_endings(kind, say)}" for kind in kinds], say)


def _endings(kind: FileKind, say: Say) -> str:
    """The usual one; all where none is."""
    shown = kind.suffixes[:1] if len(kind.suffixes) < 3 else kind.suffixes
    return say("（%(endings)s）") % {"endings": listed(shown, say)}


def megabytes(count: int) -> str:
    """Bytes as people say them.

    >>> megabytes(20 * 1024 * 1024)
    '20 MB'
    """
    return f"{count / 1024 / 1024:.0f} MB"
