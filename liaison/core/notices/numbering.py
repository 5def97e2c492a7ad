"""Which number does a list of a word processor put before its next paragraph?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from liaison.core.notices.numerals import numeral

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts: the format's name, the text around the number, the first number."""

    how: str
    text: str
    start: int = 1
    restarts_after: int | None = None  # the number of depths above that begin it anew; None: all, 0: none
    plain_above: bool = False  # numbers of the depths above are written in digits (1.1 below 一)


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of a document: the kind that it counts by, and where it begins or counts otherwise."""

    kind: str
    starts: Mapping[int, int] = field(default_factory=dict)  # depth -> number that it begins anew from
    levels: Mapping[int, Level] = field(default_factory=dict)  # depth -> what takes the kind's place


class Numbering:
    """The lists of one document, each at the number that it has come to; lists of one kind count on."""

    def __init__(self, kinds: Mapping[str, Mapping[int, Level]], lists: Mapping[str, str | Listing]) -> None:
        self._kinds = kinds
        self._lists = {
            name: Listing(given) if isinstance(given, str) else given for name, given in lists.items()
        }
        self._reached: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, name: str, depth: int) -> str:
        """The number of the list's next paragraph at the depth; empty for bullets and unknown lists.

        >>> numbering = Numbering({"0": {0: Level("chineseCounting", "%1、")}}, {"1": "0"})
        >>> numbering.next("1", 0), numbering.next("1", 0), numbering.next("2", 0)
        ('一、', '二、', '')
        """
        listing = self._lists.get(name)
        levels = {**self._kinds.get(listing.kind, {}), **listing.levels} if listing else {}
        level = levels.get(depth)
        if listing is None or level is None:
            return ""
        reached = self._reached.setdefault(listing.kind, {})
        reached[depth] = self._following(name, listing, depth, level, reached)
        for deeper in [known for known in reached if known > depth]:
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or depth < after:
                del reached[deeper]
        return _written(level, levels, reached)

    def forget(self, name: str) -> None:
        """The list counts from its beginning again."""
        listing = self._lists.get(name)
        if listing:
            self._reached.pop(listing.kind, None)

    def _following(
        self, name: str, listing: Listing, depth: int, level: Level, reached: Mapping[int, int]
    ) -> int:
        begins = listing.starts.get(depth)
        if begins is not None and (name, depth) not in self._begun:
            self._begun.add((name, depth))
            return begins
        return reached.get(depth, (level.start if begins is None else begins) - 1) + 1


def _written(level: Level, levels: Mapping[int, Level], reached: Mapping[int, int]) -> str:
    text = level.text
    for depth in range(_LEVELS):
        mark = f"%{depth + 1}"
        if mark in text:
            of = levels.get(depth)
            how = "decimal" if of and level.plain_above else of.how if of else ""
            number = numeral(how, reached.get(depth, of.start)) if of else ""
            if not number:
                return ""
            text = text.replace(mark, number)
    if not any(character.isalnum() for character in text):
        return ""
    return f"{text} " if text[-1].isalnum() else text  # 第一条 stands apart from its words
