"""Is the table of duty kinds sound?"""

from liaison.core.duties.kinds import DUTY_KINDS


def test_each_kind_has_a_code_of_its_own_and_a_name() -> None:
    assert all(code == kind.code and kind.name for code, kind in DUTY_KINDS.items())
    names = [kind.name for kind in DUTY_KINDS.values()]
    assert len(names) == len(set(names))


def test_no_two_kinds_share_a_word() -> None:
    words = [word for kind in DUTY_KINDS.values() for word in kind.words]
    assert len(words) == len(set(words))
