"""From when to when did two keep liaison?"""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.schemes.joining import Decided
from liaison.core.schemes.scheme import Organisation, Rule, expand
from liaison.core.schemes.timeline import Existing, Period, Spell, spells

LEAGUE = Existing(Organisation(1, "民盟", "party"), None, None)
TAIWAN = Existing(Organisation(2, "台盟", "party"), date(2026, 5, 1), None)
PAIRED, COMMON = Rule(1, department=10, organisation=1), Rule(2, department=11, covers=("party",))
FIRST, SECOND = date(2024, 1, 1), date(2026, 1, 1)


def period(*rules: Rule, starts: date = FIRST, ends: date | None = None, **more: Decided) -> Period:
    return Period(rules, starts, ends, since=starts, decided={2: more["taiwan"]} if more else {})


def test_a_pair_kept_by_the_next_version_is_one_spell() -> None:
    found = spells([period(PAIRED, ends=SECOND), period(PAIRED, starts=SECOND)], [LEAGUE])
    assert found == (Spell(10, 1, False, FIRST, None),)


def test_a_pair_left_out_by_a_version_in_between_makes_two_spells() -> None:
    third = date(2027, 1, 1)
    versions = [
        period(PAIRED, ends=SECOND),
        period(COMMON, starts=SECOND, ends=third),
        period(PAIRED, starts=third),
    ]
    assert [(one.starts, one.ends) for one in spells(versions, [LEAGUE]) if one.department == 10] == [
        (FIRST, SECOND),
        (third, None),
    ]


def test_a_time_without_a_version_breaks_a_spell() -> None:
    repealed = date(2025, 1, 1)
    found = spells([period(PAIRED, ends=repealed), period(PAIRED, starts=SECOND)], [LEAGUE])
    assert [(one.starts, one.ends) for one in found] == [(FIRST, repealed), (SECOND, None)]


def test_a_newcomer_begins_on_the_day_it_is_counted_from() -> None:
    confirmed = period(COMMON, starts=SECOND, taiwan=Decided(date(2026, 7, 1)))
    assert Spell(11, 2, True, date(2026, 7, 1), None) in spells([confirmed], [LEAGUE, TAIWAN])
    undecided = spells([period(COMMON, starts=SECOND)], [LEAGUE, TAIWAN])
    assert {one.organisation for one in undecided} == {1}


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@given(starts=st.lists(days, min_size=1, max_size=4, unique=True), on=days, common=st.booleans())
def test_on_every_day_the_spells_say_what_the_version_says(
    starts: list[date], on: date, *, common: bool
) -> None:
    order = sorted(starts)
    rules = [
        (PAIRED, COMMON) if place % 2 else (COMMON if common else PAIRED,) for place in range(len(order))
    ]
    periods = [
        Period(rule, first, last, since=first)
        for rule, first, last in zip(rules, order, [*order[1:], None], strict=True)
    ]
    of_the_day = [rule for rule, first in zip(rules, order, strict=True) if first <= on][-1:]
    expected = {
        (pair.department, pair.organisation)
        for rule in of_the_day
        for pair in expand(rule, [LEAGUE.organisation])
    }
    found = spells(periods, [LEAGUE])
    there = [one for one in found if one.starts <= on and (one.ends is None or on < one.ends)]
    assert {(one.department, one.organisation) for one in there} == expected
