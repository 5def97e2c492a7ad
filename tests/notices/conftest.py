"""What can every test of the reader use? The vocabulary, and a roster put into a whole notice."""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, pairs
from liaison.core.notices.mentions import Finder
from liaison.core.notices.outline import Line, Region
from liaison.core.notices.reader import read
from liaison.core.notices.statements import RosterLine
from liaison.core.vocabulary import Vocabulary
from liaison.vocabulary import load

HEAD = """澄江市人民政府办公室关于印发对口联系安排的通知
澄政办〔2023〕12号
各县（市、区）人民政府，市政府各部门：
"""
SIGNATURE = "\n\n澄江市人民政府办公室\n2023年5月6日\n"

Pairs = dict[str, list[str]]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load()


@pytest.fixture
def notice(vocabulary: Vocabulary) -> Callable[[str], Draft]:
    """The draft of a notice with this body."""
    return lambda body: read(HEAD + body + SIGNATURE, vocabulary)


@pytest.fixture
def roster(notice: Callable[[str], Draft]) -> Callable[[str], Pairs]:
    """Department -> its organisations, in the order of the text, for a notice with this body."""

    def read_roster(body: str) -> Pairs:
        found: Pairs = {}
        for pair in pairs(notice(body)):
            found.setdefault(pair.department, []).append(pair.counterpart)
        return found

    return read_roster


@pytest.fixture
def line(vocabulary: Vocabulary) -> Callable[..., RosterLine]:
    """A line of a roster, under these headings."""

    def make(text: str, *headings: str) -> RosterLine:
        return RosterLine(
            Line(0, text, Region.BODY, headings=headings), tuple(Finder(vocabulary, text).find(text))
        )

    return make
