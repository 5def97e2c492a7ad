"""What can the role that serves do to the database itself? Nothing."""

import pytest
from django.db import ProgrammingError, connection

pytestmark = pytest.mark.django_db


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()
    return answer


def test_the_serving_role_owns_nothing() -> None:
    assert _ask("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0
    assert _ask("SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole") == 0
    assert _ask("SELECT count(*) FROM pg_namespace WHERE nspowner = current_user::regrole") == 0
    assert _ask("SELECT count(*) FROM pg_database WHERE datdba = current_user::regrole") == 0


def test_the_serving_role_is_a_member_of_no_other() -> None:
    assert _ask("SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole") == 0


@pytest.mark.parametrize(
    "attempt",
    [
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION liaison_jurisdictions(int) RETURNS bigint[] LANGUAGE sql AS 'SELECT NULL'",
        "ALTER TABLE units_unit NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE units_unit DISABLE ROW LEVEL SECURITY",
        "DROP POLICY tenant ON units_unit",
        "ALTER TABLE record_entry DISABLE TRIGGER fixed",
        "SET ROLE liaison_owner",
        "SET session_replication_role = replica",
    ],
)
def test_the_serving_role_cannot_change_the_rules(attempt: str) -> None:
    with (
        pytest.raises(ProgrammingError, match=r"must be owner|permission denied"),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)
