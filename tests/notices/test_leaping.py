"""Do the searches that leap to the characters that a match can begin with leap over none?"""

import re
from importlib import import_module
from typing import Any

from liaison.core.notices import clean, duty_words
from liaison.core.notices.mentions import Finder
from liaison.core.vocabulary import Vocabulary

# How Python itself reads a pattern; type checkers do not agree on whether these modules exist.
codes, parser = import_module("re._constants"), import_module("re._parser")


def beginnings(parsed: Any) -> tuple[set[str], bool]:
    """The characters that a match can begin with, and whether it can be empty."""
    found: set[str] = set()
    for code, value in parsed:
        begun, empty = _beginnings(code, value)
        found |= begun
        if not empty:
            return found, False
    return found, True


def _beginnings(code: Any, value: Any) -> tuple[set[str], bool]:
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        assert all(kind is codes.LITERAL for kind, _ in value)
        return {chr(each) for _, each in value}, False
    if code is codes.BRANCH:
        each = [beginnings(branch) for branch in value[1]]
        return set().union(*(begun for begun, _ in each)), any(empty for _, empty in each)
    if code is codes.SUBPATTERN:
        return beginnings(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        begun, empty = beginnings(value[2])
        return begun, empty or value[0] == 0
    assert code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT)
    return set(), True


def test_every_page_number_begins_with_one_of_the_characters_that_are_looked_for() -> None:
    begun, empty = beginnings(parser.parse(clean.PAGE_NUMBER.pattern))
    assert not empty
    assert begun <= set(clean.PAGE_NUMBERS_BEGIN)


def test_every_collective_name_is_found_after_words_that_hold_none(vocabulary: Vocabulary) -> None:
    for name in vocabulary.covered:
        text = f"市政府与各{name}保持联系，市政府同各{name}协商"
        found = [mention.name for mention in Finder(vocabulary, text).find(text) if mention.covers]
        assert found == [f"各{name}"] * 2


def test_every_organisation_is_found_after_words_that_hold_none(vocabulary: Vocabulary) -> None:
    for organisation in vocabulary.organisations:
        for name in (organisation.name, organisation.full_name, *organisation.aliases):
            text = f"由省级{name}牵头，经开区{name}协助"
            assert len(list(vocabulary.organisations_in(text))) == 2
            assert len(list(vocabulary.organisation_pattern.finditer(text))) == 2


def test_every_actor_begins_with_one_of_the_characters_that_are_looked_for() -> None:
    begun, empty = beginnings(parser.parse(duty_words.ACTORS))
    assert not empty
    assert begun <= set(duty_words.ACTORS_BEGIN)
    assert re.escape(duty_words.ACTORS_BEGIN) == duty_words.ACTORS_BEGIN  # a class of characters as it is
