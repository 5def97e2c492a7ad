"""What speaks against holding something on a day, and on which days are both sides free?

Warnings only: nothing is forbidden by them. What whoever asks may not see stands as an event without a title.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from liaison.core.activities.bounds import MOST_DAYS
from liaison.core.dates import WEEKEND, WorkingDays
from liaison.core.periods import Span

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
LOAD_UNKNOWN = 4  # events a week for a unit of which the number of people is not known
_FEWEST = 3  # events a week below which nobody is warned, however few they are


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes units' time: planned or held, never called off."""

    id: int
    title: str  # empty where whoever asks may not see it: then its hours are not told, either
    on: date
    until: date | None = None  # the last day; None: one day
    begins: time | None = None
    ends: time | None = None
    units: frozenset[int] = frozenset()

    @property
    def span(self) -> Span:
        """Its days; no more of them than an activity can have, whatever was entered before that was asked."""
        longest = min(MOST_DAYS, (date.max - self.on).days)
        days = (self.until - self.on).days + 1 if self.until else 1
        return Span(self.on, self.on + max(0, min(days, longest)) * _DAY)


@dataclass(frozen=True, slots=True)
class Body:
    """A unit as the warning names it; its posts stand for the people who could go, None where not known."""

    id: int
    name: str
    people: int | None = None

    @property
    def bearable(self) -> int:
        """Events a week from which on it is warned: three for four people, never fewer than three."""
        if self.people is None:
            return LOAD_UNKNOWN
        return max(_FEWEST, -(-self.people * 3 // 4))


class Against(StrEnum):
    """What a warning is about."""

    OVERLAP = "overlap"  # at the same time
    SAME_DAY = "same_day"  # on the same day; the times are not known, or leave room
    LOAD = "load"  # too much in one week
    REST = "rest"  # on a day of rest


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that speaks against it: the sentence, of which unit and because of which events."""

    against: Against
    sentence: str
    unit: int | None = None
    events: tuple[int, ...] = ()


def warnings(
    event: Event, others: Iterable[Event], bodies: Mapping[int, Body], days: WorkingDays
) -> tuple[Warned, ...]:
    """All that speaks against the event, the gravest first; `others` may hold the event as it was before."""
    near = [one for one in others if one.id != event.id and one.units & event.units]
    near.sort(key=lambda one: (one.on, one.begins or time.min, one.id))
    found = [*_on_rest(event, days), *_at_once(event, near, bodies), *_loads(event, near, bodies)]
    order = list(Against)
    return tuple(sorted(found, key=lambda one: order.index(one.against)))


def free_days(
    span: Span, units: Collection[int], events: Iterable[Event], days: WorkingDays
) -> tuple[date, ...]:
    """The working days of the span on which none of the units has anything, in order."""
    wanted = frozenset(units)
    taken = {day for one in events if one.units & wanted for day in one.span}
    return tuple(day for day in days.within(span) if day not in taken)


def proposed_days(
    span: Span, units: Collection[int], events: Sequence[Event], days: WorkingDays, *, count: int = 3
) -> tuple[date, ...]:
    """Free days to propose, in order: from the weeks in which the units have least, one from each week."""
    wanted = frozenset(units)
    weeks: dict[date, list[date]] = {}
    for day in free_days(span, wanted, events, days):
        weeks.setdefault(_monday(day), []).append(day)
    met = [one for one in events if one.units & wanted]
    loads = {monday: sum(one.span.meets(Span(monday, monday + _WEEK)) for one in met) for monday in weeks}
    calmest = sorted(weeks, key=lambda monday: (loads[monday], monday))[:count]
    return tuple(sorted(_middle(weeks[monday]) for monday in calmest))


def _middle(days: Sequence[date]) -> date:
    """A day in the middle of what is free: the ends of a week are taken first by what comes up."""
    return days[len(days) // 2]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _on_rest(event: Event, days: WorkingDays) -> Iterator[Warned]:
    for day in event.span:
        state = days.state(day)
        if not state.works:
            why = "周末" if state.why == WEEKEND else f"休息日（{state.why}）"
            unsure = "，该年放假安排尚未公布" if state.provisional and state.why != WEEKEND else ""
            yield Warned(Against.REST, f"{_short(day)}是{why}{unsure}。")


def _at_once(event: Event, near: Iterable[Event], bodies: Mapping[int, Body]) -> Iterator[Warned]:
    for one in (one for one in near if one.span.meets(event.span)):
        overlaps = _overlap(event, one)
        for unit in sorted(event.units & one.units):
            when = f"{_short(max(one.on, event.on))}{_hours(one) if one.title else ''}"
            also = f"{bodies[unit].name}{when}还要参加{_called(one)}"
            if overlaps:
                yield Warned(Against.OVERLAP, f"{also}，时间重叠。", unit, (one.id,))
            else:
                yield Warned(Against.SAME_DAY, f"{also}。", unit, (one.id,))


def _overlap(one: Event, other: Event) -> bool:
    """Whether both are known to run at the same time; without hours, or over days, nobody can say."""
    if one.on != other.on or one.until not in {None, one.on} or other.until not in {None, other.on}:
        return False
    if one.begins is None or other.begins is None:
        return False
    one_ends, other_ends = one.ends or one.begins, other.ends or other.begins
    if one.begins == other.begins:
        return True
    return one.begins < other_ends and other.begins < one_ends


def _loads(event: Event, near: Sequence[Event], bodies: Mapping[int, Body]) -> Iterator[Warned]:
    for unit in sorted(event.units):
        body = bodies[unit]
        monday = _monday(event.on)
        while monday < event.span.ends:
            week = Span(monday, monday + _WEEK)
            same = tuple(one.id for one in near if unit in one.units and one.span.meets(week))
            if len(same) + 1 >= body.bearable:
                people = f"登记职务{body.people}个，" if body.people is not None else ""
                sentence = (
                    f"{body.name}{people}{_short(week.starts)}至{_short(week.last)}这一周"
                    f"已有{len(same)}项活动，加上这项共{len(same) + 1}项。"
                )
                yield Warned(Against.LOAD, sentence, unit, same)
            monday += _WEEK


def _called(event: Event) -> str:
    return f"“{event.title}”" if event.title else "另一项活动"


def _hours(event: Event) -> str:
    if event.begins is None:
        return ""
    return f"{event.begins:%H:%M}" + (f"至{event.ends:%H:%M}" if event.ends else "")


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
