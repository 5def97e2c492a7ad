"""What stands in a month of the calendar?

Of a counterpart's activities that whoever looks may not see, the day alone is told, and that there is
something: enough not to ask for a day that is taken, and nothing of what it is, with whom, when or where.
Days that have passed are left out, since nobody has to plan them any more.
"""

import calendar
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liaison.activities.models import FeedScope
from liaison.activities.queries.clashes import Around, activities_in, around, as_event, within
from liaison.activities.queries.listing import Line, lines_of
from liaison.activities.queries.scopes import Looking, counterparts, in_scope
from liaison.core.activities.clashes import Against
from liaison.core.activities.standing import State
from liaison.core.dates import WEEKEND, DayState
from liaison.core.periods import Span, month_span
from liaison.matters.models import Involvement
from liaison.matters.queries import is_seen
from liaison.units.queries import names_by_id

_DAY = timedelta(days=1)
_WEEKS = calendar.Calendar()
_OF_INTEREST = frozenset({Against.OVERLAP, Against.LOAD, Against.REST})


@dataclass(frozen=True, slots=True)
class Shown:
    """One activity in the calendar, and what speaks against it where it is still to come."""

    line: Line
    span: Span
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid: whether it is worked, what stands on it, who has something else."""

    day: date
    state: DayState
    is_inside: bool  # of the month itself
    shown: tuple[Shown, ...] = ()
    busy: tuple[str, ...] = ()  # names of counterparts

    @property
    def kind(self) -> str:
        """How it is drawn: rest, worked, weekend, or nothing for an ordinary day."""
        if self.state.works:
            return "worked" if self.state.why else ""
        return "weekend" if self.state.why == WEEKEND else "rest"

    @property
    def has_something(self) -> bool:
        return bool(self.shown or self.busy)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday."""

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    shown: tuple[Shown, ...]  # each once, in order of their days

    @property
    def days(self) -> list[Day]:
        """The days of the month itself."""
        return [day for week in self.weeks for day in week if day.is_inside]

    @property
    def has_something(self) -> bool:
        return any(day.has_something for day in self.days)


def month_of(first: date, scope: str, looking: Looking) -> Month:
    """The month that begins on the day, in a fixed number of queries."""
    weeks = _WEEKS.monthdatescalendar(first.year, first.month)
    span = Span(weeks[0][0], weeks[-1][-1] + _DAY)
    found = within(in_scope(scope, looking), span).order_by("subject__on", "begins", "pk")
    lines = lines_of(list(found), on=span.last)
    units = {pk for line in lines for pk, _name in (*line.hosts, *line.guests)}
    near = around(looking.actor, units, span, post_id=looking.post_id, on=looking.on)
    shown = [_shown(line, near, on=looking.on) for line in lines]
    busy = _busy(span, looking) if scope == FeedScope.COUNTERPARTS else {}
    drawn = tuple(tuple(_day(day, first, near, shown, busy) for day in week) for week in weeks)
    month = month_span(first.year, first.month)
    return Month(first, drawn, tuple(each for each in shown if each.span.meets(month)))


def _shown(line: Line, near: Around, *, on: date) -> Shown:
    units = [pk for pk, _name in (*line.hosts, *line.guests) if pk in near.bodies]
    event = as_event(line.activity, units)
    if line.activity.subject.state != State.PLANNED or event.span.last < on:
        return Shown(line, event.span)
    told = [one.sentence for one in near.warned(event) if one.against in _OF_INTEREST]
    return Shown(line, event.span, tuple(told))


def _day(
    day: date, first: date, near: Around, shown: Iterable[Shown], busy: Mapping[date, Collection[str]]
) -> Day:
    return Day(
        day=day,
        state=near.days.state(day),
        is_inside=day.month == first.month,
        shown=tuple(each for each in shown if day in each.span),
        busy=tuple(busy.get(day, ())),
    )


def _busy(span: Span, looking: Looking) -> dict[date, list[str]]:
    """The days from today on on which counterparts have something that whoever looks may not see."""
    if looking.coordinates or looking.leads or span.last < looking.on:
        return {}
    place = looking.actor.jurisdiction_id
    ahead = Span(max(span.starts, looking.on), span.ends)
    seen = is_seen(looking.actor, post_id=looking.post_id, on=looking.on, subject="subject_id")
    others = within(activities_in(place), ahead).exclude(seen)
    days = {each.subject_id: (each.subject.on, each.until) for each in others}
    rows = Involvement.objects.filter(
        jurisdiction_id=place, subject_id__in=days, unit_id__in=counterparts(looking)
    )
    taken: dict[date, set[int]] = defaultdict(set)
    for row in rows:
        on, until = days[row.subject_id]
        for day in ahead:
            if on is not None and on <= day <= (until or on):
                taken[day].add(row.unit_id)
    names = names_by_id({unit for units in taken.values() for unit in units}, on=span.last) if taken else {}
    return {day: [names[unit] for unit in sorted(units) if unit in names] for day, units in taken.items()}
