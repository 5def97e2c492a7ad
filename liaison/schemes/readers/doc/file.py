"""What lies where in an old Word document: its characters, and what each run and paragraph is?

The words are those of [MS-DOC], the format's published description; numbers are offsets laid down there.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from liaison.core.notices.limits import MOST_CHARACTERS, too_large

BROKEN = (
    struct.error,
    IndexError,
    TypeError,
    KeyError,
    ValueError,
    OSError,
    UnicodeDecodeError,
    OverflowError,
)

_MAGIC, _WORD_97 = 0xA5EC, 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS = 0x4C  # characters of the text, its notes, margins, ... each four bytes
_RUNS, _PARAGRAPHS, _PIECES = 0x00FA, 0x0102, 0x01A2
_PAGE = 512
_PIECE_OF_BYTES = 0x40000000
_MOST_PAGES = 40_000  # of properties; each covers some dozen paragraphs
_LARGE_TABLE, _HUGE = 0xD608, 0x6646
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of what a property is set to; 0: said in its first byte

Properties = dict[int, bytes]


class WordFile:
    """The streams of one document, taken apart as far as they are asked for."""

    def __init__(self, container: Any) -> None:
        self._main: bytes = container.openstream("WordDocument").read()
        magic, version, flags = struct.unpack_from("<H H 6x H", self._main)
        self.is_encrypted = bool(flags & _ENCRYPTED)
        self.is_too_old = magic != _MAGIC or version < _WORD_97
        if self.is_encrypted or self.is_too_old:
            return
        self._table: bytes = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
        self._data: bytes = container.openstream("Data").read() if container.exists("Data") else b""
        lengths = struct.unpack_from("<4I", self._main, _LENGTHS)
        self.main_length, notes, margins = lengths[0], lengths[1], lengths[2]
        if sum(lengths) > MOST_CHARACTERS:
            raise too_large("文件超过二百万字，不像是一份通知，请只上传通知正文和附件。")
        start = self.main_length + notes
        self.margins = (start, start + margins)
        self._pieces = list(self._found_pieces())
        self._starts = [piece[0] for piece in self._pieces]
        self.runs = _Ranges(self._pages(_RUNS, 1))
        self.paragraphs = _Ranges(self._pages(_PARAGRAPHS, 13))

    def at(self, address: int, count: int = 0) -> tuple[int, int]:
        """Place and length of a part of the table stream; `count` is its number in the head."""
        place, length = struct.unpack_from("<II", self._main, address + 8 * count)
        return place, length

    @property
    def table(self) -> bytes:
        """The stream of everything but words and properties."""
        return self._table

    def characters(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Each character with its place in the stream, which its properties are filed under."""
        for first, last, place, is_bytes in self._pieces:
            begin, stop = max(first, start), min(last, end)
            if begin >= stop:
                continue
            width = 1 if is_bytes else 2
            at = place + (begin - first) * width
            part = self._main[at : at + (stop - begin) * width]
            text = part.decode("cp1252", "replace") if is_bytes else part.decode("utf-16-le", "surrogatepass")
            if not is_bytes and len(text) * 2 != len(part):
                text = "".join(chr(code) for (code,) in struct.iter_unpack("<H", part[: len(part) // 2 * 2]))
            for number, character in enumerate(text):
                yield character, at + number * width

    def properties(self, written: bytes) -> Properties:
        """What a run or paragraph is set to: name of the property -> value."""
        found: Properties = {}
        place = 0
        while place + 2 <= len(written):
            (name,) = struct.unpack_from("<H", written, place)
            place += 2
            size = _SIZES[name >> 13]
            if name == _LARGE_TABLE:
                size = struct.unpack_from("<H", written, place)[0] + 1 if place + 2 <= len(written) else 0
            elif not size:
                size = written[place] + 1 if place < len(written) else 0
            found[name] = written[place : place + size]
            place += size
        huge = found.pop(_HUGE, None)
        if huge is not None and len(huge) == 4:
            (at,) = struct.unpack("<I", huge)
            (length,) = struct.unpack_from("<H", self._data, at)
            found |= self.properties(self._data[at + 2 : at + 2 + length].replace(b"\x46\x66", b"\x46\x00"))
        return found

    def _found_pieces(self) -> Iterator[tuple[int, int, int, bool]]:
        """First character, end, place in the stream, whether a character is one byte."""
        place, length = self.at(_PIECES)
        end = place + length
        while place < end and self._table[place] == 1:
            place += 3 + struct.unpack_from("<H", self._table, place + 1)[0]
        size = struct.unpack_from("<I", self._table, place + 1)[0]
        count = (size - 4) // 12
        place += 5
        edges = struct.unpack_from(f"<{count + 1}I", self._table, place)
        for number in range(count):
            (at,) = struct.unpack_from("<I", self._table, place + 4 * (count + 1) + 8 * number + 2)
            is_bytes = bool(at & _PIECE_OF_BYTES)
            at &= _PIECE_OF_BYTES - 1
            yield edges[number], edges[number + 1], at // 2 if is_bytes else at, is_bytes

    def _pages(self, address: int, width: int) -> Iterator[tuple[int, int, bytes]]:
        """First place, end, and what is set there, from every page of properties."""
        place, length = self.at(address)
        count = min((length - 4) // 8, _MOST_PAGES)
        for number in range(count):
            (page,) = struct.unpack_from("<I", self._table, place + 4 * (count + 1) + 4 * number)
            start = (page & 0x3FFFFF) * _PAGE
            found = self._main[start : start + _PAGE]
            if len(found) == _PAGE:
                yield from _runs_of(found, width)


def _runs_of(page: bytes, width: int) -> Iterator[tuple[int, int, bytes]]:
    count = page[_PAGE - 1]
    edges = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        at = page[4 * (count + 1) + width * number] * 2
        written = b""
        if at:
            size = page[at]
            if width == 1:  # of characters
                written = page[at + 1 : at + 1 + size]
            elif size:  # of paragraphs, after the number of their style
                written = page[at + 3 : at + 2 * size]
            else:
                written = page[at + 4 : at + 2 + 2 * page[at + 1]]
        yield edges[number], edges[number + 1], written


class _Ranges:
    """What is set at a place of the stream."""

    def __init__(self, found: Iterator[tuple[int, int, bytes]]) -> None:
        self._ranges = sorted(found)
        self._starts = [start for start, _end, _written in self._ranges]

    def at(self, place: int) -> tuple[int, bytes]:
        """Where what holds here ends, and what it is."""
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and place < self._ranges[number][1]:
            return self._ranges[number][1], self._ranges[number][2]
        following = self._starts[number + 1] if number + 1 < len(self._starts) else place + (1 << 30)
        return following, b""
