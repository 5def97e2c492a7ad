"""Does a change to the record show, whoever makes it and wherever? As whoever runs the database itself."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from liaison.core.access.actor import installation
from liaison.core.record_chain import Break, Fault
from liaison.launch.addresses import for_database
from liaison.record.actions import ALGORITHM, record
from liaison.record.models import ChainHead, Entry, EntryLink
from liaison.record.queries.chain import faults, head_of
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests import build
from tests.build import NOW

FIRST_PERSON = 2  # number 1 is the founding of the place


@pytest.fixture
def busy(place: Jurisdiction) -> Jurisdiction:
    """A place with ten entries, numbers 1 to 10."""
    for _ in range(9):
        build.person(place=place)
    return place


@pytest.fixture
def intruder(busy: Jurisdiction, administrator: str) -> Iterator[psycopg.Connection]:
    """The database's own administrator, for whom no rights, policies or triggers hold."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(for_database(administrator, str(name)), autocommit=True) as opened:
        opened.execute("SET session_replication_role = replica")
        yield opened


def found(place: Jurisdiction, noted: dict[int, str] | None = None) -> list[Fault]:
    with entered({place.pk}):
        return list(faults(place.pk, noted=noted))


def entry_at(place: Jurisdiction, number: int) -> int:
    with entered({place.pk}):
        return EntryLink.objects.get(number=number).entry_id


def test_what_nobody_touched_is_whole(busy: Jurisdiction) -> None:
    assert found(busy) == []


def test_numbers_have_no_gaps_and_each_digest_is_the_next_ones_previous(busy: Jurisdiction) -> None:
    with entered({busy.pk}):
        links = list(EntryLink.objects.all())
        head = head_of(busy.pk)
    assert [link.number for link in links] == list(range(1, 11))
    assert [link.previous for link in links] == ["", *(link.digest for link in links[:-1])]
    assert (head.number, head.digest) == (10, links[-1].digest)
    assert {link.algorithm for link in links} == {ALGORITHM}


@pytest.mark.parametrize(
    "change",
    [
        "code = 'unit.founded'",
        "at = at + interval '1 second'",
        "account_id = account_id + 1",
        "role = 'observer'",
        "address = '192.0.2.9'",
        "about_id = 77",
        'detail = \'{"title": "x"}\'',
    ],
)
def test_an_edited_entry_is_named(busy: Jurisdiction, intruder: psycopg.Connection, change: str) -> None:
    entry = entry_at(busy, 5)
    intruder.execute(f"UPDATE record_entry SET {change} WHERE id = %s".encode(), [entry])  # noqa: S608
    assert found(busy) == [Fault(Break.CHANGED, 5, 5, entry)]


def test_an_edited_entry_with_a_new_digest_breaks_the_next(
    busy: Jurisdiction, intruder: psycopg.Connection
) -> None:
    intruder.execute("UPDATE record_entrylink SET digest = repeat('0', 64) WHERE number = 5")
    entry, after = entry_at(busy, 5), entry_at(busy, 6)
    assert found(busy) == [Fault(Break.CHANGED, 5, 5, entry), Fault(Break.REORDERED, 6, 6, after)]


def test_a_deleted_entry_is_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    entry = entry_at(busy, 4)
    intruder.execute("DELETE FROM record_entry WHERE id = %s", [entry])
    assert found(busy) == [Fault(Break.DELETED, 4, 4, entry)]


def test_entries_deleted_with_their_links_are_named_by_number(
    busy: Jurisdiction, intruder: psycopg.Connection
) -> None:
    intruder.execute(
        "DELETE FROM record_entry WHERE id IN "
        "(SELECT entry_id FROM record_entrylink WHERE number BETWEEN 3 AND 5)"
    )
    intruder.execute("DELETE FROM record_entrylink WHERE number BETWEEN 3 AND 5")
    assert found(busy) == [Fault(Break.DELETED, 3, 5)]


def test_a_missing_beginning_is_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    intruder.execute(
        "DELETE FROM record_entry WHERE id IN (SELECT entry_id FROM record_entrylink WHERE number <= 2)"
    )
    intruder.execute("DELETE FROM record_entrylink WHERE number <= 2")
    assert found(busy) == [Fault(Break.DELETED, 1, 2)]


def test_an_inserted_entry_is_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    row = intruder.execute(
        "INSERT INTO record_entry (jurisdiction_id, at, code, account_id, role, about, detail) "
        "VALUES (%s, now(), 'account.logged_in', 3, '', '', '{}') RETURNING id",
        [busy.pk],
    ).fetchone()
    assert row is not None
    assert found(busy) == [Fault(Break.INSERTED, entry_id=row[0])]


