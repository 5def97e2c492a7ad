"""Which passwords are good enough, and who may not be whom?"""

from hypothesis import given
from hypothesis import strategies as st

from liaison.core.access.actor import Actor
from liaison.core.access.asking import ASKABLE, refusal_to_ask
from liaison.core.access.passwords import Fault, PasswordRules, faults_of
from liaison.core.access.roles import ROLES
from liaison.core.access.separation import clash

RULES = PasswordRules()


def test_a_password_of_three_classes_and_ten_characters_will_do() -> None:
    assert faults_of("spring-2031x", login="wen", rules=RULES) == ()
    assert faults_of("春天里的 Stone 和 water", login="wen", rules=RULES) == ()


def test_a_login_in_it_or_one_character_over_and_over_will_not() -> None:
    assert Fault.NAMES_LOGIN in faults_of("Zhiyuan-2031", login="zhiyuan", rules=RULES)
    assert Fault.MONOTONOUS in faults_of("aaaaaaaaaA1", login="wen", rules=RULES)


@given(st.text(max_size=9))
def test_a_short_password_never_will(password: str) -> None:
    assert Fault.SHORT in faults_of(password, login="wen", rules=RULES)


@given(st.sampled_from(list(ROLES)), st.sampled_from(list(ROLES)))
def test_a_clash_is_the_same_from_either_side(one: str, other: str) -> None:
    assert (clash(one, [other]) is None) == (clash(other, [one]) is None)


def test_only_the_auditor_stands_apart() -> None:
    assert clash("system_administrator", ["security_administrator"]) is None
    assert clash("system_administrator", ["audit_administrator"]) == "audit_administrator"
    assert clash("audit_administrator", ["observer"]) is None


def test_nobody_who_decides_requests_may_ask() -> None:
    assert "security_administrator" not in ASKABLE
    keeper = Actor(account_id=1, seat_id=1, role="security_administrator", jurisdiction_id=1)
    assert refusal_to_ask(keeper, role="observer", unit_id=1)
