"""Which duties of several versions are one and the same, carried on from one to the next?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from liaison.core.duties.presiders import presider
from liaison.core.duties.spans import joined
from liaison.core.duties.values import Duty
from liaison.core.periods import Span


@dataclass(frozen=True, slots=True)
class Chain:
    """The same duty, laid down by one version after another; the earliest first."""

    duties: tuple[Duty, ...]
    spans: tuple[Span, ...]  # the days on which it is in force, joined

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
    for duty in sorted(duties, key=lambda duty: (duty.span.starts, duty.id)):
        same = _sameness(duty)
        number = seen[(*same, duty.span.starts)]
        seen[(*same, duty.span.starts)] += 1
        found[(*same, number)].append(duty)
    return tuple(Chain(tuple(duties), joined(duty.span for duty in duties)) for duties in found.values())


def _sameness(duty: Duty) -> tuple[object, ...]:
    return (
        duty.kind,
        duty.force,
        duty.scope,
        duty.side,
        duty.per,
        duty.due,
        duty.opens,
        duty.mutual,
        duty.in_person,
        duty.needed is None,
        duty.with_whom,
        frozenset(presider(words) for words in duty.presided_by),
    )
