"""What becomes of a duty when its scheme changes, units merge, a branch is founded, or tracking begins?"""

from dataclasses import replace
from typing import Any

import pytest

from liaison.core.duties.finding import State, WhyShown
from liaison.core.duties.values import (
    Exemption,
    Extension,
    Force,
    Pair,
    Scope,
    Stretch,
    Succession,
)
from tests.core.duties.place import (
    ALWAYS,
    EDUCATION,
    FEDERATION,
    HEALTH,
    LEAGUE,
    PAIRS,
    SOCIETY,
    TRADE,
    day,
    done,
    duty,
    found,
    of,
    span,
)

OVER, YEAR = "2027-01-15", "2026-12-31"
OLD, NEW = span("2019-01-01", "2026-06-30"), span("2026-07-01")
MEETING = duty("regular_meeting", scope=Scope.PAIR)
BEFORE, AFTER = replace(MEETING, id=1, span=OLD), replace(MEETING, id=2, span=NEW)


def test_a_new_scheme_that_lays_down_the_same_carries_the_window_on() -> None:
    meeting = done("regular_meeting", "2026-03-02", EDUCATION, LEAGUE)
    findings = found(AFTER, meeting, today=OVER, since=YEAR, duties=(BEFORE, AFTER))
    year = [one for one in findings if one.window.due == day(YEAR)]
    assert {one.debtor.unit: one.state for one in year if one.debtor.organisation != SOCIETY}[
        TRADE
    ] is State.OVERDUE
    met = next(one for one in year if one.debtor.department == EDUCATION)
    assert (met.state, met.carried_on, met.duty) == (State.MET, True, AFTER)


def test_a_new_scheme_that_lays_down_something_else_leaves_the_year_shown() -> None:
    stricter = replace(AFTER, in_person="principal")
    findings = found(stricter, today=OVER, since=YEAR, duties=(BEFORE, stricter))
    year = [one for one in findings if one.window.due == day(YEAR)]
    assert {(one.state, one.why) for one in year} == {(State.SHOWN_ONLY, WhyShown.NOT_WHOLLY_IN_FORCE)}
    assert {
        one.state
        for one in found(stricter, today="2028-01-02", since="2027-12-31", duties=(BEFORE, stricter))
        if one.window.due == day("2027-12-31")
    } == {State.OVERDUE}


def test_where_the_number_is_raised_in_mid_year_the_lesser_one_is_asked() -> None:
    raised = replace(AFTER, minimum=3)
    findings = found(raised, today="2026-12-01", duties=(BEFORE, raised))
    assert {one.needed for one in findings} == {1}
    assert {one.needed for one in found(raised, today="2027-02-01", duties=(BEFORE, raised))} == {3}


def test_a_year_that_was_not_kept_stays_overdue_after_the_scheme_is_repealed() -> None:
    findings = found(BEFORE, today="2026-08-01", since="2025-12-31", duties=(BEFORE,))
    states = {(one.window.due.year, one.state) for one in findings}
    assert states == {(2025, State.OVERDUE), (2026, State.SHOWN_ONLY)}


@pytest.mark.parametrize("scope", Scope)
def test_nothing_is_owed_before_a_scheme_begins_or_after_it_has_ended(scope: Scope) -> None:
    owed = duty("regular_meeting", scope=scope, span=span("2026-03-01", "2026-06-30"))
    assert found(owed, today="2026-02-27") == found(owed, today="2027-01-15") == ()
    assert found(owed, today="2026-03-01") != ()


def test_the_version_in_force_on_the_day_is_named() -> None:
    for today, version in (("2026-06-30", BEFORE), ("2026-07-01", AFTER)):
        assert {one.duty for one in found(AFTER, today=today, duties=(BEFORE, AFTER))} == {version}


def test_tracking_that_begins_in_mid_year_shows_that_year_and_counts_the_next() -> None:
    findings = found(MEETING, today="2028-01-02", since=YEAR, tracked_since=day("2026-03-01"))
    states = {
        (one.window.due.year, one.state, one.why) for one in findings if one.window.due < day("2028-01-01")
    }
    assert states == {
        (2026, State.SHOWN_ONLY, WhyShown.NOT_WHOLLY_TRACKED),
        (2027, State.OVERDUE, None),
    }


def test_what_was_done_in_a_year_that_is_not_wholly_tracked_is_still_met() -> None:
    meeting = done("regular_meeting", "2026-03-02", EDUCATION, LEAGUE)
    findings = found(MEETING, meeting, today=OVER, since=YEAR, tracked_since=day("2026-03-01"))
    assert next(one for one in findings if one.debtor.department == EDUCATION).state is State.MET


