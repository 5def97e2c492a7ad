"""Which working day does a term lead to, and is it explained?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.dates import Day, WorkingDays

# National Day 2026 as published: seven days off, two weekend days worked.
NATIONAL_DAY = WorkingDays(
    rest={date(2026, 10, n): "国庆节" for n in range(1, 8)},
    worked={date(2026, 9, 20): "国庆节调休", date(2026, 10, 10): "国庆节调休"},
    known=frozenset({2026}),
)
days = st.dates(date(2026, 8, 1), date(2026, 12, 1))
counts = st.integers(1, 15)


def test_a_term_passes_over_the_holiday_and_counts_the_day_worked_for_it() -> None:
    due = NATIONAL_DAY.after(date(2026, 9, 28), 5)

    assert due.day == date(2026, 10, 10)
    assert due.explanation == (
        "从2026年9月28日起第5个工作日是2026年10月10日；跳过7天：10月1日至7日（国庆节）；"
        "其中10月10日（国庆节调休），照常计算。"
    )


def test_a_term_may_not_end_on_a_day_of_rest() -> None:
    assert NATIONAL_DAY.next_working(date(2026, 10, 3)) == date(2026, 10, 8)


def test_nothing_after_a_day_is_the_day_and_less_than_nothing_is_refused() -> None:
    assert NATIONAL_DAY.after(date(2026, 10, 3), 0).day == date(2026, 10, 3)
    with pytest.raises(ValueError, match="负数"):
        NATIONAL_DAY.after(date(2026, 10, 3), -1)


def test_a_term_into_a_year_without_a_published_arrangement_is_provisional() -> None:
    assert not NATIONAL_DAY.after(date(2026, 12, 28), 3).provisional
    assert NATIONAL_DAY.after(date(2026, 12, 28), 4).provisional


def test_what_a_place_lays_down_goes_before_what_is_published() -> None:
    local = NATIONAL_DAY.with_local(
        rest=[Day(date(2026, 10, 8), "澄岚市建市纪念日")], worked=[Day(date(2026, 10, 7), "防汛值班")]
    )

    assert local.is_working(date(2026, 10, 7))
    assert local.state(date(2026, 10, 8)) == (False, "澄岚市建市纪念日", False, True)
    assert not local.state(date(2027, 1, 4)).local


def test_a_place_that_lays_down_a_whole_year_makes_it_sure_and_replaces_what_was_expected() -> None:
    expected = WorkingDays(rest={date(2027, 5, 4): "劳动节"})
    local = expected.with_local(rest=[Day(date(2027, 5, 3), "劳动节")], whole_years=[2027])

    assert local.after(date(2027, 4, 30), 1).explanation == (
        "从2027年4月30日起第1个工作日是2027年5月4日；跳过3天：5月3日（劳动节）、周末2天。"
    )


@settings(max_examples=15)
@given(days, counts)
def test_counting_back_returns_to_the_last_working_day(day: date, count: int) -> None:
    there = NATIONAL_DAY.after(day, count).day
    back = NATIONAL_DAY.before(there, count).day

    assert back <= day
    assert NATIONAL_DAY.is_working(back)
    assert not any(NATIONAL_DAY.is_working(back + timedelta(n + 1)) for n in range((day - back).days))


@settings(max_examples=15)
@given(days, counts)
def test_counted_and_passed_over_days_are_all_the_days_on_the_way(day: date, count: int) -> None:
    due = NATIONAL_DAY.after(day, count)

    assert (due.day - day).days == count + len(due.skipped)
    assert NATIONAL_DAY.is_working(due.day)
    assert {one.day for one in due.skipped}.isdisjoint(one.day for one in due.worked)


@settings(max_examples=15)
@given(days, counts, counts)
def test_terms_one_after_the_other_are_one_term(day: date, first: int, second: int) -> None:
    halfway = NATIONAL_DAY.after(day, first).day

    assert NATIONAL_DAY.after(halfway, second).day == NATIONAL_DAY.after(day, first + second).day


@settings(max_examples=15)
@given(days, days, counts)
def test_who_begins_later_ends_no_earlier(one: date, other: date, count: int) -> None:
    earlier, later = sorted((one, other))

    assert NATIONAL_DAY.after(earlier, count).day <= NATIONAL_DAY.after(later, count).day
