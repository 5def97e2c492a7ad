"""What stands where on the pages of an OFD document?"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from math import hypot

from lxml import etree

from liaison.core.notices.limits import MOST_MARKS, MOST_PAGES, too_large
from liaison.core.notices.pages import Page
from liaison.core.notices.placed import Mark
from liaison.core.notices.ruled import Rule
from liaison.schemes.readers.ofd.package import Package, child, children, name_of, numbers, resolved

_A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres, as everything in OFD
_NEAR = 0.9  # millimetres; a ruled line is thinner
_DEEPEST = 8  # blocks inside blocks
_ASCENT, _DESCENT = 0.88, 0.12  # of a character's size, above and below its line
_HALF_WIDTH = 0.5
_LONGEST_PATH = 200_000  # characters; a seal drawn as lines has some thousands
_PATH = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_LAST_POINT = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}  # how many numbers lead to it

Matrix = tuple[float, float, float, float, float, float]


class Pages:
    """The pages of all documents of a package, in their order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._met = self._pages = 0
        self.has_composites = False

    def all(self) -> Iterator[Page]:
        """Each page with its marks and rules. Raises Unreadable beyond the limits."""
        for address in self._package.documents():
            document = self._package.part(address)
            common = child(document, "CommonData")
            size = _box(child(common, "PageArea"))
            templates = {
                each.get("ID", ""): resolved(address, each.get("BaseLoc", ""))
                for each in children(common, "TemplatePage")
            }
            for listed in children(child(document, "Pages"), "Page"):
                self._pages += 1
                if self._pages > MOST_PAGES:
                    raise too_large(
                        "这份 OFD 超过 %(most)s 页，不像是一份通知，请只上传通知正文和附件。", most=MOST_PAGES
                    )
                yield self._page(resolved(address, listed.get("BaseLoc", "")), size, templates)

    def _page(self, address: str, size: tuple[float, ...], templates: dict[str, str]) -> Page:
        part = self._package.part(address)
        own = child(part, "Area")
        left, top, width, height = _box(own) if own is not None else size
        page = Page(width, height, near=_NEAR)
        for used in children(part, "Template"):
            template = self._package.part(templates.get(used.get("TemplateID", ""), ""))
            self._take(child(template, "Content"), page, (-left, -top), 0)
        self._take(child(part, "Content"), page, (-left, -top), 0)
        return page

    def _take(
        self, element: etree._Element | None, page: Page, moved: tuple[float, float], depth: int
    ) -> None:
        for each in () if element is None or depth > _DEEPEST else element:
            name = name_of(each)
            if each.get("Visible", "true").lower() == "false":
                continue
            if name == "TextObject":
                page.marks += _marks(each, moved)
            elif name == "PathObject":
                page.rules += _rules(each, moved)
            elif name in {"Layer", "PageBlock"}:
                self._take(each, page, moved, depth + 1)
            elif name == "CompositeObject":
                self.has_composites = True
            self._met += 1
            if max(self._met, len(page.marks) + len(page.rules)) > MOST_MARKS:
                raise too_large("这份 OFD 里的文字和线条太多，不像是一份通知，请只上传通知正文和附件。")


def _box(area: etree._Element | None) -> tuple[float, ...]:
    """Left, top, width and height of a page."""
    for name in ("PhysicalBox", "ApplicationBox", "CropBox", "ContentBox"):
        found = child(area, name)
        values = numbers(found.text) if found is not None else []
        if len(values) == 4 and values[2] > 0 and values[3] > 0:
            return tuple(values)
    return _A4


def _place(element: etree._Element, moved: tuple[float, float]) -> Matrix:
    """Where the places inside an object lie on the page: turned and scaled first, then moved."""
    boundary = numbers(element.get("Boundary"))
    x, y = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    given = numbers(element.get("CTM"))
    a, b, c, d, e, f = given if len(given) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return a, b, c, d, e + x + moved[0], f + y + moved[1]


def _marks(element: etree._Element, moved: tuple[float, float]) -> Iterator[Mark]:
    """The characters of a text object: each stands where the one before it ends, or as the steps say."""
    a, b, c, d, e, f = _place(element, moved)
    size = next(iter(numbers(element.get("Size"))), 0.0)
    scale = hypot(a, b) or 1.0
    step = next(iter(numbers(element.get("HScale"))), 1.0) * size  # of a full character, before it is turned
    wide, high = step * scale, size * (hypot(c, d) or 1.0)
    above, below = high * _ASCENT, high * _DESCENT
    x = y = 0.0
    for code in children(element, "TextCode"):
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        text = code.text or ""
        across, down = numbers(code.get("DeltaX"), len(text)), numbers(code.get("DeltaY"), len(text))
        for character, right, lower in zip_longest(text, across[: len(text)], down[: len(text)]):
            share = _HALF_WIDTH if character.isascii() else 1.0
            left, base = a * x + c * y + e, b * x + d * y + f
            yield Mark(character, left, base - above, left + wide * share, base + below)
            x += right if right is not None else 0.0 if down else step * share
            y += lower or 0.0


def _rules(element: etree._Element, moved: tuple[float, float]) -> Iterator[Rule]:
    """The straight pieces of a drawing that lead across or down; a filled area without an edge is none."""
    data = child(element, "AbbreviatedData")
    a, b, c, d, e, f = _place(element, moved)
    points = (
        (a * x + c * y + e, b * x + d * y + f, is_line)
        for x, y, is_line in _points(data.text or "" if data is not None else "")
    )
    pieces: list[Rule] = []
    before: tuple[float, float] | None = None
    for x, y, is_line in points:
        if is_line and before is not None:
            pieces.append(Rule(min(before[0], x), min(before[1], y), max(before[0], x), max(before[1], y)))
        before = (x, y)
    if element.get("Stroke", "true").lower() != "false" or _is_thin(pieces):
        yield from pieces


def _is_thin(pieces: list[Rule]) -> bool:
    """Whether a filled area is as narrow as a line."""
    if not pieces:
        return False
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    height = max(piece.bottom for piece in pieces) - min(piece.top for piece in pieces)
    return min(width, height) <= _NEAR


def _points(data: str) -> Iterator[tuple[float, float, bool]]:
    """The points that a path leads to, and whether straight."""
    if len(data) > _LONGEST_PATH:
        raise too_large("这份 OFD 里的线条太多，不像是一份通知，请只上传通知正文和附件。")
    begun = (0.0, 0.0)
    for match in _PATH.finditer(data):
        order, values = match.group(1).upper(), numbers(match.group(2))
        if order == "C":
            yield (*begun, True)
        for place in range(0, len(values), _LAST_POINT.get(order, 2)):
            group = values[place : place + _LAST_POINT.get(order, 2)]
            if len(group) < _LAST_POINT.get(order, 2):
                break
            point = group[-2], group[-1]
            if order in {"M", "S"}:
                begun = point
            yield (*point, order == "L")
