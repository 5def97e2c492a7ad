"""Which day is it in the place, and which working day, month or period does a term lead to?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from liaison.core.periods import Span, in_full

PLACE_TIME = ZoneInfo("Asia/Shanghai")
WEEKEND = "周末"
_DAY = timedelta(days=1)
_SATURDAY = 5


def day_of(moment: datetime) -> date:
    """The day of the moment in Asia/Shanghai.

    >>> from datetime import UTC
    >>> day_of(datetime(2026, 1, 1, 17, tzinfo=UTC))
    datetime.date(2026, 1, 2)
    """
    return moment.astimezone(PLACE_TIME).date()


class Day(NamedTuple):
    """A day and why it is passed over, worked at a weekend, or changed."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """Where a term of working days ends, with all that was counted and passed over on the way."""

    begins: date  # not counted itself
    count: int  # working days; negative: counted back
    day: date
    skipped: tuple[Day, ...] = ()
    worked: tuple[Day, ...] = ()  # days of a weekend that count all the same
    provisional: bool = False  # days of a year are counted for which no arrangement is published

    @property
    def explanation(self) -> str:
        """How the day was found, as an official would say it."""
        direction = "往前第" if self.count < 0 else "起第"
        found = f"从{in_full(self.begins)}{direction}{abs(self.count)}个工作日是{in_full(self.day)}"
        parts = [found]
        if self.skipped:
            parts.append(f"跳过{len(self.skipped)}天：{_grouped(self.skipped)}")
        if self.worked:
            parts.append(f"其中{_grouped(self.worked)}，照常计算")
        if self.provisional:
            parts.append("所跨年份的节假日安排尚未公布，为暂定日期")
        return "；".join(parts) + "。"


class DayState(NamedTuple):
    """Whether a day is worked, and by what."""

    works: bool
    why: str  # empty on an ordinary working day
    provisional: bool
    local: bool  # laid down by the place itself


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked: weekdays, without the days of rest, with the weekends worked in exchange (调休).

    What the place lays down itself goes before what is published for everybody.
    """

    rest: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)
    known: frozenset[int] = frozenset()  # years whose arrangement is published; all others are provisional
    local_rest: Mapping[date, str] = field(default_factory=dict)
    local_worked: Mapping[date, str] = field(default_factory=dict)

    def with_local(
        self, *, rest: Iterable[Day] = (), worked: Iterable[Day] = (), whole_years: Iterable[int] = ()
    ) -> Self:
        """The same with what a place lays down; in whole years nothing but that holds, and they are sure."""
        years = frozenset(whole_years)
        return replace(
            self,
            rest={day: why for day, why in self.rest.items() if day.year not in years},
            worked={day: why for day, why in self.worked.items() if day.year not in years},
            known=self.known | years,
            local_rest=dict(rest),
            local_worked=dict(worked),
        )

    def state(self, day: date) -> DayState:
        """Whether the day is worked, why, and whether that is sure."""
        provisional = day.year not in self.known
        if day in self.local_rest:
            return DayState(works=False, why=self.local_rest[day], provisional=False, local=True)
        if day in self.local_worked:
            return DayState(works=True, why=self.local_worked[day], provisional=False, local=True)
        if day in self.worked:
            return DayState(works=True, why=self.worked[day], provisional=provisional, local=False)
        if day in self.rest:
            return DayState(works=False, why=self.rest[day], provisional=provisional, local=False)
        weekend = day.weekday() >= _SATURDAY
        return DayState(not weekend, WEEKEND if weekend else "", provisional=provisional, local=False)

    def is_working(self, day: date) -> bool:
        """Whether the day is a working day.

        >>> WorkingDays().is_working(date(2026, 6, 14)), WorkingDays().is_working(date(2026, 6, 15))
        (False, True)
        """
        return self.state(day).works

    def next_working(self, day: date) -> date:
        """The day itself where it is worked, otherwise the next that is: a term may not end on a day of rest.

        >>> WorkingDays().next_working(date(2026, 6, 13))
        datetime.date(2026, 6, 15)
        """
        while not self.is_working(day):
            day += _DAY
        return day

    def after(self, day: date, count: int) -> DueDate:
        """The working day that many after the day, which is not counted itself; 0 is the day.

        >>> WorkingDays().after(date(2026, 6, 12), 2).explanation
        '从2026年6月12日起第2个工作日是2026年6月16日；跳过2天：周末2天；所跨年份的节假日安排尚未公布，为暂定日期。'
        """
        return self._counted(day, count, _DAY)

    def before(self, day: date, count: int) -> DueDate:
        """The working day that many before the day, which is not counted itself; 0 is the day.

        >>> WorkingDays().before(date(2026, 6, 16), 2).day
        datetime.date(2026, 6, 12)
        """
        return self._counted(day, count, -_DAY)

    def within(self, span: Span) -> Iterator[date]:
        """The working days of a span, in order."""
        return (day for day in span if self.is_working(day))

    def _counted(self, begins: date, count: int, step: timedelta) -> DueDate:
        if count < 0:
            raise ValueError("工作日数不能是负数")
        day, skipped, worked, provisional, left = begins, [], [], False, count
        while left:
            day += step
            works, why, unsure, _ = self.state(day)
            provisional = provisional or unsure
            if not works:
                skipped.append(Day(day, why))
                continue
            left -= 1
            if day.weekday() >= _SATURDAY:
                worked.append(Day(day, why))
        signed = count if step > timedelta() else -count
        return DueDate(begins, signed, day, tuple(sorted(skipped)), tuple(sorted(worked)), provisional)


def _grouped(days: Iterable[Day]) -> str:
    """Days that follow each other for one reason as one; weekends only as their number."""
    runs: list[list[Day]] = []
    weekends = 0
    for one in days:
        if one.why == WEEKEND:
            weekends += 1
        elif runs and runs[-1][-1] == Day(one.day - _DAY, one.why):
            runs[-1].append(one)
        else:
            runs.append([one])
    words = [f"{_from_to(run[0].day, run[-1].day)}（{run[0].why}）" for run in runs]
    return "、".join([*words, *([f"周末{weekends}天"] if weekends else [])])


def _from_to(first: date, last: date) -> str:
    """The span in words, without what its second half repeats."""
    begins = f"{first.month}月{first.day}日"
    if first == last:
        return begins
    if first.month == last.month:
        return f"{begins}至{last.day}日"
    return f"{begins}至{last.month}月{last.day}日"
