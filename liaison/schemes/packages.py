"""How is a package of packed parts opened without harm? No part beyond its limit, no entities, no network."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from lxml import etree

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import LARGEST_FILES, MOST_FILES, too_large

LARGEST_PART = 30_000_000  # bytes of XML; a notice of 150 pairs has less than one million
MOST_PARTS = 2_000
STEEPEST = 200  # times smaller when packed; honest documents stay below 60
SMALL = 1_000_000  # below this nothing can be a bomb

_NAMED_IN_UTF8 = 0x800
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError, ValueError,
    RuntimeError, etree.XMLSyntaxError,
)  # fmt: skip


@contextmanager
def opened(content: bytes, what: str) -> Iterator[zipfile.ZipFile]:
    """The package; whatever proves broken while it is read is said of `what`. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            guard(package)
            yield package
    except _BROKEN:
        raise Unreadable(
            "damaged", "%(what)s已损坏，无法打开。请重新获取，或另存一份后再上传。", what=what
        ) from None


def holds(content: bytes, name: str) -> bool:
    """Whether the package has that part; of a broken one, whether it seems to."""
    if name.encode() not in content:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return name in package.NameToInfo
    except _BROKEN:
        return True


def is_whole(content: bytes) -> bool:
    """Whether it can be opened as a package at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)):
            return True
    except _BROKEN:
        return False


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package: its own name, without any folder, and what it holds."""

    name: str
    content: bytes


def members_of(content: bytes) -> tuple[Member, ...]:
    """The files of a package of several, in its order. Raises Unreadable beyond the limits."""
    with opened(content, "压缩包") as package:
        parts = [part for part in package.infolist() if _is_file(part)]
        if len(parts) > MOST_FILES:
            raise too_large("压缩包里超过 %(most)s 个文件，请分几次上传。", most=MOST_FILES)
        if sum(part.file_size for part in parts) > LARGEST_FILES:
            raise Unreadable("too_large", "压缩包展开后过大，请分几次上传。")
        found = tuple(Member(_name(part), _content(package, part)) for part in parts)
    if not found:
        raise Unreadable("empty", "压缩包里没有文件，请确认选对了文件。")
    return found


def _is_file(part: zipfile.ZipInfo) -> bool:
    """Whether it is a file that somebody put there: no folder, no link, nothing that a system left."""
    pieces = part.filename.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    left = pieces[-1].startswith(".") or pieces[0] == "__MACOSX" or pieces[-1].lower() in _LEFT_BY_SYSTEMS
    return not (part.is_dir() or is_link or left or not pieces[-1])


def _name(part: zipfile.ZipInfo) -> str:
    """The name alone; programs of this country write it in GB without saying so."""
    written = part.filename
    if not part.flag_bits & _NAMED_IN_UTF8:
        with suppress(UnicodeError):
            data = written.encode("cp437")
            written = _first_that_fits(data)
    name = written.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in name if character.isprintable())[:200] or "未命名"


def _first_that_fits(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as file:
        found = file.read(LARGEST_PART + 1)
    if len(found) > LARGEST_PART:
        raise Unreadable("too_large", "压缩包里有的文件过大，不像是一份通知，请分开上传。")
    return found


def guard(package: zipfile.ZipFile) -> None:
    """Refuses a package that is encrypted or swells beyond measure. Raises Unreadable."""
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传。")
    swollen = any(
        part.file_size > SMALL and part.file_size > STEEPEST * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > MOST_PARTS or swollen:
        raise Unreadable("too_large", "文件展开后过大，不像是一份通知，已停止读取。请另存为纯文本后再上传。")


def part_of(package: zipfile.ZipFile, name: str) -> etree._Element:
    """One part as a tree: no entities, nothing fetched, no huge trees, and no more than it said."""
    with package.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise too_large("文件展开后过大，不像是一份通知，请只上传通知正文和附件。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("damaged", "文件里有不应出现的内容，已停止读取。请另存一份后再上传。")
    return root


def part_if_there(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The part, or None in a package without it."""
    return part_of(package, name) if name in package.namelist() else None
