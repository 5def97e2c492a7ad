"""Which days does a holiday notice, or a list of days, make days of rest and days of work?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from liaison.core.dates import WEEKEND, WorkingDays
from liaison.core.periods import Span, in_full, year_span

_HOLIDAY = re.compile(r"^[一二三四五六七八九十]{1,2}、\s*([^：:\s]{2,16})[：:]")
_CLAUSE = re.compile(r"[^。；;\n]+")
_DAYS = re.compile(
    r"(?:(?:(?P<year>20\d{2})年)?(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:（(?P<note>[^）]*)）)?"
    r"(?:(?:至|到|—|－|-|~)(?:(?:(?P<last_year>20\d{2})年)?(?P<last_month>\d{1,2})月)?"
    r"(?P<last_day>\d{1,2})日(?:（(?P<last_note>[^）]*)）)?)?"
)
_IN_ALL = re.compile(r"共\s*(\d{1,2})\s*天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_ROW = re.compile(
    r"^\s*(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，;；]+(休息|放假|上班|工作)(?:[\s,，;；]+(\S.{0,59}))?$"
)
_WORKED = frozenset({"上班", "工作"})
EXCHANGED = "调休"  # why a day of a weekend is worked: the holiday's name and this
_WEEKDAYS = "一二三四五六日"
_STATUTORY = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")  # 全国年节及纪念日放假办法, 2
_LONGEST = 31  # days of one holiday


@dataclass(frozen=True, slots=True, order=True)
class ArrangedDay:
    """One day as it is laid down."""

    day: date
    works: bool
    why: str


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was read: the days in order, and in words what does not fit together."""

    days: tuple[ArrangedDay, ...]
    faults: tuple[str, ...]

    @property
    def resting(self) -> int:
        """How many days of rest it lays down."""
        return sum(not one.works for one in self.days)

    @property
    def worked(self) -> int:
        """How many days it has worked in exchange."""
        return sum(one.works for one in self.days)


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days of rest one after another for one reason, and the days that are worked for them."""

    name: str
    span: Span
    worked: tuple[date, ...]


def holidays_of(days: WorkingDays, year: int) -> tuple[Holiday, ...]:
    """The holidays that begin in the year, as a notice lists them; weekends alone are none.

    >>> days = WorkingDays({date(2026, 1, 1): "元旦"}, {date(2026, 1, 4): "元旦调休"})
    >>> [(one.name, str(one.span.last), len(one.worked)) for one in holidays_of(days, 2026)]
    [('元旦', '2026-01-01', 1)]
    """
    runs: list[tuple[str, list[date]]] = []
    worked: dict[str, list[date]] = {}
    for day in year_span(year):
        state = days.state(day)
        if state.works and state.why:
            worked.setdefault(state.why, []).append(day)
        elif not state.works and state.why != WEEKEND:
            if not (runs and runs[-1][0] == state.why and runs[-1][1][-1] == day - timedelta(days=1)):
                runs.append((state.why, []))
            runs[-1][1].append(day)
    return tuple(
        Holiday(why, Span(run[0], run[-1] + timedelta(days=1)), tuple(worked.get(f"{why}{EXCHANGED}", ())))
        for why, run in runs
    )


def read_arrangement(text: str, *, year: int) -> Arrangement:
    """The days of a year that the text lays down: a holiday notice, or lines of day, 休息 or 上班, and why.

    >>> read = read_arrangement("一、元旦：1月1日（周四）至3日放假，共3天。1月4日（周日）上班。", year=2026)
    >>> [str(one.day) for one in read.days], read.resting
    (['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'], 3)
    >>> read.faults
    ('没有读到春节、清明节、劳动节、端午节、中秋节、国庆节的放假日期。全年的安排要一次录全，请补上。',)
    """
    faults: list[str] = []
    found: dict[date, ArrangedDay] = {}
    for one in (*_rows(text, faults), *_clauses(text, year, faults)):
        before = found.setdefault(one.day, one)
        if before.works != one.works:
            faults.append(f"{in_full(one.day)}既写作休息，又写作上班。")
    days = tuple(sorted(found.values()))
    if not days:
        faults.append("没有读到放假或上班的日期。请粘贴通知正文，或每行写“日期 休息/上班 原因”。")
    elif absent := _absent(days):
        faults.append(f"没有读到{'、'.join(absent)}的放假日期。全年的安排要一次录全，请补上。")
    strays = [one.day for one in days if not _belongs(one.day, year)]
    faults += [f"{in_full(day)}不在{year}年节假日的范围内，请核对年份。" for day in strays]
    return Arrangement(days, tuple(dict.fromkeys(faults)))


def _belongs(day: date, year: int) -> bool:
    """New Year's days may begin at the end of the year before."""
    return day.year == year or (day.year == year - 1 and day.month == 12)


