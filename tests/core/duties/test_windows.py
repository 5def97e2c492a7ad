"""From when to when is a duty owed?"""

from datetime import date

import pytest

from liaison.core.dates import WorkingDays
from liaison.core.duties.values import Duty, Event
from liaison.core.duties.windows import Window, WindowKind, runs_from_events, window_of, windows, year_about
from liaison.core.periods import Span
from tests.core.duties.place import ALWAYS, CALENDAR, EDUCATION, LEAGUE, day, duty, span

YEAR = span("2026-01-01", "2026-12-31")


def found(owed: Duty, within: Span = YEAR, terms: tuple[Span, ...] = ()) -> list[Window]:
    return list(windows(owed, within, calendar=CALENDAR, terms=terms))


@pytest.mark.parametrize(
    ("per", "count", "first_due", "last_due"),
    [
        ("1y", 1, "2026-12-31", "2026-12-31"),
        ("6m", 2, "2026-06-30", "2026-12-31"),
        ("3m", 4, "2026-03-31", "2026-12-31"),
        ("2m", 6, "2026-02-28", "2026-12-31"),
        ("1m", 12, "2026-01-31", "2026-12-31"),
    ],
)
def test_periods_are_those_of_the_calendar(per: str, count: int, first_due: str, last_due: str) -> None:
    dues = [window.due for window in found(duty("visit", per=per))]
    assert (len(dues), dues[0], dues[-1]) == (count, day(first_due), day(last_due))


def test_two_years_are_counted_from_the_year_of_the_notice() -> None:
    """XQ-3.1a: a notice of May 2023 means 2023 and 2024, then 2025 and 2026."""
    owed = duty("work_conference", per="2y", span=span("2023-05-22"))
    assert [window.due for window in found(owed, span("2023-05-22", "2026-06-15"))] == [
        day("2024-12-31"),
        day("2026-12-31"),
    ]


def test_a_day_each_year_begins_in_the_year_after_a_notice_that_came_too_late_for_it() -> None:
    owed = duty("annual_report", due="--01-31", span=span("2019-05-22"))
    assert [window.due for window in found(owed, span("2019-05-22", "2020-12-31"))] == [day("2020-01-31")]


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("--01-early", "2026-01-10"),
        ("--01-middle", "2026-01-20"),
        ("--01-late", "2026-01-31"),
        ("--02-29", "2026-02-28"),
        ("--06-30", "2026-06-30"),
    ],
)
def test_days_without_a_year_and_thirds_of_a_month(due: str, last: str) -> None:
    (window,) = found(duty("annual_report", due=due))
    assert (window.kind, window.starts, window.due) == (WindowKind.YEARLY_DAY, day("2026-01-01"), day(last))


def test_what_is_owed_twice_a_year_has_its_own_time_in_each_half() -> None:
    (window,) = found(duty("annual_report", due="--12-31", opens="--07-01"))
    assert window.starts == day("2026-07-01")


def test_a_fixed_day_is_owed_from_the_notice_on() -> None:
    owed = duty("contact_registration", per="", due="2026-06-05", span=span("2026-05-22"))
    (window,) = found(owed)
    assert (window.starts, window.due, window.until) == (day("2026-05-22"), day("2026-06-05"), date.max)


def test_a_term_of_the_government_is_what_the_place_says_it_is() -> None:
    terms = (span("2022-01-10", "2027-01-09"),)
    (window,) = found(duty("symposium", per="term"), terms=terms)
    assert (window.starts, window.due) == (day("2022-01-10"), day("2027-01-09"))


def test_a_term_in_working_days_passes_over_the_spring_festival_and_counts_its_exchange_days() -> None:
    event = Event(1, "opinion_handling", day("2026-02-10"), EDUCATION, LEAGUE)
    window = window_of(event, duty("opinion_handling", due="+15wd"), CALENDAR)
    assert window is not None
    assert window.due == day("2026-03-09")
    assert window.computed is not None
    assert {one.day for one in window.computed.worked} == {day("2026-02-14"), day("2026-02-28")}
    assert not window.computed.provisional


def test_a_term_beyond_what_is_published_is_provisional() -> None:
    event = Event(1, "opinion_handling", day("2026-12-25"), EDUCATION, LEAGUE)
    window = window_of(event, duty("opinion_handling", due="+15wd"), CALENDAR)
    assert window is not None
    assert window.computed is not None
    assert window.computed.provisional


@pytest.mark.parametrize(
    ("due", "begins", "ends", "moved"),
    [
        ("+3m", "2026-03-16", "2026-06-16", None),
        ("+3m", "2025-11-30", "2026-02-28", None),  # the last of the month, a Saturday worked in exchange
        ("+3m", "2025-11-15", "2026-02-24", "2026-02-15"),  # the Spring Festival
        ("+10d", "2026-06-03", "2026-06-15", "2026-06-13"),  # a Saturday
    ],
)
def test_a_term_in_months_or_days_ends_on_a_working_day(
    due: str, begins: str, ends: str, moved: str | None
) -> None:
    event = Event(1, "opinion_handling", day(begins), EDUCATION, LEAGUE)
    window = window_of(event, duty("opinion_handling", due=due), CALENDAR)
    assert window is not None
    assert (window.due, window.moved) == (day(ends), day(moved) if moved else None)


def test_a_registration_has_one_term_from_the_notice_and_opinions_each_their_own() -> None:
    assert runs_from_events(duty("opinion_handling", due="+15wd"))
    registration = duty("contact_registration", per="", due="+15wd", span=span("2026-02-10"))
    assert not runs_from_events(registration)
    assert [window.due for window in found(registration)] == [day("2026-03-09")]


def test_what_has_neither_period_nor_day_is_shown_by_years() -> None:
    (window,) = found(duty("research", per="", minimum=None))
    assert (window.kind, window.due) == (WindowKind.NONE, day("2026-12-31"))


def test_a_report_in_january_is_about_the_year_before_and_one_in_december_is_not_asked() -> None:
    for due, about in (("--01-31", 2025), ("--12-31", None)):
        owed = duty("annual_report", due=due)
        (window,) = found(owed)
        assert year_about(owed, window) == about


def test_the_longer_the_window_the_earlier_it_is_due_soon() -> None:
    leads = [found(duty("visit", per=per))[0].lead for per in ("1y", "3m", "1m")]
    assert leads == [20, 10, 5]


def test_every_window_has_its_place_in_a_calendar_without_any_table() -> None:
    assert list(windows(duty("visit"), YEAR, calendar=WorkingDays())) == found(duty("visit", span=ALWAYS))
