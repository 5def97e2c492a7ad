"""Who kept liaison with whom, from when to when? Versions one after another, expanded day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liaison.core.schemes.joining import Decided, waiting
from liaison.core.schemes.scheme import Organisation, Rule, expand


@dataclass(frozen=True, slots=True)
class Period:
    """One version with the days on which it was, is, or will be in force; `ends` not included."""

    rules: tuple[Rule, ...]
    starts: date
    ends: date | None
    since: date  # laid down anew then
    decided: Mapping[int, Decided] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Existing:
    """An organisation and the days on which it exists."""

    organisation: Organisation
    starts: date | None
    ends: date | None

    def is_there(self, on: date) -> bool:
        """Whether it exists on the day."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on < self.ends)


@dataclass(frozen=True, slots=True)
class Spell:
    """A department and an organisation in liaison without a break; `ends` not included."""

    department: int
    organisation: int
    common: bool
    starts: date
    ends: date | None


def spells(periods: Iterable[Period], organisations: Sequence[Existing]) -> tuple[Spell, ...]:
    """Every unbroken liaison, the earliest first; a new version that keeps a pair leaves its spell whole."""
    done: list[Spell] = []
    running: dict[tuple[int, int, bool], Spell] = {}
    for starts, ends, met in _stretches(sorted(periods, key=lambda period: period.starts), organisations):
        gone = [key for key, spell in running.items() if key not in met or spell.ends != starts]
        done += [running.pop(key) for key in gone]
        for key in met:
            begun = running[key].starts if key in running else starts
            running[key] = Spell(*key, begun, ends)
    return tuple(sorted([*done, *running.values()], key=lambda spell: spell.starts))


def _stretches(
    periods: Iterable[Period], organisations: Sequence[Existing]
) -> Iterator[tuple[date, date | None, set[tuple[int, int, bool]]]]:
    """Spans of days on which the same pairs hold, in order."""
    for period in periods:
        turns = [turn for turn in _turns(period, organisations) if _is_within(turn, period)]
        days = sorted({period.starts, *turns})
        for starts, ends in zip(days, [*days[1:], period.ends], strict=True):
            there = [one for one in organisations if one.is_there(starts)]
            founded = {one.organisation.id: one.starts for one in there}
            passed_by = waiting(founded, period.decided, since=period.since, on=starts)
            pairs = expand(period.rules, [one.organisation for one in there], waiting=passed_by)
            yield starts, ends, {(pair.department, pair.organisation, pair.common) for pair in pairs}


def _turns(period: Period, organisations: Sequence[Existing]) -> Iterator[date]:
    """Days within a version on which its pairs may change."""
    for one in organisations:
        yield from (day for day in (one.starts, one.ends) if day is not None)
    yield from (decided.counted_from for decided in period.decided.values() if decided.counted_from)


def _is_within(day: date, period: Period) -> bool:
    return period.starts < day and (period.ends is None or day < period.ends)
