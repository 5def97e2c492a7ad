"""Is the table of duty kinds sound?"""

from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.duties.kinds import DUTY_KINDS, HELD

MATTERS = {
    "consultation",
    "meeting_invitation",
    "event_invitation",
    "document_exchange",
    "information_request",
    "appointment",
    "opinion_handling",
    "contact_registration",
    "annual_plan",
    "annual_report",
    "cadre_development",
}


def test_each_kind_has_a_code_of_its_own_and_a_name() -> None:
    assert all(code == kind.code and kind.name for code, kind in DUTY_KINDS.items())
    names = [kind.name for kind in DUTY_KINDS.values()]
    assert len(names) == len(set(names))


def test_no_two_kinds_share_a_word() -> None:
    words = [word for kind in DUTY_KINDS.values() for word in kind.words]
    assert len(words) == len(set(words))


def test_every_duty_says_which_activities_and_matters_fulfil_it() -> None:
    assert all(kind.counts for kind in DUTY_KINDS.values())
    counted = {code for kind in DUTY_KINDS.values() for code in kind.counts}
    assert counted <= set(ACTIVITY_KINDS) | MATTERS


def test_a_general_duty_counts_every_activity() -> None:
    assert set(ACTIVITY_KINDS) <= set(HELD)
