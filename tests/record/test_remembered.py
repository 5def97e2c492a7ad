"""When is a seat told what was worked out before, and when not?"""

from datetime import timedelta

import pytest
from django.utils.translation import override

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.record.queries import remembered
from liaison.tenancy.door import entered
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


class Counting:
    """Works out how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times

    def told(self, actor: Actor, *, days: int = 0) -> int:
        """What the actor is told, in a transaction of its own."""
        with entered({actor.jurisdiction_id}):
            return remembered("test", self, by=actor, on=TODAY + timedelta(days=days))


def test_what_was_worked_out_is_told_until_something_is_done_in_the_place(city: City) -> None:
    counting, officer = Counting(), city.actor("department_officer")
    assert [counting.told(officer), counting.told(officer)] == [1, 1]
    with entered({city.place.pk}):
        record("unit.aliased", by=city.actor("observer"), at=NOW)
    assert [counting.told(officer), counting.told(officer)] == [2, 2]


def test_no_seat_is_told_what_another_was(city: City, stranger: City) -> None:
    counting = Counting()
    seats = [city.actor("department_officer"), city.actor("observer"), stranger.actor("observer")]
    assert [counting.told(actor) for actor in seats] == [1, 2, 3]
    assert [counting.told(actor) for actor in seats] == [1, 2, 3]


def test_another_day_and_another_language_are_told_anew(city: City) -> None:
    counting, officer = Counting(), city.actor("department_officer")
    assert [counting.told(officer), counting.told(officer, days=1)] == [1, 2]
    with override("en"):
        assert counting.told(officer) == 3


def test_what_is_done_elsewhere_changes_nothing_here(city: City, stranger: City) -> None:
    counting, officer = Counting(), city.actor("department_officer")
    assert counting.told(officer) == 1
    with entered({stranger.place.pk}):
        record("unit.aliased", by=stranger.actor("observer"), at=NOW)
    assert counting.told(officer) == 1


def test_unfinished_work_is_neither_kept_nor_overlooked(city: City) -> None:
    counting, officer = Counting(), city.actor("department_officer")
    assert counting.told(officer) == 1

    def do_and_fail() -> None:
        with entered({city.place.pk}):
            record("unit.aliased", by=city.actor("observer"), at=NOW)
            assert remembered("test", counting, by=officer, on=TODAY) == 2
            raise _UndoneError

    with pytest.raises(_UndoneError):
        do_and_fail()
    assert counting.told(officer) == 1


class _UndoneError(Exception):
    """Ends a transaction without what was done in it."""