def test_entries_that_changed_places_are_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    third, fourth = entry_at(busy, 3), entry_at(busy, 4)
    intruder.execute("ALTER TABLE record_entrylink DROP CONSTRAINT record_link_once")
    intruder.execute("UPDATE record_entrylink SET entry_id = %s WHERE number = 3", [fourth])
    intruder.execute("UPDATE record_entrylink SET entry_id = %s WHERE number = 4", [third])
    assert found(busy) == [Fault(Break.CHANGED, 3, 3, fourth), Fault(Break.CHANGED, 4, 4, third)]


def test_links_that_changed_places_are_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    intruder.execute("UPDATE record_entrylink SET number = 1000 WHERE number = 3")
    intruder.execute("UPDATE record_entrylink SET number = 3 WHERE number = 4")
    intruder.execute("UPDATE record_entrylink SET number = 4 WHERE number = 1000")
    kinds = {(fault.kind, fault.first) for fault in found(busy)}
    assert {(Break.REORDERED, 3), (Break.REORDERED, 4), (Break.REORDERED, 5)} <= kinds


def cut(intruder: psycopg.Connection, behind: int) -> None:
    intruder.execute(
        "DELETE FROM record_entry WHERE id IN (SELECT entry_id FROM record_entrylink WHERE number > %s)",
        [behind],
    )
    intruder.execute("DELETE FROM record_entrylink WHERE number > %s", [behind])


def test_a_truncated_record_is_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    cut(intruder, behind=7)
    assert found(busy) == [Fault(Break.TRUNCATED, 8, 10)]


def test_a_record_truncated_with_its_head_is_found_by_a_noted_head(
    busy: Jurisdiction, intruder: psycopg.Connection
) -> None:
    with entered({busy.pk}):
        noted = head_of(busy.pk)
    cut(intruder, behind=7)
    intruder.execute(
        "UPDATE record_chainhead SET number = 7, "
        "digest = (SELECT digest FROM record_entrylink WHERE number = 7)"
    )
    assert found(busy) == [], "Within the database all fits: that is why heads are kept outside."
    assert found(busy, {noted.number: noted.digest}) == [Fault(Break.TRUNCATED, 8, 10)]


def test_a_record_written_anew_is_found_by_a_noted_head(
    busy: Jurisdiction, intruder: psycopg.Connection
) -> None:
    with entered({busy.pk}):
        digests = dict(EntryLink.objects.values_list("number", "digest"))
    cut(intruder, behind=7)
    intruder.execute(
        "UPDATE record_chainhead SET number = 7, "
        "digest = (SELECT digest FROM record_entrylink WHERE number = 7)"
    )
    for _ in range(3):
        build.unit(place=busy)
    noted = {number: digests[number] for number in (6, 10)}
    assert found(busy) == []
    assert found(busy, noted) == [Fault(Break.REWRITTEN, 7, 10, entry_at(busy, 10))]


def test_each_of_several_breaks_is_named(busy: Jurisdiction, intruder: psycopg.Connection) -> None:
    second, last = entry_at(busy, 2), entry_at(busy, 9)
    intruder.execute("UPDATE record_entry SET code = 'x' WHERE id = ANY(%s)", [[second, last]])
    assert [fault.entry_id for fault in found(busy)] == [second, last]


def test_an_entry_written_past_the_actions_does_not_stay(busy: Jurisdiction) -> None:
    def write() -> None:
        with entered({busy.pk}):
            Entry.objects.create(jurisdiction_id=busy.pk, at=NOW, code="account.logged_in", account_id=3)

    with pytest.raises(IntegrityError, match="is not linked"):
        write()
    assert found(busy) == []


def test_what_is_undone_inside_takes_no_number(busy: Jurisdiction) -> None:
    by = installation(busy.pk)
    with entered({busy.pk}):
        record("person.registered", by=by, at=NOW)
        with transaction.atomic():
            record("person.registered", by=by, at=NOW)
            transaction.set_rollback(True)
        record("person.registered", by=by, at=NOW)
    with entered({busy.pk}):
        assert ChainHead.objects.get().number == 12
    assert found(busy) == []


def test_what_is_done_for_another_place_inside_is_linked_there(busy: Jurisdiction) -> None:
    other = build.place(name="云汀市")
    with entered((), account=3):
        with entered({other.pk}):
            record("person.registered", by=installation(other.pk), at=NOW)
        with entered({busy.pk}):
            record("person.registered", by=installation(busy.pk), at=NOW)
    assert found(other) == found(busy) == []
    with entered({other.pk, busy.pk}):
        assert {head.number for head in ChainHead.objects.all()} == {2, 11}


def test_an_odd_value_comes_back_as_it_was_digested(busy: Jurisdiction) -> None:
    detail = {"a": 1.0, "b": 10**20, "c": "é\u3000\u2028", "d": None, "e": {"z": 1, "a": [True, 1e-7]}}
    with entered({busy.pk}):
        record("person.registered", by=installation(busy.pk), at=NOW, detail=detail)
    assert found(busy) == []
