"""Which findings does a change of one activity touch, and which does it leave as they are?"""

from dataclasses import replace

from liaison.core.duties.evaluate import findings
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.touched import credits_of, touched_by, with_followers
from liaison.core.duties.values import Debtor, Event, Scope, Side, Succession
from tests.core.duties.place import (
    EDUCATION,
    FEDERATION,
    HEALTH,
    LEAGUE,
    SOCIETY,
    TRADE,
    circumstances,
    day,
    done,
    duty,
)

VISITS = duty("visit", id=1, scope=Scope.PAIR)
GENERAL = duty("activity", id=2)
CONFERENCE = duty("work_conference", id=3, scope=Scope.JURISDICTION)
PLANS = duty("annual_plan", id=4, scope=Scope.PAIR)
ANSWERS = duty("opinion_handling", id=5, per="", minimum=None, due="+15wd")
OPINION = Event(901, "opinion_handling", day("2026-02-10"), EDUCATION, LEAGUE)
PLACE = circumstances(VISITS, GENERAL, CONFERENCE, PLANS, ANSWERS, events=(OPINION,))


def of_pair(department: int, organisation: int) -> set[Debtor]:
    return {Debtor(Scope.PAIR, department, organisation, side) for side in Side}


def test_a_visit_touches_its_pair_and_its_department() -> None:
    touched = touched_by(Prepared(PLACE), done("visit", "2026-03-02", EDUCATION, LEAGUE))
    assert touched == {(1, debtor) for debtor in of_pair(EDUCATION, LEAGUE)} | {
        (2, Debtor(Scope.ACTOR, EDUCATION))
    }


def test_a_visit_that_is_moved_to_another_department_touches_both() -> None:
    before = done("visit", "2026-03-02", EDUCATION, LEAGUE)
    after = replace(before, hosts=frozenset({HEALTH}))
    units = {debtor.department for _, debtor in touched_by(Prepared(PLACE), before, after)}
    assert units == {EDUCATION, HEALTH}


def test_a_conference_touches_what_the_government_owes() -> None:
    touched = touched_by(Prepared(PLACE), done("work_conference", "2026-03-02", HEALTH, SOCIETY))
    assert (3, Debtor(Scope.JURISDICTION)) in touched


def test_a_plan_touches_every_pair_of_its_department() -> None:
    touched = touched_by(Prepared(PLACE), done("annual_plan", "2026-03-02", HEALTH))
    assert touched == {(4, one) for other in (LEAGUE, SOCIETY) for one in of_pair(HEALTH, other)}


def test_an_answer_touches_the_opinion() -> None:
    answer = done("opinion_handling", "2026-03-02", EDUCATION, LEAGUE, answers=901)
    assert (5, Debtor(Scope.PAIR, EDUCATION, LEAGUE)) in touched_by(Prepared(PLACE), answer)


def test_what_a_merged_department_did_touches_its_heir() -> None:
    merged = Prepared(replace(PLACE, successions=(Succession(TRADE, EDUCATION, day("2026-07-01")),)))
    touched = touched_by(merged, done("research", "2026-03-02", TRADE, FEDERATION))
    assert touched == {(2, Debtor(Scope.ACTOR, TRADE)), (2, Debtor(Scope.ACTOR, EDUCATION))}


def test_what_counts_for_nothing_touches_nothing() -> None:
    assert (
        touched_by(Prepared(circumstances(VISITS)), done("training", "2026-03-02", EDUCATION, LEAGUE))
        == set()
    )


def test_one_symposium_with_all_organisations_gives_a_credit_to_every_pair_in_it() -> None:
    event = done("regular_meeting", "2026-03-02", HEALTH, EDUCATION, LEAGUE, SOCIETY)
    pairs, whole = duty("regular_meeting", id=1, scope=Scope.PAIR), duty("regular_meeting", id=2)
    prepared = Prepared(circumstances(pairs, whole, replace(GENERAL, id=3)), [event])
    served = credits_of(findings(prepared, today=day("2026-06-15")))
    assert len(served[event.id]) == 3 + 2 + 2  # three pairs, and two departments under two duties


def test_the_later_duties_of_the_year_follow_what_is_touched() -> None:
    halves = [duty("annual_plan", id=10 + month, due=f"--{month:02}-28") for month in (2, 6, 10)]
    prepared = Prepared(circumstances(*halves))
    owes = Debtor(Scope.ACTOR, EDUCATION)
    assert with_followers({(12, owes)}, prepared.chains) == {(12, owes), (16, owes), (20, owes)}
    assert with_followers({(20, owes)}, prepared.chains) == {(20, owes)}