def _absent(days: tuple[ArrangedDay, ...]) -> list[str]:
    """The statutory holidays of which nothing is said: a year laid down without one would work on it."""
    said = "".join(one.why for one in days if not one.works)
    return [f"{name}{'' if name in {'元旦', '春节'} else '节'}" for name in _STATUTORY if name not in said]


def _rows(text: str, faults: list[str]) -> Iterator[ArrangedDay]:
    for row in filter(None, map(_ROW.match, text.splitlines())):
        day = _date(int(row[1]), int(row[2]), int(row[3]), faults)
        if day:
            yield ArrangedDay(day, row[4] in _WORKED, (row[5] or row[4]).strip())


def _clauses(text: str, year: int, faults: list[str]) -> Iterator[ArrangedDay]:
    """What the numbered paragraphs of a notice say, sentence by sentence."""
    for line in (line.strip() for line in text.splitlines()):
        head = _HOLIDAY.match(line)
        for clause in _CLAUSE.findall(line[head.end() :]) if head else ():
            works = "上班" in clause
            if works or "放假" in clause or "休息" in clause:
                assert head is not None  # noqa: S101 - without a head there is no clause
                days = list(_days(clause, year, faults))
                _count(clause, head[1], days, faults)
                yield from (ArrangedDay(day, works, f"{head[1]}{EXCHANGED if works else ''}") for day in days)


def _count(clause: str, name: str, days: list[date], faults: list[str]) -> None:
    said = _IN_ALL.search(clause)
    if said and int(said[1]) != len(days):
        faults.append(f"{name}：通知写共{said[1]}天，读到{len(days)}天。")


def _days(clause: str, year: int, faults: list[str]) -> Iterator[date]:
    """The days that a sentence names; a month said once holds for the days after it."""
    month = 0
    for found in _DAYS.finditer(clause):
        month = int(found["month"] or month)
        first = _date(int(found["year"] or year), month, int(found["day"]), faults)
        if first is None:
            continue
        _check(first, found["note"], faults)
        if not found["last_day"]:
            yield first
            continue
        last_month = int(found["last_month"] or month)
        last_year = int(found["last_year"] or (first.year + (last_month < month)))
        last = _date(last_year, last_month, int(found["last_day"]), faults)
        if last is None:
            continue
        _check(last, found["last_note"], faults)
        if not 0 <= (last - first).days < _LONGEST:
            faults.append(f"{in_full(first)}至{in_full(last)}不像一个假期，请核对。")
            continue
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        month = last_month


def _date(year: int, month: int, day: int, faults: list[str]) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        faults.append(f"{year}年{month}月{day}日：没有这一天。")
        return None


def _check(day: date, note: str | None, faults: list[str]) -> None:
    """A weekday that is said has to be the day's."""
    said = _WEEKDAY.search(note or "")
    meant = said[1].replace("天", "日") if said else ""
    if meant and meant != _WEEKDAYS[day.weekday()]:
        faults.append(f"{in_full(day)}是周{_WEEKDAYS[day.weekday()]}，通知写的是周{meant}，请核对年份。")
