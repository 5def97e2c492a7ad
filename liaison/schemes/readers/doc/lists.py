"""How does each list of an old Word document count?"""

import struct
from collections.abc import Iterator

from liaison.core.notices.numbering import Level, Listing, Numbering
from liaison.schemes.readers.doc.file import BROKEN, Properties, WordFile

_KINDS, _LISTS = 0x02E2, 0x02EA
_DEPTH, _LIST = 0x260A, 0x460B
_MOST = 2_000  # lists
_LEVELS = 9
_HOW = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 18: "decimalEnclosedCircle",
    22: "decimalZero", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand", 37: "chineseCounting", 38: "chineseLegalSimplified",
    39: "chineseCountingThousand", 57: "numberInDash",
}  # fmt: skip


class Lists:
    """The numbers before paragraphs; a file whose lists are broken has none."""

    def __init__(self, file: WordFile) -> None:
        try:
            self._numbering = _numbering(file)
        except BROKEN:
            self._numbering = Numbering({}, {})

    def number(self, properties: Properties) -> str:
        """The number of the next paragraph that is set so."""
        written = properties.get(_LIST, b"")
        if len(written) != 2:
            return ""
        (name,) = struct.unpack("<H", written)
        depth = properties.get(_DEPTH, b"\x00")[:1] or b"\x00"
        return self._numbering.next(str(name), depth[0])


def _numbering(file: WordFile) -> Numbering:
    kinds = dict(_kinds(file))
    return Numbering(kinds, dict(_listings(file)))


def _kinds(file: WordFile) -> Iterator[tuple[str, dict[int, Level]]]:
    """Kind of list -> depth -> how it counts; the levels lie behind the list of the kinds."""
    start, length = file.at(_KINDS)
    if not length:
        return
    table = file.table
    count = min(struct.unpack_from("<H", table, start)[0], _MOST)
    place = start + 2 + 28 * count
    for number in range(count):
        at = start + 2 + 28 * number
        (name,) = struct.unpack_from("<I", table, at)
        levels: dict[int, Level] = {}
        for depth in range(1 if table[at + 26] & 1 else _LEVELS):
            levels[depth], place = _level(table, place)
        yield str(name), levels


def _level(table: bytes, place: int) -> tuple[Level, int]:
    """One depth, and where the next begins."""
    start, how = struct.unpack_from("<iB", table, place)
    flags = table[place + 5]
    runs, paragraphs = table[place + 24], table[place + 25]
    at = place + 28 + runs + paragraphs
    (length,) = struct.unpack_from("<H", table, at)
    written = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(each) + 1}" if ord(each) < _LEVELS else each for each in written)
    restarts = table[place + 26] if flags & 8 else None
    level = Level(_HOW.get(how, ""), text, start, restarts_after=restarts, plain_above=bool(flags & 4))
    return level, at + 2 + 2 * length


def _listings(file: WordFile) -> Iterator[tuple[str, Listing]]:
    """List, counted from one -> its kind and where it begins anew."""
    start, length = file.at(_LISTS)
    if not length:
        return
    table = file.table
    count = min(struct.unpack_from("<I", table, start)[0], _MOST)
    place = start + 4 + 16 * count
    for number in range(count):
        at = start + 4 + 16 * number
        (kind,) = struct.unpack_from("<I", table, at)
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        place += 4
        for _ in range(table[at + 12]):
            first, flags = struct.unpack_from("<iI", table, place)
            place += 8
            if flags & 0x10:
                starts[flags & 15] = first
            if flags & 0x20:
                levels[flags & 15], place = _level(table, place)
        yield str(number + 1), Listing(str(kind), starts, levels)