def test_a_branch_founded_in_mid_year_owes_and_is_owed_nothing_overdue_for_that_year() -> None:
    stretches = (Stretch(OLD, PAIRS), Stretch(NEW, PAIRS | {Pair(TRADE, LEAGUE)}))
    before = found(MEETING, today="2026-06-15", stretches=stretches)
    assert not [one for one in before if one.debtor[1:3] == (TRADE, LEAGUE)]
    finding = of(found(MEETING, today=YEAR, stretches=stretches), TRADE, LEAGUE)
    assert (finding.state, finding.why) == (State.SHOWN_ONLY, WhyShown.NOT_WHOLLY_PAIRED)
    assert finding.held == (NEW,)


def test_a_liaison_as_needed_counts_for_the_department_and_lays_nothing_on_the_pair() -> None:
    """JN-2.1.3, SG-3.4.2."""
    stretches = (Stretch(ALWAYS, PAIRS, frozenset({Pair(TRADE, LEAGUE)})),)
    visit = done("visit", "2026-03-02", TRADE, LEAGUE)
    assert of(found(duty("activity"), visit, today="2026-06-15", stretches=stretches), TRADE).number == 1
    assert not [
        one
        for one in found(MEETING, today="2026-06-15", stretches=stretches)
        if one.debtor[1:3] == (TRADE, LEAGUE)
    ]


MERGED: dict[str, Any] = {
    "stretches": (
        Stretch(OLD, frozenset({Pair(TRADE, FEDERATION), Pair(EDUCATION, LEAGUE)})),
        Stretch(NEW, frozenset({Pair(EDUCATION, FEDERATION), Pair(EDUCATION, LEAGUE)})),
    ),
    "successions": (Succession(TRADE, EDUCATION, NEW.starts),),
}


@pytest.mark.parametrize(
    ("on", "by", "state"),
    [
        ("2026-03-02", TRADE, State.MET),  # what the predecessor did counts for its heir
        ("2026-09-02", EDUCATION, State.MET),
        ("2026-09-02", TRADE, State.OVERDUE),  # a unit that is no more
        ("2026-03-02", EDUCATION, State.OVERDUE),  # before it had the function
    ],
)
def test_after_a_merger_the_heir_carries_the_year_on(on: str, by: int, state: State) -> None:
    meeting = done("regular_meeting", on, by, FEDERATION)
    findings = found(MEETING, meeting, today=OVER, since=YEAR, **MERGED)
    year = [one for one in findings if one.window.due == day(YEAR)]
    heir = next(one for one in year if one.debtor[1:3] == (EDUCATION, FEDERATION))
    assert heir.state is state
    gone = next(one for one in year if one.debtor.department == TRADE)
    assert gone.state in {State.SHOWN_ONLY, State.MET}


def test_for_a_unit_as_a_whole_the_predecessors_activities_count_too() -> None:
    visits = (done("visit", "2026-03-02", TRADE, FEDERATION), done("visit", "2026-09-02", EDUCATION, LEAGUE))
    finding = of(found(duty("activity", minimum=2), *visits, today="2026-12-01", **MERGED), EDUCATION)
    assert finding.state is State.MET


def test_an_exemption_keeps_from_overdue_and_names_its_reason() -> None:
    leave = Exemption(
        "机构改革期间", "市政府办公室", department=HEALTH, span=span("2026-01-01", "2026-12-31")
    )
    findings = found(MEETING, today=OVER, since=YEAR, exemptions=(leave,))
    year = [one for one in findings if one.window.due == day(YEAR)]
    assert {one.state for one in year if one.debtor.department == HEALTH} == {State.SHOWN_ONLY}
    assert {one.state for one in year if one.debtor.department != HEALTH} == {State.OVERDUE}
    assert {one.exemption for one in year if one.why is WhyShown.EXEMPT} == {leave}


def test_an_exemption_is_for_what_falls_due_within_its_span() -> None:
    leave = Exemption("机构改革期间", "市政府办公室", span=span("2026-01-01", "2026-12-30"))
    assert {one.state for one in found(MEETING, today=OVER, since=YEAR, exemptions=(leave,))} == {
        State.OVERDUE,
        State.ON_THE_WAY,
    }


def test_an_extension_moves_the_last_day() -> None:
    leave = Extension("疫情防控", "市委统战部", department=EDUCATION, due=day(YEAR), until=day("2027-02-10"))
    for today, state in (
        ("2027-01-05", State.ON_THE_WAY),
        ("2027-02-10", State.DUE_SOON),
        ("2027-02-11", State.OVERDUE),
    ):
        findings = found(MEETING, today=today, since=YEAR, extensions=(leave,))
        finding = next(
            one for one in findings if one.debtor.department == EDUCATION and one.window.starts.year == 2026
        )
        assert (finding.state, finding.window.due) == (state, day("2027-02-10"))


