"""Which number does a list of a word processor put before its next paragraph?"""

from collections.abc import Mapping
from dataclasses import dataclass

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list counts: the format's name, the text around the number, the first number."""

    how: str
    text: str
    start: int = 1


class Numbering:
    """The lists of one document, each at the number that it has come to."""

    def __init__(self, kinds: Mapping[str, Mapping[int, Level]], lists: Mapping[str, str]) -> None:
        self._kinds, self._lists = kinds, lists
        self._reached: dict[str, dict[int, int]] = {}

    def next(self, name: str, depth: int) -> str:
        """The number of the list's next paragraph at the depth; empty for bullets and unknown lists.

        >>> numbering = Numbering({"0": {0: Level("chineseCounting", "%1、")}}, {"1": "0"})
        >>> numbering.next("1", 0), numbering.next("1", 0), numbering.next("2", 0)
        ('一、', '二、', '')
        """
        kind = self._lists.get(name, "")
        levels = self._kinds.get(kind, {})
        level = levels.get(depth)
        if level is None:
            return ""
        reached = self._reached.setdefault(kind, {})
        reached[depth] = reached.get(depth, level.start - 1) + 1
        for deeper in [known for known in reached if known > depth]:
            del reached[deeper]
        return _written(level.text, levels, reached)


def _written(text: str, levels: Mapping[int, Level], reached: Mapping[int, int]) -> str:
    for depth in range(_LEVELS):
        mark = f"%{depth + 1}"
        if mark in text:
            level = levels.get(depth)
            number = _number(level.how, reached.get(depth, level.start)) if level else ""
            if not number:
                return ""
            text = text.replace(mark, number)
    return text if any(character.isalnum() for character in text) else ""


def _number(how: str, number: int) -> str:
    if how in _CHINESE:
        return in_chinese(number)
    if how.startswith("decimalEnclosedCircle"):
        return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else str(number)
    return str(number) if how in {"decimal", "decimalFullWidth", "decimalZero"} else ""


def in_chinese(number: int) -> str:
    """A number below a hundred in characters; digits above.

    >>> [in_chinese(number) for number in (3, 10, 12, 20, 21)]
    ['三', '十', '十二', '二十', '二十一']
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
