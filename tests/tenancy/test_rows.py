"""Can one jurisdiction touch the rows of another? As the serving role, in real transactions."""

import psycopg
import pytest
from django.db import DataError, ProgrammingError, connection, transaction

from liaison.accounts.models import Seat
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import build
from tests.settings import TODAY
from tests.tenancy.two import Two, backend, units_seen, units_seen_in

REFUSED_BY_POLICY = "violates row-level security policy"


def test_tests_speak_to_the_database_as_the_serving_role(two: Two) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, session_user, rolsuper, rolbypassrls "
            "FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("liaison_app", "liaison_app", False, False)


def test_without_a_door_there_are_no_rows(two: Two) -> None:
    assert units_seen() == set()
    with transaction.atomic():
        assert units_seen() == set()


def test_a_door_to_no_jurisdiction_shows_no_rows(two: Two) -> None:
    with entered(()):
        assert units_seen() == set()


def test_a_door_shows_the_rows_of_its_jurisdiction_alone(two: Two) -> None:
    assert units_seen_in(two.here) == {two.unit_here.pk}
    assert units_seen_in(two.there) == {two.unit_there.pk}


def test_a_door_to_several_jurisdictions_shows_the_rows_of_each(two: Two) -> None:
    with entered({two.here.pk, two.there.pk}):
        assert units_seen() == {two.unit_here.pk, two.unit_there.pk}


def test_two_jurisdictions_on_one_pooled_connection_never_meet(two: Two, shared_connection: None) -> None:
    served_by = set()
    for place, unit in [(two.here, two.unit_here), (two.there, two.unit_there)] * 3:
        assert units_seen_in(place) == {unit.pk}
        served_by.add(backend())
        connection.close()  # back to the pool, as after a request

        assert units_seen() == set(), "The next one to be served starts with nothing."
        served_by.add(backend())
        connection.close()
    assert len(served_by) == 1, "All of them were served by the same connection."


def test_a_failed_transaction_leaves_nothing_on_the_pooled_connection(
    two: Two, shared_connection: None
) -> None:
    before = backend()

    def fail_inside() -> None:
        with entered({two.here.pk}):
            assert units_seen() == {two.unit_here.pk}
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_inside()
    connection.close()

    assert units_seen() == set()
    assert backend() == before


def test_a_row_cannot_be_put_into_another_jurisdiction(two: Two) -> None:
    with pytest.raises(ProgrammingError, match=REFUSED_BY_POLICY), entered({two.here.pk}):
        Unit.objects.create(jurisdiction=two.there, category="department")


def test_a_row_cannot_be_moved_to_another_jurisdiction(two: Two) -> None:
    with pytest.raises(ProgrammingError, match=REFUSED_BY_POLICY), entered({two.here.pk}):
        Unit.objects.update(jurisdiction=two.there)


def test_changes_do_not_reach_the_rows_of_another_jurisdiction(two: Two) -> None:
    with entered({two.here.pk}):
        assert Unit.objects.filter(pk=two.unit_there.pk).update(order=7) == 0
        assert Unit.objects.update(order=7) == 1
    with entered({two.there.pk}):
        assert Unit.objects.get().order == two.unit_there.order


def test_deletions_do_not_reach_the_rows_of_another_jurisdiction(two: Two) -> None:
    with entered({two.here.pk}), connection.cursor() as cursor:
        cursor.execute("DELETE FROM units_unitalias WHERE jurisdiction_id = %s", [two.there.pk])
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM units_unit WHERE id = %s", [two.unit_there.pk])
        assert cursor.rowcount == 0
    assert units_seen_in(two.there) == {two.unit_there.pk}


def test_the_owner_of_the_tables_sees_no_rows_either(two: Two, owner: psycopg.Connection) -> None:
    assert owner.execute("SELECT id FROM units_unit").fetchall() == []
    owner.execute("SELECT set_config('liaison.jurisdictions', %s, false)", [f"{{{two.here.pk}}}"])
    assert owner.execute("SELECT id FROM units_unit").fetchall() == [(two.unit_here.pk,)]


def test_a_malformed_setting_is_an_error_and_not_a_door(two: Two) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liaison.jurisdictions', 'all', true)")
        with pytest.raises(DataError, match="malformed array literal"):
            units_seen()
        transaction.set_rollback(True)


def test_an_account_reads_its_own_seats_before_a_jurisdiction_is_known(two: Two) -> None:
    mine = build.account(place=two.here, login="zhiyuan")
    other = build.account(place=two.here, login="wenzhou")
    seat = build.seat(account=mine, place=two.there, unit=two.unit_there)
    build.seat(account=other, place=two.there, unit=two.unit_there)

    with entered((), account=mine.pk):
        assert list(Seat.objects.all()) == [seat]
        assert Seat.objects.update(ends=TODAY) == 0, "It may read its seats, not change them."
    assert list(Seat.objects.all()) == []
