"""What counts for whom, and what does not?"""

from typing import Any

import pytest

from liaison.core.duties.counting import WhyNot
from liaison.core.duties.finding import State
from liaison.core.duties.values import Attendance, Duty, Event, Evidence, Proof, Rank, Scope, Side
from tests.core.duties.place import (
    EDUCATION,
    FEDERATION,
    GOVERNMENT_OFFICE,
    HEALTH,
    LEAGUE,
    SOCIETY,
    TRADE,
    day,
    done,
    duty,
    found,
    of,
)

TODAY = "2026-06-15"
MEETING = duty("regular_meeting", scope=Scope.PAIR)
VISIT = duty("visit", scope=Scope.PAIR, mutual=True, in_person="principal")


def why_not(owed: Duty, evidence: Evidence, unit: int, today: str = TODAY) -> WhyNot | None:
    """The one reason against the evidence, for whoever has to act; None where it counts."""
    finding = of(found(owed, evidence, today=today), unit)
    assert finding.number + len(finding.uncounted) == 1
    return finding.uncounted[0].why if finding.uncounted else None


def test_one_symposium_with_three_counts_for_every_pair_in_it() -> None:
    event = done("regular_meeting", "2026-03-02", HEALTH, LEAGUE, SOCIETY, FEDERATION)
    findings = found(MEETING, event, today=TODAY)
    met = {(one.debtor.department, one.debtor.organisation) for one in findings if one.state is State.MET}
    assert met == {(HEALTH, LEAGUE), (HEALTH, SOCIETY)}


def test_one_event_serves_several_duties() -> None:
    general, visits = duty("activity", id=1), duty("visit", id=2)
    event = done("visit", "2026-03-02", EDUCATION, LEAGUE)
    for owed in (general, visits):
        assert of(found(owed, event, today=TODAY, duties=(general, visits)), EDUCATION).number == 1


def test_social_service_that_three_claim_counts_once_for_each_and_once_for_all() -> None:
    event = done("social_service", "2026-03-02", EDUCATION, HEALTH, LEAGUE)
    each = duty("social_service")
    assert [of(found(each, event, today=TODAY), unit).number for unit in (EDUCATION, HEALTH)] == [1, 1]
    (whole,) = found(duty("social_service", scope=Scope.JURISDICTION), event, today=TODAY)
    assert whole.number == 1


def test_contested_by_one_of_three_it_counts_for_the_other_two() -> None:
    event = done(
        "regular_meeting", "2026-03-02", HEALTH, LEAGUE, SOCIETY, proofs=((SOCIETY, Proof.CONTESTED),)
    )
    findings = found(MEETING, event, today=TODAY)
    assert {one.debtor.organisation: one.state for one in findings if one.debtor.department == HEALTH} == {
        LEAGUE: State.MET,
        SOCIETY: State.ON_THE_WAY,
    }
    assert of(found(duty("regular_meeting"), event, today=TODAY), HEALTH).state is State.MET


@pytest.mark.parametrize(
    ("proof", "state", "one_side_only"),
    [
        (Proof.CONFIRMED, State.MET, False),
        (Proof.SETTLED, State.MET, False),
        (Proof.PAPER, State.MET, False),
        (Proof.ONE_SIDED, State.MET, True),
        (Proof.CONTESTED, State.ON_THE_WAY, False),
    ],
)
def test_what_each_proof_is_worth(proof: Proof, state: State, *, one_side_only: bool) -> None:
    finding = of(
        found(MEETING, done("regular_meeting", "2026-03-02", EDUCATION, LEAGUE, proof=proof), today=TODAY),
        EDUCATION,
    )
    assert (finding.state, finding.one_side_only) == (state, one_side_only)


def test_one_side_only_is_not_said_where_enough_is_confirmed() -> None:
    sure = done("regular_meeting", "2026-03-02", EDUCATION, LEAGUE)
    unsure = done("regular_meeting", "2026-04-02", EDUCATION, LEAGUE, proof=Proof.ONE_SIDED)
    assert not of(found(MEETING, sure, unsure, today=TODAY), EDUCATION).one_side_only
    twice = duty("regular_meeting", scope=Scope.PAIR, minimum=2)
    assert of(found(twice, sure, unsure, today=TODAY), EDUCATION).one_side_only


def went(on: str = "2026-03-02", *, principals: tuple[int, ...] = (TRADE,), **values: Any) -> Evidence:
    """The department calls on its counterpart."""
    return done("visit", on, TRADE, FEDERATION, principals=principals, **values)


@pytest.mark.parametrize(
    ("evidence", "unit", "why"),
    [
        (went(), TRADE, None),
        (went(), FEDERATION, WhyNot.OTHER_DIRECTION),
        (went(principals=()), TRADE, WhyNot.NOBODY_NOTED),
        (went(principals=(FEDERATION,)), TRADE, WhyNot.NOBODY_NOTED),
        (went(attendance=(Attendance(TRADE, Rank.LEADER),)), TRADE, WhyNot.NOT_THERE),
        (went(visitors=frozenset()), TRADE, WhyNot.DIRECTION_UNKNOWN),
        (went("2026-09-02"), TRADE, WhyNot.NOT_YET),
        (went("2025-12-20"), TRADE, WhyNot.OUTSIDE),
        (went(proof=Proof.CONTESTED), TRADE, WhyNot.CONTESTED),
    ],
)
def test_a_visit_of_heads_in_both_directions(evidence: Evidence, unit: int, why: WhyNot | None) -> None:
    """JN-2.2.6."""
    assert why_not(VISIT, evidence, unit) is why


