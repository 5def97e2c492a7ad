"""How is a package of packed parts opened without harm? No part beyond its limit, no entities, no network."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.limits import too_large

LARGEST_PART = 30_000_000  # bytes of XML; a notice of 150 pairs has less than one million
MOST_PARTS = 2_000
STEEPEST = 200  # times smaller when packed; honest documents stay below 60
SMALL = 1_000_000  # below this nothing can be a bomb

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
        raise Unreadable("damaged", f"{what}已损坏，无法打开。请重新获取，或另存一份后再上传。") from None


def holds(content: bytes, name: str) -> bool:
    """Whether the package has that part; of a broken one, whether it seems to."""
    if name.encode() not in content:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return name in package.NameToInfo
    except _BROKEN:
        return True


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
        raise too_large("文件展开后过大，不像是一份通知")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("damaged", "文件里有不应出现的内容，已停止读取。请另存一份后再上传。")
    return root


def part_if_there(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The part, or None in a package without it."""
    return part_of(package, name) if name in package.namelist() else None
