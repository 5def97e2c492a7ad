"""Who owes a duty, with whom, on which days? Schemes, mergers and new branches over the days."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from liaison.core.duties.spans import joined, meet
from liaison.core.duties.values import Debtor, Duty, Pair, Scope, Side, Stretch, Succession
from liaison.core.periods import Span

Spans = dict[Pair, tuple[Span, ...]]


class Reach:
    """The pairs of the scheme over the days, prepared for many questions."""

    def __init__(self, stretches: tuple[Stretch, ...], successions: tuple[Succession, ...]) -> None:
        self._stretches = tuple(sorted(stretches, key=lambda stretch: stretch.span))
        self._starts = [stretch.span.starts for stretch in self._stretches]
        self.successions = tuple(sorted(successions, key=lambda one: one.on))
        self._own = _by_pair(self._stretches)
        self._carried = _carried(self._own, self.successions)
        self._by_unit: dict[Side, dict[int, tuple[Span, ...]]] = {
            side: _by_side(self._carried, side) for side in Side
        }
        self._own_by_unit = {side: _by_side(self._own, side) for side in Side}
        met = {pair for stretch in stretches for pair in (*stretch.pairs, *stretch.ad_hoc)}
        self.departments = frozenset(pair.department for pair in met)
        self.organisations = frozenset(pair.organisation for pair in met)
        self._counterparts: dict[int, dict[int, frozenset[int]]] = {}

    @property
    def pairs(self) -> Iterable[Pair]:
        """Every pair that the scheme laid down on any day."""
        return self._own.keys()

    def debtors(self, duty: Duty, span: Span, *, mutual: bool) -> Iterator[Debtor]:
        """Everybody who owes the duty on a day of the span; nobody twice."""
        if duty.scope is Scope.JURISDICTION:
            yield Debtor(Scope.JURISDICTION)
        elif duty.scope is Scope.ACTOR:
            for unit, spans in self._actors(duty).items():
                if meet(span, spans) and _is_named(unit, duty.owed_by):
                    yield actor(unit, duty.side)
        else:
            for pair, spans in self._own.items():
                if meet(span, spans) and _are_meant(pair, duty):
                    yield from _of_pair(pair, duty, mutual=mutual)

    def spans(self, debtor: Debtor, window: Span) -> tuple[Span, ...]:
        """The days on which the scheme lays the duty on the debtor, or on whom it took over from.

        A merger within the window carries it on; one before or after leaves it alone.
        """
        merged = any(window.starts < one.on and one.on in window for one in self.successions)
        if debtor.scope is Scope.ACTOR:
            by_unit = self._by_unit if merged else self._own_by_unit
            return by_unit[debtor.side].get(debtor.unit or 0, ())
        by_pair = self._carried if merged else self._own
        return by_pair.get(Pair(debtor.department or 0, debtor.organisation or 0), ())

    def counterparts(self, unit: int, on: date) -> frozenset[int]:
        """With whom the unit keeps liaison on the day, as laid down or as needed."""
        place = bisect_right(self._starts, on) - 1
        if place < 0 or on not in self._stretches[place].span:
            return frozenset()
        if place not in self._counterparts:
            self._counterparts[place] = _counterparts(self._stretches[place])
        return self._counterparts[place].get(unit, frozenset())

    def forms(self, unit: int, on: date, last: date, *, alone: bool = False) -> frozenset[int]:
        """The unit, and those whose functions it took over after the day and up to the last one.

        What a unit does alone is its own where it was there itself on the day.
        """
        if not self.successions or (alone and self.counterparts(unit, on)):
            return frozenset({unit})
        found = {unit}
        for succession in reversed(self.successions):
            if succession.new in found and on < succession.on <= last:
                found.add(succession.old)
        return frozenset(found)

    def heirs(self, unit: int, on: date) -> frozenset[int]:
        """The unit and all that later take over its functions."""
        found = {unit}
        for succession in self.successions:
            if succession.old in found and on < succession.on:
                found.add(succession.new)
        return frozenset(found)

    def heir(self, unit: int, on: date) -> int:
        """Who has the unit's function on the day; of several, the first that took it over."""
        for succession in self.successions:
            if succession.old == unit and succession.on <= on:
                return self.heir(succession.new, on)
        return unit

    def _actors(self, duty: Duty) -> dict[int, tuple[Span, ...]]:
        """The units of the side that owes, with the days on which they have a counterpart that is meant."""
        if duty.with_whom is None:
            return self._own_by_unit[duty.side]
        return _by_side(
            {pair: spans for pair, spans in self._own.items() if _are_meant(pair, duty)}, duty.side
        )


def _counterparts(stretch: Stretch) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for pair in (*stretch.pairs, *stretch.ad_hoc):
        found[pair.department].add(pair.organisation)
        found[pair.organisation].add(pair.department)
    return {unit: frozenset(counterparts) for unit, counterparts in found.items()}


def _by_pair(stretches: tuple[Stretch, ...]) -> Spans:
    found: dict[Pair, list[Span]] = defaultdict(list)
    for stretch in stretches:
        for pair in stretch.pairs:
            found[pair].append(stretch.span)
    return {pair: joined(found[pair]) for pair in sorted(found)}


def _carried(own: Spans, successions: tuple[Succession, ...]) -> Spans:
    """The pairs with the days before a merger, on which the function was with another."""
    found = {pair: list(spans) for pair, spans in own.items()}
    for old, new, on in successions:
        for pair in [pair for pair in found if old in pair]:
            heir = Pair(*(new if unit == old else unit for unit in pair))
            before = [Span(span.starts, min(span.ends, on)) for span in found[pair] if span.starts < on]
            if heir in own:
                found[heir] += before
    return {pair: joined(spans) for pair, spans in found.items()}


def _by_side(pairs: Spans, side: Side) -> dict[int, tuple[Span, ...]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for pair, spans in pairs.items():
        found[pair.department if side is Side.DEPARTMENT else pair.organisation] += spans
    return {unit: joined(spans) for unit, spans in found.items()}


def _is_named(unit: int, named: frozenset[int] | None) -> bool:
    return named is None or unit in named


def _are_meant(pair: Pair, duty: Duty) -> bool:
    own, other = pair if duty.side is Side.DEPARTMENT else reversed(pair)
    return _is_named(own, duty.owed_by) and _is_named(other, duty.with_whom)


def actor(unit: int, side: Side) -> Debtor:
    """A unit that owes by itself, whoever it does it with."""
    if side is Side.DEPARTMENT:
        return Debtor(Scope.ACTOR, department=unit)
    return Debtor(Scope.ACTOR, organisation=unit, side=side)


def _of_pair(pair: Pair, duty: Duty, *, mutual: bool) -> Iterator[Debtor]:
    for side in Side if mutual else (duty.side,):
        yield Debtor(Scope.PAIR, pair.department, pair.organisation, side)
