"""Which days are a year, a quarter, a third of a month, or some months from a day?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.periods import (
    PartOfMonth,
    Span,
    month_span,
    months_after,
    period_of,
    periods_between,
    year_span,
)

days = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("span", "name"),
    [
        (year_span(2026), "2026年"),
        (period_of(date(2026, 7, 1), 6), "2026年下半年"),
        (period_of(date(2026, 1, 1), 3), "2026年第一季度"),
        (month_span(2026, 12), "2026年12月"),
        (PartOfMonth.FIRST.span(2026, 2), "2026年2月上旬"),
        (Span(date(2026, 2, 3), date(2026, 2, 5)), "2026年2月3日至2026年2月4日"),
    ],
)
def test_a_span_that_has_a_name_is_called_by_it(span: Span, name: str) -> None:
    assert str(span) == name


def test_three_months_from_the_end_of_november_end_with_february() -> None:
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)


@settings(max_examples=15)
@given(days)
def test_three_thirds_are_a_month(day: date) -> None:
    thirds = [part.span(day.year, day.month) for part in PartOfMonth]

    assert [one for third in thirds for one in third] == list(month_span(day.year, day.month))


@settings(max_examples=15)
@given(days, st.sampled_from([1, 2, 3, 6, 12, 24]))
def test_a_day_lies_in_its_period_and_periods_leave_no_gap(day: date, months: int) -> None:
    period = period_of(day, months, first_year=2023)

    assert day in period
    assert period_of(period.ends, months, first_year=2023).starts == period.ends


@settings(max_examples=15)
@given(days, st.integers(0, 30))
def test_months_forward_and_back_lose_at_most_the_end_of_a_month(day: date, months: int) -> None:
    back = months_after(months_after(day, months), -months)

    assert (back.year, back.month) == (day.year, day.month)
    assert 0 <= (day - back).days <= 3


def test_periods_of_a_span_are_those_that_share_a_day_with_it() -> None:
    quarters = list(periods_between(Span(date(2026, 3, 31), date(2026, 7, 2)), 3))

    assert [str(quarter) for quarter in quarters] == ["2026年第一季度", "2026年第二季度", "2026年第三季度"]


def test_a_period_without_months_is_refused() -> None:
    with pytest.raises(ValueError, match="至少"):
        period_of(date(2026, 1, 1), 0)
