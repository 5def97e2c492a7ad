"""Which duties of several versions are one and the same, carried on from one to the next?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from liaison.core.duties.presiders import presider
from liaison.core.duties.spans import joined
from liaison.core.duties.values import Duty
from liaison.core.duties.windows import day_in
from liaison.core.periods import Span

_DAY = timedelta(days=1)
_ANY_YEAR = 2025  # not a leap year, so that the end of February is one day


@dataclass(frozen=True, slots=True)
class Chain:
    """The same duty, laid down by one version after another; the earliest first."""

    duties: tuple[Duty, ...]
    spans: tuple[Span, ...]  # the days on which it is in force, joined
    follows: int | None = None  # the chain whose day in the year comes before, where the same is owed twice
    leads: bool = False  # another follows in the same year

    @property
    def key(self) -> int:
        """The id of the duty that began it."""
        return self.duties[0].id

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(duty.id for duty in self.duties)

    @property
    def whole(self) -> Duty:
        """The duty as if one version had laid it down for all the days."""
        return replace(self.duties[-1], span=Span(self.spans[0].starts, self.spans[-1].ends))

    def within(self, span: Span) -> tuple[Duty, ...]:
        """The duties in force on a day of the span; where there is none, the last before it."""
        met = tuple(duty for duty in self.duties if duty.span.meets(span))
        before = [duty for duty in self.duties if duty.span.starts < span.ends]
        return met or tuple(before[-1:]) or self.duties[:1]

    def on(self, day: date) -> Duty:
        """The duty in force on the day, or the last before it."""
        return ([duty for duty in self.duties if duty.span.starts <= day] or [self.duties[0]])[-1]


def chains(duties: Iterable[Duty]) -> tuple[Chain, ...]:
    """Every duty once, each with those of other versions that lay down the same.

    How often may differ: the least of what was laid down in a window is asked. What differs in anything
    else is another duty. Of two that are alike in one version, the first goes with the first.
    """
    found: dict[tuple[object, ...], list[Duty]] = defaultdict(list)
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    in_order = sorted(duties, key=lambda duty: (duty.span.starts, duty.id))
    earlier = _earlier_in_the_year(in_order)
    for duty in in_order:
        opens = _day_after(earlier[duty.id].due) if duty.id in earlier else duty.opens
        same = (*_sameness(duty), duty.due, opens)
        number = seen[(*same, duty.span.starts)]
        seen[(*same, duty.span.starts)] += 1
        found[(*same, number)].append(replace(duty, opens=opens))
    return _linked([tuple(group) for group in found.values()], earlier)


def _linked(groups: Sequence[tuple[Duty, ...]], earlier: Mapping[int, Duty]) -> tuple[Chain, ...]:
    key_of = {duty.id: group[0].id for group in groups for duty in group}
    follows = {
        group[0].id: key_of[earlier[duty.id].id] for group in groups for duty in group if duty.id in earlier
    }
    return tuple(
        Chain(
            group,
            joined(duty.span for duty in group),
            follows.get(group[0].id),
            group[0].id in follows.values(),
        )
        for group in groups
    )


def _earlier_in_the_year(duties: Sequence[Duty]) -> dict[int, Duty]:
    """For what is owed on several days each year, the duty of the day before it: half a year each."""
    alike: dict[tuple[object, ...], list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.due.startswith("--"):
            alike[(*_sameness(duty), duty.owed_by, duty.span.starts)].append(duty)
    found: dict[int, Duty] = {}
    for group in alike.values():
        days = {day_in(_ANY_YEAR, duty.due): duty for duty in reversed(group)}
        for (_, before), (day, _after) in pairwise(sorted(days.items())):
            found |= {duty.id: before for duty in group if day_in(_ANY_YEAR, duty.due) == day}
    return found


def _day_after(due: str) -> str:
    """The day of the year after the due one, written as that is.

    >>> _day_after("--06-30"), _day_after("--02-29"), _day_after("--01-late")
    ('--07-01', '--03-01', '--02-01')
    """
    after = day_in(_ANY_YEAR, due) + _DAY
    return f"--{after.month:02}-{after.day:02}"


def _sameness(duty: Duty) -> tuple[object, ...]:
    return (
        duty.kind,
        duty.force,
        duty.scope,
        duty.side,
        duty.per,
        duty.mutual,
        duty.in_person,
        duty.needed is None,
        duty.with_whom,
        frozenset(presider(words) for words in duty.presided_by),
    )
