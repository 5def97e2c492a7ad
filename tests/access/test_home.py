"""Who answers for an account? The administrators of its home, and nobody else's."""

import pytest
from django.core.exceptions import PermissionDenied

from liaison.accounts.actions import reset_password
from liaison.record.queries import history
from liaison.tenancy.door import entered
from tests.build import NOW
from tests.cast import City

NEW_PASSWORD = "another password that only tests use"


def test_an_account_gets_a_new_password_at_home_and_nowhere_else(city: City, stranger: City) -> None:
    account = city.seats["department_officer"].account

    with entered({stranger.place.pk}), pytest.raises(PermissionDenied):
        reset_password(
            account=account, password=NEW_PASSWORD, by=stranger.actor("security_administrator"), at=NOW
        )
    account.refresh_from_db()
    assert not account.check_password(NEW_PASSWORD)

    with entered({city.place.pk}):
        reset_password(
            account=account, password=NEW_PASSWORD, by=city.actor("security_administrator"), at=NOW
        )
        assert history(account)[0].code == "account.password_reset"
    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)
