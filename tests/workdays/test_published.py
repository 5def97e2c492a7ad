"""Is the bundled table what was published, and is a newly published year missed?"""

from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays

from liaison.workdays.known import known_days

FIRST = date(2019, 1, 1)


def _known_to_others() -> list[date]:
    last = date(max(day.year for day in holidays), 12, 31)
    return [FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1)]


def test_every_day_is_as_another_hand_has_it() -> None:
    days = known_days()
    differ = [day for day in _known_to_others() if days.is_working(day) != chinese_calendar.is_workday(day)]
    assert differ == []


def test_no_published_year_is_missing() -> None:
    missing = {day.year for day in _known_to_others()} - known_days().known
    assert missing == set(), "Add the year to liaison/workdays/known/published.yaml."


def test_expected_years_follow_the_published_ones_without_a_gap() -> None:
    days = known_days()
    years = sorted({day.year for day in days.rest} | set(days.known))
    assert years == list(range(years[0], years[-1] + 1))
    assert years[-1] >= max(days.known) + 10
