"""How can a sound file be made to do harm? Bytes are struck, parts are swapped, trees are grown."""

import io
import random
import re
import zipfile
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]

_NASTY = (
    b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"%n%s", b"<", b"&", b"]]>", b"../",
    b"\xed\xa0\x80", b"0" * 400, b"9" * 400, b"-1", b"1e999", b"NaN", b"\xe2\x80\xae",
)  # fmt: skip
_NAMES = ("../../etc/passwd", "/etc/passwd", "a" * 300, "C:\\x")
_NUMBER = re.compile(rb"\d+")
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)>")
_ENTITIES = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'
)


def struck(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end, the beginning or a piece is missing."""
    start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice((content[:end], content[start:], content[:start] + content[end:]))


def repeated(content: bytes, chance: random.Random) -> bytes:
    """A piece stands there many times."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.choice((1, 4, 30, 400))]
    return content[:start] + piece * chance.choice((2, 50, 2000)) + content[start:]


def inserted(content: bytes, chance: random.Random) -> bytes:
    """Something nasty stands in between."""
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_NASTY) + content[place:]


def renumbered(content: bytes, chance: random.Random) -> bytes:
    """Numbers are huge, negative or none."""
    value = chance.choice((b"0", b"-1", b"65536", b"99999999", b"9" * 30, b"1e308", b"x"))
    share = chance.choice((0.02, 0.3, 1))
    return _NUMBER.sub(lambda found: value if chance.random() < share else found.group(), content)


def nested(content: bytes, chance: random.Random) -> bytes:
    """One element stands inside itself, very deep."""
    found = list(_ELEMENT.finditer(content))
    if not found:
        return repeated(content, chance)
    one = chance.choice(found)
    depth = chance.choice((20, 300, 20_000))
    return content[: one.start()] + one.group() * depth + content[one.end() :]


def opened(content: bytes, chance: random.Random) -> bytes:
    """Entities are declared and used: they swell, and ask for files and addresses."""
    start = content.index(b"?>") + 2 if content.startswith(b"<?xml") and b"?>" in content else 0
    uses = (b"", b"&c;", b"&x;", b"&y;")
    used = _ELEMENT.sub(lambda found: found.group() + chance.choice(uses), content[start:])
    return content[:start] + _ENTITIES + used


def swapped(content: bytes, chance: random.Random) -> bytes:
    """Two pieces have changed places."""
    if len(content) < 4:
        return content
    one, two, three = sorted(chance.sample(range(len(content)), 3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


PLAIN: tuple[Damage, ...] = (struck, cut, repeated, inserted, renumbered, swapped)
MARKUP: tuple[Damage, ...] = (*PLAIN, nested, opened)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The file with one to three damages; of a package, also inside one of its parts."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        if content.startswith(b"PK\x03\x04") and chance.random() < 0.8:
            content = _in_a_part(content, chance)
        else:
            content = chance.choice(MARKUP if b"<" in content[:400] else PLAIN)(content or b"\x00", chance)
    return content[:4_000_000]


def _in_a_part(content: bytes, chance: random.Random) -> bytes:
    """A part is damaged, missing, doubled, renamed, encrypted by its flag, or said to be of another size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(part.filename, package.read(part)) for part in package.infolist()]
    except Exception:  # noqa: BLE001 - it was damaged before
        return struck(content, chance)
    if not parts:
        return content
    place = chance.randrange(len(parts))
    name, inside = parts[place]
    act = chance.random()
    if act < 0.7:
        parts[place] = (name, chance.choice(MARKUP)(inside or b"\x00", chance)[:4_000_000])
    elif act < 0.78:
        del parts[place]
    elif act < 0.84:
        parts[place] = (
            chance.choice((*_NAMES, name.upper())),
            inside,
        )
    elif act < 0.9:
        other = chance.randrange(len(parts))
        parts[place] = (name, parts[other][1])
    else:
        parts += [(f"{name}{number}", b"") for number in range(chance.choice((3, 300, 3000)))]
    return _written(parts, chance)


def _written(parts: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in parts:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), inside, how)
    content = bytearray(stored.getvalue())
    start = content.find(b"PK\x01\x02")
    if start > 0 and chance.random() < 0.1:
        offset = start + chance.choice((8, 10, 20, 24, 28, 42))  # flags, method, sizes, lengths, place
        content[offset : offset + 2] = chance.randbytes(2)
    return bytes(content)
