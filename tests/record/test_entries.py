"""Does an entry stand or fall with its act, and does it stay?"""

from datetime import date

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from liaison.core.access.actor import Actor, installation
from liaison.record.actions import record
from liaison.record.models import Entry
from liaison.record.queries import entries, history
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests import build
from tests.build import NOW

ATTEMPTS = ("UPDATE record_entry SET code = 'x'", "DELETE FROM record_entry", "TRUNCATE record_entry")


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_serving_role_cannot_change_an_entry(place: Jurisdiction, attempt: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        entered({place.pk}),
        connection.cursor() as cursor,
    ):
        cursor.execute(attempt)


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_owner_of_the_table_cannot_change_an_entry(owner: psycopg.Connection, attempt: str) -> None:
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="of a fixed row of record_entry"):
        owner.execute(attempt)


def test_an_entry_falls_with_its_act(place: Jurisdiction) -> None:
    with entered({place.pk}):
        before = entries(place.pk).count()
    with entered({place.pk}):
        record("person.registered", by=installation(place.pk), at=NOW)
        transaction.set_rollback(True)
    with entered({place.pk}):
        assert entries(place.pk).count() == before


def test_an_entry_is_refused_outside_a_transaction(place: Jurisdiction) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("person.registered", by=installation(place.pk), at=NOW)


def test_an_entry_without_a_row_in_the_table_is_refused(place: Jurisdiction) -> None:
    with pytest.raises(KeyError), entered({place.pk}):
        record("person.praised", by=installation(place.pk), at=NOW)


def test_an_entry_tells_who_did_what_as_whom_when_and_from_where(place: Jurisdiction) -> None:
    by = Actor(
        account_id=3,
        seat_id=5,
        role="observer",
        jurisdiction_id=place.pk,
        unit_id=7,
        address="192.0.2.1",
    )
    with entered({place.pk}):
        record(
            "tenure.begun", by=by, at=NOW, about=place, detail={"title": "局长", "starts": date(2026, 1, 1)}
        )
        entry = history(place)[0]
    assert (entry.account_id, entry.seat_id, entry.role, entry.unit_id) == (3, 5, "observer", 7)
    assert (entry.at, entry.address, entry.jurisdiction_id) == (NOW, "192.0.2.1", place.pk)
    assert entry.detail == {"title": "局长", "starts": "2026-01-01"}
    assert str(entry) == "局长 到任"


def test_the_newest_entry_comes_first(place: Jurisdiction) -> None:
    build.person(place=place)
    with entered({place.pk}):
        assert [entry.code for entry in entries(place.pk)] == ["person.registered", "jurisdiction.founded"]


def test_an_entry_about_one_place_is_not_seen_from_another(place: Jurisdiction) -> None:
    other = build.place(name="云汀市")
    with entered({other.pk}):
        assert [entry.about_id for entry in Entry.objects.all()] == [other.pk]
        assert list(history(place)) == []
