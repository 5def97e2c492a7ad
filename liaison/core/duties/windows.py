"""From when to when is a duty owed, and how was its last day found?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison.core.dates import DueDate, WorkingDays
from liaison.core.duties.values import Duty, Event
from liaison.core.periods import PartOfMonth, Span, month_span, months_after, periods_between

_DAY = timedelta(days=1)
_TERM = re.compile(r"\+(\d+)(wd|d|m)")
_PERIOD = re.compile(r"(\d+)([ym])")
_PARTS = {"early": PartOfMonth.FIRST, "middle": PartOfMonth.MIDDLE, "late": PartOfMonth.LAST}
# So many working days before the last day a duty is due soon: (shortest window in days, working days).
_LEADS = ((180, 20), (59, 10), (0, 5))


class WindowKind(StrEnum):
    """What lays down the last day."""

    PERIOD = "period"  # 每年、每季度
    YEARLY_DAY = "yearly_day"  # 每年1月31日前
    DAY = "day"  # 2019年6月5日前
    WORKING_DAYS = "working_days"  # 15个工作日内
    DAYS = "days"
    MONTHS = "months"
    GOVERNMENT_TERM = "government_term"  # 每届
    NONE = "none"  # nothing: shown by calendar years


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which something is owed."""

    starts: date
    due: date  # the last day
    until: date  # what is done after the last day and before this one counts as late
    kind: WindowKind = WindowKind.PERIOD
    term: int = 0  # working days, days or months from `starts`
    computed: DueDate | None = None
    moved: date | None = None  # the day on which a term ended by the calendar, where that is a day of rest
    event: int | None = None

    @property
    def span(self) -> Span:
        """Its days up to the last day."""
        return Span(self.starts, self.due + _DAY)

    @property
    def lead(self) -> int:
        """So many working days before its last day it is due soon."""
        days = len(self.span)
        return next(lead for shortest, lead in _LEADS if days >= shortest)


def reach_back(years: int) -> timedelta:
    """So far before a day begin the windows, of so many years, of its year and of the one before."""
    return timedelta(days=366 * (years + 1))


def windows(
    duty: Duty, within: Span, *, calendar: WorkingDays, terms: Sequence[Span] = ()
) -> Iterator[Window]:
    """Every window of the duty that shares a day with `within`, in order; none that ended before it began.

    Two years and more are counted from the year in which the duty was first laid down.
    """
    for window in _windows(duty, within, calendar, terms):
        if window.due >= duty.span.starts and window.starts < duty.span.ends:
            yield window


def window_of(event: Event, duty: Duty, calendar: WorkingDays) -> Window | None:
    """The term that runs from the event; None where the duty has no term."""
    term = _TERM.fullmatch(duty.due)
    return _term(term, event.day, date.max, calendar, event=event.id) if term else None


def runs_from_events(duty: Duty) -> bool:
    """Whether each event has its own term, rather than the scheme one for all."""
    return _TERM.fullmatch(duty.due) is not None and duty.kind not in _FROM_THE_SCHEME


_FROM_THE_SCHEME = {"contact_registration", "annual_plan"}  # 印发之日起15个工作日内报送


def _windows(duty: Duty, within: Span, calendar: WorkingDays, terms: Sequence[Span]) -> Iterator[Window]:
    term = _TERM.fullmatch(duty.due)
    if term:
        found: Iterator[Window] = iter([_term(term, duty.span.starts, duty.span.ends, calendar)])
    elif duty.due.startswith("--"):
        found = (_yearly(duty, period) for period in _periods(duty, within))
    elif duty.due:
        found = iter([_by_day(duty)])
    elif duty.per == "term" and terms:
        found = (_whole(span, WindowKind.GOVERNMENT_TERM) for span in terms)
    elif _PERIOD.fullmatch(duty.per):
        found = (_whole(span, WindowKind.PERIOD) for span in _periods(duty, within))
    else:
        found = (_whole(span, WindowKind.NONE) for span in periods_between(within, 12))
    return (window for window in found if Span(window.starts, window.until).meets(within))


def _periods(duty: Duty, within: Span) -> Iterator[Span]:
    match = _PERIOD.fullmatch(duty.per)
    months = int(match[1]) * (12 if match[2] == "y" else 1) if match else 12
    return periods_between(within, months, first_year=duty.span.starts.year)


def _whole(span: Span, kind: WindowKind) -> Window:
    return Window(span.starts, span.last, span.ends, kind)


def _by_day(duty: Duty) -> Window:
    due = date.fromisoformat(duty.due)
    return Window(min(duty.span.starts, due), due, max(duty.span.ends, due + _DAY), WindowKind.DAY)


def _yearly(duty: Duty, period: Span) -> Window:
    due = min(day_in(period.last.year, duty.due), period.last)
    starts = day_in(period.last.year, duty.opens) if duty.opens else period.starts
    return Window(min(starts, due), due, period.ends, WindowKind.YEARLY_DAY)


def day_in(year: int, written: str) -> date:
    """The day that is written without its year: the last of the month where the month is shorter.

    >>> day_in(2026, "--02-29"), day_in(2026, "--01-late")
    (datetime.date(2026, 2, 28), datetime.date(2026, 1, 31))
    """
    month, day = written[2:].split("-")
    if day in _PARTS:
        return _PARTS[day].span(year, int(month)).last
    return min(month_span(year, int(month)).starts + _DAY * (int(day) - 1), month_span(year, int(month)).last)


def _term(
    term: re.Match[str], begins: date, until: date, calendar: WorkingDays, event: int | None = None
) -> Window:
    """A term that begins on the day, which is not counted; one in days or months ends on a working day."""
    count, unit = int(term[1]), term[2]
    if unit == "wd":
        computed = calendar.after(begins, count)
        due = computed.day
        return Window(
            begins, due, max(until, due + _DAY), WindowKind.WORKING_DAYS, count, computed, event=event
        )
    by_calendar = begins + _DAY * count if unit == "d" else months_after(begins, count)
    due = calendar.next_working(by_calendar)
    kind = WindowKind.DAYS if unit == "d" else WindowKind.MONTHS
    moved = by_calendar if due != by_calendar else None
    return Window(begins, due, max(until, due + _DAY), kind, count, moved=moved, event=event)


def year_of(window: Window) -> int:
    """The calendar year to which the window belongs."""
    return window.due.year


def year_about(duty: Duty, window: Window) -> int | None:
    """The year that a plan or a report has to be about; None where it is not asked. Clause: FH-A3."""
    if duty.is_on_the_previous_year:
        return year_of(window) - 1
    return year_of(window) if duty.kind == "annual_plan" else None
