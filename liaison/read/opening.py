"""How does a file on this machine become a draft? It is opened here, and read in the process that reads."""

import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from liaison.core.notices.decode import Unreadable, decode
from liaison.core.notices.draft import Draft
from liaison.core.notices.formats import RICH_TEXT, ZIP
from liaison.core.notices.markup import is_markup
from liaison.core.notices.reader import read
from liaison.core.notices.reasons import unread
from liaison.isolation import Pool
from liaison.isolation.office import understood
from liaison.vocabulary import load

LARGEST_FILE = 30_000_000  # bytes; a scanned notice with its pictures has some millions
_NOT_PLAIN = (
    ZIP,
    b"\xd0\xcf\x11\xe0",
    RICH_TEXT,
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
)
_START = 20_000  # bytes in which a page shows its first tag
_FOR_TEXT, _FOR_ALL = Pool(warm=False), Pool()  # plain text needs none of the libraries, which load slowly


def read_file(file: Path, *, explain: bool = False) -> Draft:
    """The draft of a file. Raises Unreadable."""
    content = content_of(file)
    pool = _FOR_TEXT if _is_plain(content) else _FOR_ALL
    return understood(partial(_draft, pool, explain), file.name, content)


def read_files(file: Path, *, explain: bool = False) -> Iterator[tuple[Path, Draft | Unreadable]]:
    """The draft of the file, or of each file that it packs, under its name; or why there is none."""
    try:
        content = content_of(file)
        if not content.startswith(ZIP):
            yield file, read_file(file, explain=explain)
            return
        members = _FOR_ALL.call(files_of, file.name, content)
    except Unreadable as unreadable:
        yield file, unreadable
        return
    for name, packed in members or ((None, content),):
        label = file if name is None else file / name
        try:
            yield label, understood(partial(_draft, _FOR_ALL, explain), label.name, packed)
        except Unreadable as unreadable:
            yield label, unreadable


def files_of(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """What a package of several holds, in the process that reads; empty for one document."""
    from liaison.schemes.readers import files_in

    found = files_in(name, content)
    is_one = len(found) == 1 and found[0].content == content
    return () if is_one else tuple((member.name, member.content) for member in found)


def _draft(pool: Pool, explain: bool, name: str, content: bytes) -> Draft:  # noqa: FBT001 - bound above
    return pool.call(draft_of, name, content, explain=explain)


def draft_of(name: str, content: bytes, *, explain: bool = False) -> Draft:
    """The draft of what a file holds; this runs in the process that reads. Raises Unreadable."""
    text, remarks = _extracted(name, content)
    return read(text, load(), name=name, explain=explain, remarks=remarks)


def content_of(file: Path, *, follow: bool = True) -> bytes:
    """What an ordinary file holds: no folder, no device, no link unless followed. Raises Unreadable."""
    try:
        found = file.stat(follow_symlinks=follow)
        if not stat.S_ISREG(found.st_mode):
            raise unread("not_a_file")
        if found.st_size > LARGEST_FILE:
            raise unread("too_large")
        return file.read_bytes()
    except (OSError, ValueError):
        raise unread("not_found") from None


def _extracted(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what to know of the file."""
    if _is_plain(data):
        return decode(data), ()
    from liaison.schemes.readers import extracted

    found = extracted(name, data)
    return found.text, found.remarks


def _is_plain(data: bytes) -> bool:
    return not data.startswith(_NOT_PLAIN) and not is_markup(data[:_START].decode("latin-1"))