def test_what_is_done_in_the_time_of_an_extension_is_not_counted_for_the_next_window_as_well() -> None:
    leave = Extension("疫情防控", "市委统战部", due=day(YEAR), until=day("2027-02-10"))
    first, second = (done("regular_meeting", f"2027-01-{number}", EDUCATION, LEAGUE) for number in (12, 14))
    for given, numbers in (((first,), [1, 0]), ((first, second), [1, 1])):
        findings = found(MEETING, *given, today="2027-01-20", since=YEAR, extensions=(leave,))
        of_pair = [one for one in findings if one.debtor.department == EDUCATION]
        assert [one.number for one in sorted(of_pair, key=lambda one: one.window.starts)] == numbers


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"force": Force.SHOULD}, WhyShown.SHOULD),
        ({"force": Force.MAY}, WhyShown.MAY),
        ({"minimum": None, "per": ""}, WhyShown.NOT_COUNTABLE),
        ({"minimum": None, "maximum": 2}, WhyShown.ONLY_MAXIMUM),
    ],
)
def test_what_cannot_become_overdue(values: dict[str, object], why: WhyShown) -> None:
    owed = duty("regular_meeting", **values)
    findings = found(owed, today=OVER, since=YEAR)
    assert {(one.state, one.why) for one in findings} == {(State.SHOWN_ONLY, why)}


def test_two_duties_alike_in_one_version_stay_two() -> None:
    other = replace(MEETING, id=3)
    findings = [
        *found(MEETING, today="2026-06-15", duties=(MEETING, other)),
        *found(other, today="2026-06-15", duties=(MEETING, other)),
    ]
    assert {one.duty.id for one in findings} == {1, 3}
    assert len(findings) == 2 * len(PAIRS)


JUNE, DECEMBER = (
    duty("annual_report", id=number, due=due) for number, due in ((1, "--06-30"), (2, "--12-31"))
)


@pytest.mark.parametrize(
    ("reports", "june", "december"),
    [
        (("2026-05-06",), State.MET, State.OVERDUE),
        (("2026-05-06", "2026-12-08"), State.MET, State.MET),
        (("2026-08-03",), State.MET, State.OVERDUE),  # late for June, and not for December as well
        (("2026-08-03", "2026-12-08"), State.MET, State.MET),
    ],
)
def test_what_is_owed_twice_a_year_is_not_met_by_one(
    reports: tuple[str, ...], june: State, december: State
) -> None:
    year = [done("annual_report", on, EDUCATION) for on in reports]
    for owed, state in ((JUNE, june), (DECEMBER, december)):
        findings = found(owed, *year, today="2027-01-04", since=YEAR, duties=(JUNE, DECEMBER))
        of_year = [one for one in findings if one.debtor.unit == EDUCATION and one.window.due.year == 2026]
        assert [one.state for one in of_year] == [state]


def test_a_merger_changes_nothing_about_a_year_that_was_over() -> None:
    meeting = done("regular_meeting", "2025-03-02", TRADE, FEDERATION)
    owed = duty("regular_meeting")
    findings = found(owed, meeting, today="2026-09-01", since="2025-12-31", **MERGED)
    of_2025 = {one.debtor.unit: one.state for one in findings if one.window.due.year == 2025}
    assert of_2025 == {TRADE: State.MET, EDUCATION: State.OVERDUE}


def test_a_merger_makes_no_earlier_year_whole_for_the_heir() -> None:
    """The heir came in mid-2025; that year stays shown, although another was there all along."""
    new = Stretch(
        span("2025-07-01", "2026-06-30"), frozenset({Pair(TRADE, FEDERATION), Pair(EDUCATION, LEAGUE)})
    )
    stretches = (
        Stretch(span("2019-01-01", "2025-06-30"), frozenset({Pair(TRADE, FEDERATION)})),
        new,
        MERGED["stretches"][1],
    )
    successions = MERGED["successions"]
    findings = found(
        duty("activity"), today="2026-09-01", since="2025-12-31", stretches=stretches, successions=successions
    )
    heir = next(one for one in findings if one.debtor.unit == EDUCATION and one.window.due.year == 2025)
    assert (heir.state, heir.why) == (State.SHOWN_ONLY, WhyShown.NOT_WHOLLY_PAIRED)


def test_a_plan_passes_to_a_new_body_and_not_to_one_that_owed_its_own() -> None:
    plan = done("annual_plan", "2026-02-02", TRADE)
    assert of(found(duty("annual_plan"), plan, today="2026-12-01", **MERGED), EDUCATION).number == 0
    founded: dict[str, Any] = {
        "stretches": (
            Stretch(OLD, frozenset({Pair(TRADE, FEDERATION)})),
            Stretch(NEW, frozenset({Pair(HEALTH, FEDERATION)})),
        ),
        "successions": (Succession(TRADE, HEALTH, NEW.starts),),
    }
    assert of(found(duty("annual_plan"), plan, today="2026-12-01", **founded), HEALTH).state is State.MET


def test_an_extension_keeps_only_its_own_window_on_the_list() -> None:
    leave = Extension("疫情防控", "市委统战部", department=TRADE, due=day(YEAR), until=day("2027-02-10"))
    findings = found(MEETING, today="2027-01-20", extensions=(leave,))
    assert [one.debtor.department for one in findings if one.window.starts.year == 2026] == [TRADE]
