"""Can many write at once? Twenty in one place, and some in two places, with connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from liaison.core.access.actor import installation
from liaison.record.actions import record
from liaison.record.models import EntryLink
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests import build
from tests.build import NOW

WRITERS, ACTS = 20, 5


def test_twenty_writers_in_one_place_make_one_chain(place: Jurisdiction) -> None:
    at_once = Barrier(WRITERS)

    def write(_number: int) -> None:
        try:
            at_once.wait(timeout=30)
            for _ in range(ACTS):
                with entered({place.pk}):
                    record("person.registered", by=installation(place.pk), at=NOW)
                    record("person.registered", by=installation(place.pk), at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS), timeout=60))

    with entered({place.pk}):
        numbers = list(EntryLink.objects.values_list("number", flat=True))
        assert numbers == list(range(1, 2 * WRITERS * ACTS + 2)), "No fork and no gap."
        assert list(faults(place.pk)) == []


def test_the_first_two_acts_of_a_place_make_one_chain(place: Jurisdiction) -> None:
    """Nobody has made the head yet: of those who come at once, one makes it and the others wait."""
    unheard = place.pk + 1000
    at_once = Barrier(8)

    def write(_number: int) -> None:
        try:
            at_once.wait(timeout=30)
            with entered({unheard}):
                record("person.registered", by=installation(unheard), at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8), timeout=60))
    with entered({unheard}):
        assert list(EntryLink.objects.values_list("number", flat=True)) == list(range(1, 9))


def test_writers_in_two_places_in_either_order_do_not_wait_for_each_other(place: Jurisdiction) -> None:
    other = build.place(name="云汀市")
    at_once = Barrier(WRITERS)

    def write(number: int) -> None:
        order = [place.pk, other.pk] if number % 2 else [other.pk, place.pk]
        try:
            at_once.wait(timeout=30)
            with entered(()):
                for each in order:
                    with entered({each}):
                        record("person.registered", by=installation(each), at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS), timeout=60))
    for each in (place, other):
        with entered({each.pk}):
            assert EntryLink.objects.count() == WRITERS + 1
            assert list(faults(each.pk)) == []
