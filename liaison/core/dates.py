"""Which day is it in the place, and which working day, month or period does a term lead to?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo

from liaison.core.periods import Span, in_full
from liaison.core.saying import Say, listed

PLACE_TIME = ZoneInfo("Asia/Shanghai")
WEEKEND = "周末"
_DAY = timedelta(days=1)
_SATURDAY = 5
_HOLIDAY_NAMES = {
    "new_year": "元旦",
    "spring": "春节",
    "tomb_sweeping": "清明节",
    "labour": "劳动节",
    "dragon_boat": "端午节",
    "mid_autumn": "中秋节",
    "national": "国庆节",
    "worked": "调休",
}


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
        return self.in_words()

    def in_words(self, say: Say = str) -> str:
        """The same in words that `say` may translate."""
        begins, day = in_full(self.begins, say), in_full(self.day, say)
        back = say("从{begins}往前第{count}个工作日是{day}")
        onward = say("从{begins}起第{count}个工作日是{day}")
        said = (back if self.count < 0 else onward).format(begins=begins, day=day, count=abs(self.count))
        if self.skipped:
            days = _grouped(self.skipped, say)
            said += say("；跳过{count}天：{days}").format(count=len(self.skipped), days=days)
        if self.worked:
            said += say("；其中{days}，照常计算").format(days=_grouped(self.worked, say))
        if self.provisional:
            said += say("；所跨年份的节假日安排尚未公布，为暂定日期")
        return said + say("。")


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


def _grouped(days: Iterable[Day], say: Say) -> str:
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
    words = [
        say("{days}（{why}）").format(days=_from_to(run[0].day, run[-1].day, say), why=_why(run[0].why, say))
        for run in runs
    ]
    if weekends:
        words.append(say("周末{count}天").format(count=weekends))
    return listed(words, say)


def _why(words: str, say: Say) -> str:
    """The reason of a day; what a place has written itself stays as it is."""
    for name in _HOLIDAY_NAMES.values():
        words = words.replace(name, say(name))
    return words.replace("、", say("、"))


def _from_to(first: date, last: date, say: Say) -> str:
    """The span in words, without what its second half repeats."""
    pattern = say("{month}月{day}日至{last_month}月{last_day}日")
    if first == last:
        pattern = say("{month}月{day}日")
    elif first.month == last.month:
        pattern = say("{month}月{day}日至{last_day}日")
    return pattern.format(month=first.month, day=first.day, last_month=last.month, last_day=last.day)
