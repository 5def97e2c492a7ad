"""Does no rule mean no access?"""

import pytest

from liaison.core.access.actor import Actor, installation
from liaison.core.access.doors import DOORS, may_enter
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES

BUSINESS = {Permission.SEE_SCHEMES, Permission.PREPARE_SCHEMES, Permission.ISSUE_SCHEMES}


def test_a_page_without_a_row_opens_for_nobody() -> None:
    assert not any(may_enter("schemes:unheard_of", role) for role in [*ROLES, None])


@pytest.mark.parametrize("page", [page for page, door in DOORS.items() if not door.public])
@pytest.mark.parametrize("role", [None, "", "superuser", "installation"])
def test_a_role_without_a_row_enters_nothing_but_public_pages(page: str, role: str | None) -> None:
    assert not may_enter(page, role)


def test_the_three_administrators_have_no_business_with_schemes() -> None:
    administrators = [role for role in ROLES.values() if role.administers]
    assert len(administrators) == 3
    assert not any(role.permissions & BUSINESS for role in administrators)


def test_no_two_administrators_share_a_permission() -> None:
    shared = [role.permissions for role in ROLES.values() if role.administers]
    assert sum(map(len, shared)) == len(frozenset().union(*shared))


def test_every_permission_is_carried_by_a_role_and_asked_by_a_door() -> None:
    carried = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert carried == set(Permission) == {door.permission for door in DOORS.values() if door.permission}


def test_an_actor_may_what_its_role_may() -> None:
    officer = Actor(account_id=1, seat_id=1, role="department_officer", jurisdiction_id=1)
    assert officer.may(Permission.SEE_SCHEMES)
    assert not officer.may(Permission.ISSUE_SCHEMES)


def test_the_installing_command_has_no_permission_on_pages() -> None:
    assert not any(installation(1).may(permission) for permission in Permission)