def test_a_visit_in_which_both_went_counts_for_both() -> None:
    both = frozenset({TRADE, FEDERATION})
    event = done("visit", "2026-03-02", TRADE, FEDERATION, principals=(TRADE, FEDERATION), visitors=both)
    findings = found(VISIT, event, today=TODAY)
    assert [of(findings, unit).state for unit in both] == [State.MET, State.MET]


def test_what_is_done_with_somebody_who_is_no_counterpart_does_not_count() -> None:
    meeting = done("regular_meeting", "2026-03-02", EDUCATION, FEDERATION)
    assert why_not(duty("regular_meeting"), meeting, EDUCATION) is WhyNot.OTHER_PAIR


def test_whoever_comes_for_another_counts_as_the_other() -> None:
    """FH-4.2: the association comes for the non-party people; counting stays with the represented."""
    meeting = done("regular_meeting", "2026-03-02", HEALTH, attendance=(Attendance(SOCIETY, Rank.PRINCIPAL),))
    assert of(found(MEETING, meeting, today=TODAY), HEALTH, SOCIETY).state is State.MET


@pytest.mark.parametrize(
    ("presided_by", "why"),
    [("区长", None), ("常务副区长", None), ("副区长", WhyNot.OTHER_PRESIDER), ("", WhyNot.PRESIDER_UNKNOWN)],
)
def test_who_has_to_preside(presided_by: str, why: WhyNot | None) -> None:
    owed = duty("symposium", scope=Scope.JURISDICTION, presided_by=("市长", "负责市政府常务工作的副市长"))
    event = done("symposium", "2026-03-02", GOVERNMENT_OFFICE, LEAGUE, presided_by=presided_by)
    (finding,) = found(owed, event, today=TODAY)
    assert (finding.uncounted[0].why if finding.uncounted else None) is why


def test_for_the_government_any_principal_who_comes_is_one() -> None:
    """JN-1.1.1: the principals of the organisations."""
    owed = duty("symposium", scope=Scope.JURISDICTION, in_person="principal")
    for principals, state in (((LEAGUE,), State.MET), ((), State.ON_THE_WAY)):
        event = done("symposium", "2026-03-02", GOVERNMENT_OFFICE, LEAGUE, principals=principals)
        assert found(owed, event, today=TODAY)[0].state is state


def test_a_plan_for_another_year_does_not_count() -> None:
    plan = done("annual_plan", "2026-02-02", EDUCATION, covers=2025)
    assert why_not(duty("annual_plan"), plan, EDUCATION) is WhyNot.OTHER_YEAR


def test_only_the_counterparts_that_the_wording_names() -> None:
    owed = duty("regular_meeting", with_whom=frozenset({LEAGUE}))
    findings = found(owed, done("regular_meeting", "2026-03-02", HEALTH, SOCIETY), today=TODAY)
    assert {one.debtor.department for one in findings} == {EDUCATION, HEALTH}
    assert of(findings, HEALTH).uncounted[0].why is WhyNot.OTHER_PAIR


def test_only_the_departments_that_the_wording_names() -> None:
    owed = duty("activity", owed_by=frozenset({HEALTH}))
    assert [one.debtor.unit for one in found(owed, today=TODAY)] == [HEALTH]


def test_an_organisation_can_owe_too() -> None:
    owed = duty("research", side=Side.ORGANISATION)
    findings = found(owed, done("research", "2026-03-02", LEAGUE, EDUCATION), today=TODAY)
    assert {one.debtor.unit: one.state for one in findings} == {
        LEAGUE: State.MET,
        SOCIETY: State.ON_THE_WAY,
        FEDERATION: State.ON_THE_WAY,
    }


OPINION = Event(901, "opinion_handling", day("2026-02-10"), EDUCATION, LEAGUE)
ANSWER = duty("opinion_handling", per="", minimum=None, due="+15wd")


@pytest.mark.parametrize(
    ("today", "answered", "state", "late"),
    [
        ("2026-02-11", "", State.ON_THE_WAY, False),
        ("2026-03-09", "", State.DUE_SOON, False),
        ("2026-03-10", "2026-03-09", State.MET, False),
        ("2026-03-10", "", State.OVERDUE, False),
        ("2026-03-20", "2026-03-18", State.MET, True),
    ],
)
def test_an_opinion_is_to_be_answered_within_fifteen_working_days(
    today: str, answered: str, state: State, *, late: bool
) -> None:
    """SG-3.4.4a, FH-3.2a; the Spring Festival and its exchange days lie within."""
    given = [done("opinion_handling", answered, EDUCATION, LEAGUE, answers=901)] if answered else []
    (finding,) = found(ANSWER, *given, today=today, since="2026-02-11", events=(OPINION,))
    assert (finding.state, finding.is_late, finding.window.due) == (state, late, day("2026-03-09"))


def test_an_answer_to_another_opinion_does_not_end_the_term() -> None:
    other = done("opinion_handling", "2026-02-20", EDUCATION, LEAGUE, answers=902)
    (finding,) = found(ANSWER, other, today="2026-03-11", events=(OPINION,))
    assert finding.state is State.OVERDUE


def test_an_opinion_settled_long_ago_is_listed_only_when_that_time_is_asked_about() -> None:
    answer = done("opinion_handling", "2026-02-20", EDUCATION, LEAGUE, answers=901)
    assert found(ANSWER, answer, today=TODAY, events=(OPINION,)) == ()
    assert len(found(ANSWER, answer, today=TODAY, since="2026-01-01", events=(OPINION,))) == 1


def test_where_no_opinion_came_nothing_is_owed() -> None:
    known = frozenset({"opinion_handling"})
    assert found(ANSWER, today=TODAY, known_events=known) == ()
