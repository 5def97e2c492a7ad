"""How does each list of a Word document count?"""

from lxml import etree

from liaison.core.notices.numbering import Level, Listing, Numbering
from liaison.schemes.readers.docx.names import W, is_on, value, whole
from liaison.schemes.readers.docx.styles import Styles


class WordNumbering(Numbering):
    """The lists, and which depth belongs to which style of paragraphs."""

    depths: dict[tuple[str, str], int]  # list, style -> depth

    def depth_of(self, name: str, style: str, written: str) -> int:
        """The depth that a paragraph has in its list: as written, else as its style is linked."""
        return whole(written) if written else self.depths.get((name, style), 0)


def numbering_of(part: etree._Element | None, styles: Styles) -> WordNumbering:
    """How the lists of the part count; without a part nothing is numbered."""
    kinds = {} if part is None else _kinds(part)
    links = {} if part is None else _links(part, styles)
    lists: dict[str, str | Listing] = {}
    depths: dict[tuple[str, str], int] = {}
    for found in () if part is None else part.findall(f"{W}num"):
        name, kind = found.get(f"{W}numId", ""), value(found, "abstractNumId")
        kind = links.get(kind, kind)
        lists[name] = _listing(found, kind)
        for depth, style in _linked(part, kind):
            depths[name, style] = depth
    numbering = WordNumbering(kinds, lists)
    numbering.depths = depths
    return numbering


def _kinds(part: etree._Element) -> dict[str, dict[int, Level]]:
    return {
        found.get(f"{W}abstractNumId", ""): {
            whole(level.get(f"{W}ilvl", "")): _level(level) for level in found.findall(f"{W}lvl")
        }
        for found in part.findall(f"{W}abstractNum")
    }


def _level(level: etree._Element) -> Level:
    after = level.find(f"{W}lvlRestart")
    return Level(
        how=value(level, "numFmt"),
        text=value(level, "lvlText"),
        start=whole(value(level, "start"), 1),
        restarts_after=None if after is None else whole(after.get(f"{W}val", "")),
        plain_above=bool(is_on(level, "isLgl")),
    )


def _links(part: etree._Element, styles: Styles) -> dict[str, str]:
    """Kind that only names a style of lists -> the kind that the style stands for."""
    numbers = {found.get(f"{W}numId", ""): value(found, "abstractNumId") for found in part.findall(f"{W}num")}
    links: dict[str, str] = {}
    for found in part.findall(f"{W}abstractNum"):
        style = value(found, "numStyleLink")
        target = numbers.get(styles.list_of(style)[0]) if style else None
        if target:
            links[found.get(f"{W}abstractNumId", "")] = target
    return links


def _listing(found: etree._Element, kind: str) -> Listing:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in found.findall(f"{W}lvlOverride"):
        depth = whole(override.get(f"{W}ilvl", ""))
        start, level = value(override, "startOverride"), override.find(f"{W}lvl")
        if start:
            starts[depth] = whole(start, 1)
        if level is not None:
            levels[depth] = _level(level)
    return Listing(kind, starts, levels)


def _linked(part: etree._Element | None, kind: str) -> list[tuple[int, str]]:
    if part is None:
        return []
    return [
        (whole(level.get(f"{W}ilvl", "")), style)
        for found in part.findall(f"{W}abstractNum")
        if found.get(f"{W}abstractNumId") == kind
        for level in found.findall(f"{W}lvl")
        if (style := value(level, "pStyle"))
    ]
