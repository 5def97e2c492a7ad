"""Under what is a name found? As it is written, by its pinyin initials and in full pinyin."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 32  # characters of a key; whoever types more has found it before
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


class Group(StrEnum):
    """What is found; results stand together by it, in this order."""

    UNIT = "unit"
    POST = "post"
    SCHEME = "scheme"
    LEADER = "leader"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call something; a person's is read as one, a public one is found from above and below."""

    text: str
    is_person: bool = False
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that can be found, by any of its names; the first is its title."""

    about: str  # app.model
    about_id: int
    group: Group
    page: str  # the door behind which it is shown
    row: int | None  # in the page's address, besides the place
    names: tuple[Name, ...]
    detail: str = ""
    order: int = 1000  # among those that answer equally well


@dataclass(frozen=True, slots=True)
class Key:
    """What follows in a name from one of its characters on."""

    position: int  # 0: the whole name
    written: str
    initials: str
    reading: str


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: the words as one, and each by itself."""

    words: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The words without the spaces between them, since names are padded: 李  东."""
        return "".join(self.words)[:LONGEST]


def query(text: str, simplified: Mapping[str, str]) -> Query:
    """What the text asks for, in simplified script.

    >>> query("教育局繁體", {"體": "体"}).whole
    '教育局繁体'
    """
    words = (written(word, simplified) for word in text.split())
    return Query(tuple(word[:LONGEST] for word in words if word))


def written(text: str, simplified: Mapping[str, str]) -> str:
    """The characters that count, each in one form: no spaces, brackets or dots, simplified, small letters.

    >>> written("澄政办函〔2025〕9 号", {})
    '澄政办函20259号'
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(simplified.get(each, each) for each in plain if each.isalnum())


def is_read(asked: str) -> bool:
    """Whether the word may be pinyin, so that readings are looked through as well."""
    return asked.isascii() and any(each.isalpha() for each in asked)


def is_han(character: str) -> bool:
    """Whether the character is read; letters and digits stand for themselves."""
    return _HAN.match(character) is not None


def keys(name: str, syllables: Sequence[str]) -> list[Key]:
    """One key for each character of a written name, with the syllable of each.

    >>> [key.initials for key in keys("教育局", ["jiao", "yu", "ju"])]
    ['jyj', 'yj', 'j']
    """
    return [
        Key(
            position=place,
            written=name[place : place + LONGEST],
            initials="".join(each[:1] for each in syllables[place : place + LONGEST]),
            reading="".join(syllables[place:])[:LONGEST],
        )
        for place in range(len(name))
    ]


def rank(key: str, asked: str, *, position: int) -> int:
    """How well a key answers, the best first: the whole name, its beginning, its end, anything within.

    >>> rank("教育局", "教育", position=0)
    1
    """
    is_end = len(key) == len(asked)
    if position == 0:
        return 0 if is_end else 1
    return 2 if is_end else 3


def marked(name: str, start: int, length: int) -> tuple[str, str, str]:
    """The name before, within and after the matched characters, counted as `written` leaves them.

    >>> marked("李 东", 0, 2)
    ('', '李 东', '')
    """
    counted = [place for place, each in enumerate(name) if each.isalnum()]
    if not counted[start : start + length]:
        return name, "", ""
    first, last = counted[start], counted[start : start + length][-1]
    return name[:first], name[first : last + 1], name[last + 1 :]
