"""How is a name read? One pinyin syllable for each character, surnames and places as they call themselves."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypinyin
import yaml

from liaison.core.search import is_han

_TABLE = Path(__file__).parent / "readings.yaml"


def syllables(name: str, *, is_person: bool = False) -> list[str]:
    """One syllable for each character, without tones; letters and digits stand for themselves.

    >>> syllables("单县"), syllables("单雄", is_person=True)
    (['shan', 'xian'], ['shan', 'xiong'])
    """
    surname = _surname(name) if is_person else []
    return surname + _read(name[len(surname) :])


def _surname(name: str) -> list[str]:
    single, compound = _surnames()
    if name[:2] in compound:
        return compound[name[:2]]
    return single.get(name[:1], [])


def _read(text: str) -> list[str]:
    read: list[str] = []
    words = _words()
    start = 0  # of the characters that no word of ours has covered
    place = 0
    while place < len(text):
        longest_first = (text[place:end] for end in range(place + 3, place + 1, -1))
        word = next((each for each in longest_first if each in words), "")
        if word:
            read += _generally(text[start:place]) + words[word]
        place += len(word) or 1
        start = place if word else start
    return read + _generally(text[start:])


def _generally(text: str) -> list[str]:
    """As the general table reads it; it takes whole words into account, and drops nothing."""
    read: list[str] = []
    for each in pypinyin.pinyin(text, style=pypinyin.Style.NORMAL, v_to_u=False, errors=_one_by_one):
        read += each[:1]
    if len(read) != len(text):
        return [*text]
    return [syllable if is_han(each) else each for syllable, each in zip(read, text, strict=True)]


def _one_by_one(text: str) -> Any:
    """Characters without a reading, each for itself; by default they would stand together as one."""
    return list(text)


@cache
def _table() -> Mapping[str, Any]:
    loaded: dict[str, Any] = yaml.load(_TABLE.read_bytes(), yaml.CSafeLoader)
    return loaded


@cache
def _words() -> Mapping[str, list[str]]:
    return {word: reading.split() for word, reading in _table()["words"].items()}


@cache
def _surnames() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    table = _table()
    return (
        {surname: [reading] for surname, reading in table["surnames"].items()},
        {surname: reading.split() for surname, reading in table["compound_surnames"].items()},
    )
