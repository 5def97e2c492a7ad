"""In which order do names stand on a list? By how they are read, or by their strokes."""

from collections.abc import Mapping, Sequence

_UNKNOWN = 99  # more strokes than any character has: what the table leaves out stands last


def by_reading(name: str, syllables: Sequence[str], strokes: Mapping[str, int]) -> tuple[object, ...]:
    """The place of a name by its syllables; where they are the same, by the strokes of its characters.

    >>> by_reading("单雄", ["shan", "xiong"], {}) < by_reading("丁一", ["ding", "yi"], {})
    False
    """
    return (*syllables, ""), by_strokes(name, strokes)


def by_strokes(name: str, strokes: Mapping[str, int]) -> tuple[object, ...]:
    """The place of a name by the strokes of its first character, then of the others.

    >>> by_strokes("丁一", {"丁": 2, "一": 1}) < by_strokes("王一", {"王": 4, "一": 1})
    True
    """
    return tuple(strokes.get(each, _UNKNOWN) for each in name), name


def padded(name: str) -> str:
    """The name as printed lists write it: two characters as wide as three.

    >>> padded("李东")
    '李\u3000东'
    """
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name
