"""What would a scheme ask of each unit before anything is done?"""

from dataclasses import replace

from liaison.core.duties.evaluate import findings
from liaison.core.duties.finding import State
from liaison.core.duties.owed import Burden, burdens, owed
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import Force, Pair, Scope, Stretch
from tests.core.duties.place import (
    ALWAYS,
    EDUCATION,
    FEDERATION,
    HEALTH,
    LEAGUE,
    PAIRS,
    SOCIETY,
    TRADE,
    circumstances,
    day,
    done,
    duty,
    span,
)

NEXT_YEAR = span("2027-01-01", "2027-12-31")
VISITS = duty("visit", id=1, scope=Scope.PAIR, mutual=True)
QUARTERLY = duty("briefing", id=2, per="3m")
CONFERENCE = duty("work_conference", id=3, scope=Scope.JURISDICTION)
ADVICE = duty("research", id=4, force=Force.MAY)


def test_a_draft_says_how_much_each_unit_would_have_to_do() -> None:
    prepared = Prepared(circumstances(VISITS, QUARTERLY, CONFERENCE, ADVICE))
    assert burdens(owed(prepared, NEXT_YEAR)) == {
        EDUCATION: Burden(duties=2, times=5, called_upon=1),
        HEALTH: Burden(duties=2, times=6, called_upon=2),
        TRADE: Burden(duties=2, times=5, called_upon=1),
        LEAGUE: Burden(duties=1, times=2, called_upon=2),
        SOCIETY: Burden(duties=1, times=1, called_upon=1),
        FEDERATION: Burden(duties=1, times=1, called_upon=1),
    }


def test_what_may_be_done_is_asked_for_apart() -> None:
    prepared = Prepared(circumstances(VISITS, ADVICE))
    assert burdens(owed(prepared, NEXT_YEAR), force=Force.MAY)[EDUCATION] == Burden(duties=1, times=1)


def test_only_what_falls_due_within_the_time_is_asked() -> None:
    every_two_years = replace(CONFERENCE, per="2y", span=span("2026-02-01"))
    prepared = Prepared(circumstances(every_two_years))
    assert [one.window.due for one in owed(prepared, span("2026-06-01", "2027-12-31"))] == [day("2027-12-31")]
    assert list(owed(prepared, span("2026-06-01", "2027-06-30"))) == []


def test_what_cannot_be_counted_is_not_asked() -> None:
    assert list(owed(Prepared(circumstances(duty("research", per="", minimum=None))), NEXT_YEAR)) == []


def test_a_draft_is_tried_on_last_years_evidence() -> None:
    """As if it had been in force: with one more pair, and two visits a year."""
    draft = duty("visit", id=9, scope=Scope.PAIR, minimum=2, span=span("2025-01-01"))
    pairs = PAIRS | {Pair(HEALTH, FEDERATION)}
    done_last_year = [
        done("visit", "2025-03-02", EDUCATION, LEAGUE),
        done("visit", "2025-09-02", EDUCATION, LEAGUE),
        done("visit", "2025-10-02", HEALTH, FEDERATION),
    ]
    tried = Prepared(
        circumstances(draft, stretches=(Stretch(ALWAYS, pairs),), tracked_since=day("2025-01-01")),
        done_last_year,
    )
    stands = {
        (one.debtor.department, one.debtor.organisation): (one.state, one.missing)
        for one in findings(tried, today=day("2025-12-31"))
    }
    assert stands == {
        (EDUCATION, LEAGUE): (State.MET, 0),
        (HEALTH, LEAGUE): (State.DUE_SOON, 2),
        (HEALTH, SOCIETY): (State.DUE_SOON, 2),
        (HEALTH, FEDERATION): (State.DUE_SOON, 1),
        (TRADE, FEDERATION): (State.DUE_SOON, 2),
    }
