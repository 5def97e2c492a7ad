"""What holds for every finding, whatever the scheme lays down and whatever was done?"""

import os
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from liaison.core.duties.counting import WhyNot
from liaison.core.duties.evaluate import findings
from liaison.core.duties.explanation import Reason, explain, explained
from liaison.core.duties.finding import Finding, Key, State
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.touched import credits_of, touched_by
from liaison.core.duties.values import Circumstances, Evidence
from tests.core.duties.place import circumstances, done, duty
from tests.core.duties.strategies import days, pieces, places, years

SINCE = date(2025, 1, 1)
Year = tuple[Evidence, ...]
# Few each time, since a thousand take minutes; LIAISON_FUZZ_EXAMPLES asks for more.
some = settings(max_examples=int(os.environ.get("LIAISON_FUZZ_EXAMPLES", "12")), deadline=None)


def stands(place: Circumstances, year: Year, today: date) -> dict[Key, Finding]:
    """Every finding of two years, by what stays the same about it."""
    found = findings(Prepared(place, year), today=today, since=SINCE)
    return {finding.key: finding for finding in found}


@some
@given(places(), years, pieces(99), days)
def test_more_evidence_never_makes_a_duty_less_met(
    place: Circumstances, year: Year, more: Evidence, today: date
) -> None:
    before, after = stands(place, year, today), stands(place, (*year, more), today)
    assert before.keys() == after.keys()
    for key, finding in before.items():
        assert after[key].number >= finding.number
        assert after[key].state in {finding.state, State.MET}


@some
@given(places(), years, days, days)
def test_a_later_day_never_turns_overdue_into_open(
    place: Circumstances, year: Year, one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    after = stands(place, year, later)
    for key, finding in stands(place, year, earlier).items():
        if finding.state is State.OVERDUE:
            assert after[key].state in {State.OVERDUE, State.MET}


@some
@given(places(), years, days, st.randoms(use_true_random=False))
def test_the_order_of_entering_is_of_no_account(
    place: Circumstances, year: Year, today: date, chance: st.DataObject
) -> None:
    shuffled = list(year)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stands(place, year, today) == stands(place, tuple(shuffled), today)


@some
@given(places(), years, days)
@example(circumstances(duty("visit")), (done("visit", "2026-03-02", 1, 101),), date(2026, 12, 31))
def test_what_is_explained_adds_up_to_the_verdict(place: Circumstances, year: Year, today: date) -> None:
    for finding in stands(place, year, today).values():
        reasons = explain(finding)
        assert _verdict(reasons) is finding.state
        counted = sum(reason.numbers["number"] for reason in reasons if reason.code == "counted")
        for reason in reasons:
            named = reason.numbers
            assert named.get("number", counted) == (len(reason.evidence) if reason.evidence else counted)
            if "missing" in named:
                assert named["needed"] - counted == named["missing"] > 0
            if "over" in named:
                assert counted - named["maximum"] == named["over"] > 0
        left_out = sum(r.numbers["number"] for r in reasons if r.code.removeprefix("not_") in set(WhyNot))
        assert left_out == len(finding.uncounted)
        assert all("{" not in sentence for sentence in explained(finding))


def _verdict(reasons: tuple[Reason, ...]) -> State:
    """What somebody concludes who reads the reasons alone."""
    codes = {reason.code for reason in reasons}
    if codes & {"met", "met_late"}:
        return State.MET
    if any(code.startswith("shown_") for code in codes):
        return State.SHOWN_ONLY
    if "overdue" in codes:
        return State.OVERDUE
    return State.ON_THE_WAY if "on_the_way" in codes else State.DUE_SOON


@some
@given(places(), years, pieces(99), days)
def test_a_change_touches_only_what_it_names(
    place: Circumstances, year: Year, more: Evidence, today: date
) -> None:
    before, whole = stands(place, year, today), stands(place, (*year, more), today)
    after = Prepared(place, (*year, more))
    touched = touched_by(after, more)
    anew = {found.key: found for found in findings(after, today=today, since=SINCE, only=touched)}
    assert {**before, **anew} == whole


@some
@given(places(), years, days)
def test_a_credit_is_given_for_whatever_counts(place: Circumstances, year: Year, today: date) -> None:
    found = stands(place, year, today)
    given_for = credits_of(found.values())
    assert sum(map(len, given_for.values())) == sum(finding.number for finding in found.values())
    assert all(len(set(keys)) == len(keys) for keys in given_for.values())
