"""Are days and numbers that were mistyped told as such, and do old ones break nothing?"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from liaison.core.activities.bounds import refusals_of_days
from liaison.core.activities.calendar import Told
from liaison.core.activities.clashes import Event
from liaison.core.activities.entry import kept_details
from liaison.core.activities.standing import Entered, State, refusals_to_take_back

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("on", "until", "codes"),
    [
        (date(1990, 1, 1), None, []),
        (date(1989, 12, 31), None, ["years"]),
        (date(2031, 6, 15), None, []),
        (date(2031, 6, 16), None, ["years"]),
        (TODAY, TODAY + timedelta(days=59), []),
        (TODAY, TODAY + timedelta(days=60), ["long"]),
        (TODAY, date(9999, 12, 31), ["years", "long"]),
        (None, None, []),
    ],
)
def test_days_lie_within_bounds(on: date | None, until: date | None, codes: list[str]) -> None:
    assert [why.code for why in refusals_of_days(on, until, today=TODAY)] == codes


@pytest.mark.parametrize("typed", ["-1", "100000001", "9" * 30, "很多"])
def test_a_number_out_of_bounds_is_none(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which words it has is nobody's business
        kept_details("social_service", {"beneficiaries": typed})


def test_the_largest_number_is_kept() -> None:
    assert kept_details("social_service", {"beneficiaries": "100000000"}) == {"beneficiaries": 100_000_000}


@pytest.mark.parametrize("last_day", [None, TODAY + timedelta(days=1)])
def test_what_was_held_is_not_moved_ahead_by_one_side(last_day: date | None) -> None:
    held = Entered(State.HELD, TODAY)

    def codes(*, coordinates: bool) -> list[str]:
        asked = {"last_day": last_day, "drops": False, "today": TODAY, "coordinates": coordinates}
        return [why.code for why in refusals_to_take_back(held, **asked)]  # type: ignore[arg-type]

    assert codes(coordinates=False) == ["ahead"]
    assert codes(coordinates=True) == []


@pytest.mark.parametrize("on", [date.min, date(1926, 3, 5), date.max])
def test_an_old_row_without_end_takes_no_more_days_than_there_can_be(on: date) -> None:
    assert len(Event(1, "", on, date.max).span) <= 60


def told(on: date, until: date | None, begins: time | None) -> Told:
    moment = datetime(2026, 6, 15, tzinfo=UTC)
    return Told(1, 1, "视察", State.PLANNED, on, until, begins, None, "", (), 0, moment)


def test_several_days_that_begin_at_a_time_end_after_the_last() -> None:
    ends = told(TODAY, TODAY + timedelta(days=2), time(9)).finishes
    assert isinstance(ends, datetime)
    assert (ends.date(), ends.time()) == (TODAY + timedelta(days=3), time())
    assert told(TODAY, None, time(9)).finishes is None


def test_the_last_day_of_all_has_an_end() -> None:
    assert told(date.max, None, None).finishes == date.max
