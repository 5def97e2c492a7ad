"""Does the one door open and close as it should, also inside another?"""

import pytest
from django.db import DatabaseError, connection, transaction

from liaison.tenancy.door import asked_once, at_the_end, entered
from liaison.units.models import Unit
from tests import build
from tests.tenancy.two import Two, units_seen


def test_an_inner_door_holds_until_it_closes(two: Two) -> None:
    with entered({two.here.pk}):
        with entered({two.there.pk}):
            assert units_seen() == {two.unit_there.pk}
        assert units_seen() == {two.unit_here.pk}
    assert units_seen() == set()


def test_an_inner_door_that_fails_gives_back_the_outer_one(two: Two) -> None:
    def fail_inside() -> None:
        with entered({two.there.pk}):
            raise RuntimeError

    with entered({two.here.pk}):
        with pytest.raises(RuntimeError):
            fail_inside()
        assert units_seen() == {two.unit_here.pk}


def test_an_inner_door_whose_statement_fails_gives_back_the_outer_one(two: Two) -> None:
    def break_inside() -> None:
        with entered({two.there.pk}), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with entered({two.here.pk}):
        with pytest.raises(DatabaseError):
            break_inside()
        assert units_seen() == {two.unit_here.pk}


def test_an_inner_door_set_to_roll_back_gives_back_the_outer_one(two: Two) -> None:
    with entered({two.here.pk}):
        with entered({two.there.pk}):
            Unit.objects.update(order=7)
            transaction.set_rollback(True)
        assert units_seen() == {two.unit_here.pk}
    with entered({two.there.pk}):
        assert Unit.objects.get().order == two.unit_there.order


def test_a_door_commits_what_was_done_inside(two: Two) -> None:
    with entered({two.here.pk}):
        Unit.objects.update(order=7)
    connection.close()
    with entered({two.here.pk}):
        assert Unit.objects.get().order == 7


def test_a_door_closes_the_seats_of_the_account_outside(two: Two) -> None:
    with entered((), account=5), entered({two.here.pk}), connection.cursor() as cursor:
        cursor.execute("SELECT liaison_account()")
        assert cursor.fetchone() == (None,)


def test_only_numbers_open_a_door(two: Two) -> None:
    with pytest.raises(ValueError, match="invalid literal"), entered(["1},{2"]):  # type: ignore[list-item]
        pass


def test_what_was_asked_is_told_again_to_the_same_sight_alone(two: Two) -> None:
    with entered({two.here.pk}):
        assert asked_once("units", units_seen) == {two.unit_here.pk}
        Unit.objects.create(jurisdiction=two.here, category="department")
        assert asked_once("units", units_seen) == {two.unit_here.pk}, "It was not asked again."
        with entered({two.there.pk}):
            assert asked_once("units", units_seen) == {two.unit_there.pk}
    with entered({two.here.pk}):
        assert len(asked_once("units", units_seen)) == 2


def test_once_something_is_done_everything_is_asked_anew(two: Two) -> None:
    with entered({two.here.pk}):
        assert asked_once("units", units_seen) == {two.unit_here.pk}
        unit = build.unit(place=two.here)
        at_the_end(lambda _place, _rows: None, jurisdiction=two.here.pk, row=unit.pk)
        assert asked_once("units", units_seen) == {two.unit_here.pk, unit.pk}
