"""How do the lists of an OpenDocument text count, and which of its styles hide words?"""

from lxml import etree

from liaison.core.notices.numbering import Level

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_COUNTS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "①": "decimalEnclosedCircle", "甲": "ideographTraditional", "子": "ideographZodiac",
    "壹": "chineseLegalSimplified", "一": "chineseCounting",
}  # fmt: skip
_MOST_LEVELS = 10


class Styles:
    """The lists by the name of their style, and the styles whose words are not shown."""

    def __init__(self, document: etree._Element, common: etree._Element | None) -> None:
        self.lists: dict[str, dict[int, Level]] = {}
        self.of_paragraphs: dict[str, str] = {}
        self.hiding: set[str] = set()
        for part in (common, document):
            if part is not None:
                self._learn(part)

    def _learn(self, part: etree._Element) -> None:
        for found in part.iter(f"{TEXT}list-style"):
            self.lists[found.get(f"{STYLE}name", "")] = _levels(found)
        for style in part.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            if style.get(f"{STYLE}list-style-name"):
                self.of_paragraphs[name] = style.get(f"{STYLE}list-style-name", "")
            properties = style.find(f"{STYLE}text-properties")
            if properties is not None and properties.get(f"{TEXT}display") == "none":
                self.hiding.add(name)


def _levels(found: etree._Element) -> dict[int, Level]:
    """Depth from 0 -> how it counts."""
    levels: dict[int, Level] = {}
    for level in found.findall(f"{TEXT}list-level-style-number"):
        depth = whole(level.get(f"{TEXT}level"), 1) - 1
        shown = min(whole(level.get(f"{TEXT}display-levels"), 1), _MOST_LEVELS)
        first = max(depth - shown + 1, 0)
        marks = ".".join(f"%{place + 1}" for place in range(first, depth + 1))
        sample = level.get(f"{STYLE}num-format", "")
        levels[depth] = Level(
            how=next((how for start, how in _COUNTS.items() if sample.startswith(start)), ""),
            text=f"{level.get(f'{STYLE}num-prefix', '')}{marks}{level.get(f'{STYLE}num-suffix', '')}",
            start=whole(level.get(f"{TEXT}start-value"), 1),
        )
    return levels


def whole(written: str | None, otherwise: int = 0) -> int:
    """A whole number below ten thousand, or the other."""
    return int(written) if written and written.isdecimal() and len(written) < 5 else otherwise
