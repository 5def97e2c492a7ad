"""Which days are a year, a half-year, a quarter, a month, a third of a month, or some months from a day?"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from liaison.core.saying import Say

_DAY = timedelta(days=1)
_QUARTERS = "一二三四"
_HALF = 6  # months
_SPAN_NAMES = {
    "year": "{year}年",
    "first_half": "{year}年上半年",
    "second_half": "{year}年下半年",
    "quarter": "{year}年第{quarter}季度",
    "month": "{year}年{month}月",
    "上旬": "{year}年{month}月上旬",
    "中旬": "{year}年{month}月中旬",
    "下旬": "{year}年{month}月下旬",
}


def in_full(day: date, say: Say = str) -> str:
    """The day as an official writes it, in words that `say` may translate.

    >>> in_full(date(2026, 6, 5))
    '2026年6月5日'
    """
    return say("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


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

    def in_words(self, say: Say = str) -> str:
        """What it is called, or from which day to which."""
        return _named(self, say) or from_to(self, say)

    def __str__(self) -> str:
        return self.in_words()


def from_to(span: Span, say: Say = str) -> str:
    """Its first day and its last, whatever it is called."""
    return say("{first}至{last}").format(first=in_full(span.starts, say), last=in_full(span.last, say))


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


def _named(span: Span, say: Say) -> str:
    """What the span is called where it has a name of its own."""
    year, month = span.starts.year, span.starts.month
    for named, code in (
        (year_span(year), "year"),
        (period_of(span.starts, 6), "first_half" if month <= _HALF else "second_half"),
        (period_of(span.starts, 3), "quarter"),
        (month_span(year, month), "month"),
        *((part.span(year, month), part.value) for part in PartOfMonth),
    ):
        if named == span:
            number = (month - 1) // 3 + 1
            values = {"year": year, "month": month, "number": number, "quarter": _QUARTERS[number - 1]}
            return say(_SPAN_NAMES[code]).format(**values)
    return ""
