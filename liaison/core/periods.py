"""Which days are a year, a half-year, a quarter, a month, a third of a month, or some months from a day?"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

_DAY = timedelta(days=1)
_QUARTERS = "一二三四"


def in_full(day: date) -> str:
    """The day as an official writes it.

    >>> in_full(date(2026, 6, 5))
    '2026年6月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days one after another; `ends` is not included."""

    starts: date
    ends: date

    def __contains__(self, day: date) -> bool:
        return self.starts <= day < self.ends

    def __iter__(self) -> Iterator[date]:
        return (self.starts + timedelta(days=n) for n in range(len(self)))

    def __len__(self) -> int:
        return max(0, (self.ends - self.starts).days)

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.ends - _DAY

    def meets(self, other: Self) -> bool:
        """Whether they share a day."""
        return self.starts < other.ends and other.starts < self.ends

    def __str__(self) -> str:
        return _named(self) or f"{in_full(self.starts)}至{in_full(self.last)}"


class PartOfMonth(StrEnum):
    """A third of a month, as notices name it."""

    FIRST = "上旬"
    MIDDLE = "中旬"
    LAST = "下旬"

    def span(self, year: int, month: int) -> Span:
        """Its days: the 1st to the 10th, the 11th to the 20th, the 21st to the end of the month.

        >>> str(PartOfMonth.LAST.span(2026, 1)), PartOfMonth.LAST.span(2026, 2).last
        ('2026年1月下旬', datetime.date(2026, 2, 28))
        """
        begins, ends = {"上旬": (1, 11), "中旬": (11, 21), "下旬": (21, None)}[self.value]
        after = date(year, month, ends) if ends else month_span(year, month).ends
        return Span(date(year, month, begins), after)


def months_after(day: date, months: int) -> date:
    """The same day of another month; the last of that month where it has no such day (民法典 202).

    >>> months_after(date(2025, 11, 30), 3), months_after(date(2026, 3, 31), -1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_span(year: int, *, years: int = 1) -> Span:
    """A calendar year, or several from it on."""
    return Span(date(year, 1, 1), date(year + years, 1, 1))


def month_span(year: int, month: int) -> Span:
    """A calendar month."""
    starts = date(year, month, 1)
    return Span(starts, months_after(starts, 1))


def period_of(day: date, months: int, *, first_year: int = 2000) -> Span:
    """The calendar period of that many months that holds the day; over a year, counted from a first one.

    >>> str(period_of(date(2026, 6, 15), 6)), str(period_of(date(2026, 6, 15), 24, first_year=2025))
    ('2026年上半年', '2025年1月1日至2026年12月31日')
    """
    if months <= 0:
        raise ValueError("周期至少是一个月")
    behind = (day.year - first_year) * 12 + day.month - 1
    starts = months_after(date(first_year, 1, 1), behind // months * months)
    return Span(starts, months_after(starts, months))


def periods_between(span: Span, months: int, *, first_year: int = 2000) -> Iterator[Span]:
    """Every calendar period of that many months that shares a day with the span, in order."""
    period = period_of(span.starts, months, first_year=first_year)
    while period.starts < span.ends:
        yield period
        period = Span(period.ends, months_after(period.ends, months))


def _named(span: Span) -> str:
    """What the span is called where it has a name of its own."""
    year, month = span.starts.year, span.starts.month
    names = {
        year_span(year): f"{year}年",
        period_of(span.starts, 6): f"{year}年{'上' if month <= 6 else '下'}半年",
        period_of(span.starts, 3): f"{year}年第{_QUARTERS[(month - 1) // 3]}季度",
        month_span(year, month): f"{year}年{month}月",
    }
    names |= {part.span(year, month): f"{year}年{month}月{part}" for part in PartOfMonth}
    return names.get(span, "")
