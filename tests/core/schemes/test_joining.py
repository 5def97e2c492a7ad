"""When is an organisation counted that was founded after the scheme?"""

from datetime import date

from liaison.core.schemes.joining import Decided, newcomers, waiting
from liaison.core.schemes.scheme import Organisation, Rule, expand

SINCE = date(2026, 1, 1)
LEAGUE, TAIWAN = Organisation(1, "民盟", "party"), Organisation(2, "台盟", "party")
FOUNDED = {1: None, 2: date(2026, 5, 1)}
COMMON = Rule(1, department=10, covers=("party",))


def reached(decided: dict[int, Decided], on: date) -> set[int]:
    passed_by = waiting(FOUNDED, decided, since=SINCE, on=on)
    return {pair.organisation for pair in expand([COMMON], [LEAGUE, TAIWAN], waiting=passed_by)}


def test_a_newcomer_is_not_counted_until_somebody_says_so() -> None:
    assert reached({}, date(2026, 6, 1)) == {1}


def test_a_newcomer_is_counted_from_the_day_that_was_confirmed() -> None:
    decided = {2: Decided(date(2026, 7, 1))}
    assert reached(decided, date(2026, 6, 30)) == {1}
    assert reached(decided, date(2026, 7, 1)) == {1, 2}


def test_a_newcomer_that_was_declined_stays_out() -> None:
    assert reached({2: Decided(None)}, date(2026, 12, 1)) == {1}


def test_whoever_was_founded_before_the_scheme_was_meant_by_it() -> None:
    assert waiting({2: SINCE}, {}, since=SINCE, on=SINCE) == frozenset()


def test_a_newcomer_paired_by_name_waits_for_nobody() -> None:
    rule = Rule(2, department=11, organisation=2)
    assert len(expand([rule], [TAIWAN], waiting={2})) == 1


def test_a_newcomer_proposes_itself_with_the_departments_that_would_reach_it() -> None:
    (found,) = newcomers([COMMON], [LEAGUE, TAIWAN], FOUNDED, {}, since=SINCE)
    assert (found.organisation, found.departments) == (TAIWAN, (10,))


def test_a_newcomer_out_of_every_scope_or_decided_about_does_not_propose_itself() -> None:
    narrow = Rule(1, department=10, covers=("工商联",))
    assert newcomers([narrow], [TAIWAN], FOUNDED, {}, since=SINCE) == ()
    assert newcomers([COMMON], [TAIWAN], FOUNDED, {2: Decided(None)}, since=SINCE) == ()
