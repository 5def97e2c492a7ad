"""Which parts does an OFD package hold, and where do its addresses lead?"""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from liaison.schemes.packages import part_of

START = "OFD.xml"


class Package:
    """The parts of a package by the addresses that its own parts give; nothing outside can be reached."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {name.lower().lstrip("/"): name for name in package.namelist()}

    @property
    def is_encrypted(self) -> bool:
        """Whether parts of it can only be read with a key."""
        return any(name.endswith(("encryptions.xml", "encryption.xml")) for name in self._names)

    def part(self, address: str) -> etree._Element | None:
        """The part at an address from the top of the package; None where there is none."""
        name = self._names.get(address.lower().lstrip("/"))
        return part_of(self._package, name) if name else None

    def documents(self) -> Iterator[str]:
        """The addresses of the documents in it, nearly always one."""
        start = self.part(START)
        for element in () if start is None else start.iter():
            if name_of(element) == "DocRoot" and element.text:
                yield resolved("", element.text)


def resolved(base: str, address: str) -> str:
    """An address that a part gives, from the top of the package; `base` is the part's own.

    >>> resolved("Doc_0/Document.xml", "Pages/Page_0/Content.xml"), resolved("Doc_0/a.xml", "/Doc_0/b.xml")
    ('Doc_0/Pages/Page_0/Content.xml', 'Doc_0/b.xml')
    """
    address = address.strip()
    start = "" if address.startswith("/") else posixpath.dirname(base)
    return posixpath.normpath(posixpath.join(start, address.lstrip("/")))


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace, which programs write differently."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """The elements of that name directly below."""
    return [] if element is None else [child for child in element if name_of(child) == name]


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first element of that name directly below."""
    return next(iter(children(element, name)), None)


def numbers(written: str | None, most: int = 10_000) -> list[float]:
    """The numbers of a list parted by spaces; `g 3 5` stands for three times five.

    >>> numbers("1 g 2 3.5 x")
    [1.0, 3.5, 3.5]
    """
    found: list[float] = []
    words = iter((written or "").split())
    for word in words:
        is_group = word == "g"
        times = int(max(0, min(_number(next(words, "")) or 0, most))) if is_group else 1
        value = _number(next(words, "") if is_group else word)
        if value is None or len(found) + times > most:
            break
        found += [value] * times
    return found


def _number(word: str) -> float | None:
    try:
        value = float(word)
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None
