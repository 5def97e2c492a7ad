"""Do tests see a database of their own, as the app's role?"""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from liaison.launch.addresses import Addresses


def _who() -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        return tuple(cursor.fetchone() or ())


@pytest.mark.django_db
def test_a_test_runs_as_the_role_that_serves() -> None:
    role, name = _who()
    assert role == "liaison_app"
    assert str(name).startswith("test_liaison_")


@pytest.mark.django_db
def test_a_test_may_not_make_tables() -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE of_my_own (id int)")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_commits_is_gone_before_the_next(time: str, addresses: Addresses) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM units_jurisdiction")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "INSERT INTO units_jurisdiction (name, level, prefix) VALUES (%s, 'prefecture', '市')", [time]
        )
    with psycopg.connect(addresses.app) as other:
        assert other.execute("SELECT name FROM units_jurisdiction").fetchall() == [(time,)]
