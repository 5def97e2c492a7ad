"""On whom does a duty lie, by the words of the notice?"""

import pytest

from liaison.core.duties.bearers import Called, named_in, with_heirs
from liaison.core.duties.values import Succession
from tests.core.duties.place import EDUCATION, HEALTH, TRADE, day, span

NAMES = {
    EDUCATION: Called(["市教育局", "澄岚市教育局"], before=["市教育委员会"]),
    HEALTH: Called(["市卫生健康委"], aliases=["市卫健委"]),
    TRADE: Called(["市工业和信息化局"]),
}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("市教育局、市卫健委", frozenset({EDUCATION, HEALTH})),
        ("澄岚市教育局", frozenset({EDUCATION})),
        ("市教育委", frozenset({EDUCATION})),
        ("教育局和工业和信息化局", frozenset({EDUCATION, TRADE})),
        ("市教育局、市工业和信息化局、市林业局", frozenset({EDUCATION, TRADE})),
    ],
)
def test_units_are_named_by_every_name_they_bear_or_bore(words: str, named: frozenset[int]) -> None:
    assert named_in(words, NAMES) == named


@pytest.mark.parametrize(
    "words", ["*", "各部门", "对口联系单位", "市教育局等部门", "市教育局和其他成员单位", "市林业局"]
)
def test_words_for_units_in_general_name_nobody(words: str) -> None:
    assert named_in(words, NAMES) is None


def test_what_two_units_share_names_neither() -> None:
    shared = {
        EDUCATION: Called(["市教育局"], aliases=["市局"]),
        HEALTH: Called(["市卫健委"], aliases=["市局"]),
    }
    assert named_in("市教育局、市局", shared) == frozenset({EDUCATION})


def test_whoever_takes_over_from_a_named_unit_is_named_too() -> None:
    successions = (
        Succession(HEALTH, TRADE, day("2026-05-01")),
        Succession(EDUCATION, HEALTH, day("2026-03-01")),
    )
    named = frozenset({EDUCATION})
    assert with_heirs(named, successions, span("2026-01-01")) == frozenset({EDUCATION, HEALTH, TRADE})
    assert with_heirs(named, successions, span("2026-01-01", "2026-02-28")) == frozenset({EDUCATION})
    assert with_heirs(None, successions, span("2026-01-01")) is None
