"""A small place: three departments, three organisations, and what they do together."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from liaison.core.dates import WorkingDays
from liaison.core.duties.evaluate import evaluate
from liaison.core.duties.finding import Finding
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import (
    Attendance,
    Circumstances,
    Duty,
    Evidence,
    Pair,
    Rank,
    Stretch,
)
from liaison.core.periods import Span

EDUCATION, HEALTH, TRADE = 1, 2, 3
LEAGUE, SOCIETY, FEDERATION = 101, 102, 103
GOVERNMENT_OFFICE = 50

PAIRS = frozenset(
    {Pair(EDUCATION, LEAGUE), Pair(HEALTH, SOCIETY), Pair(HEALTH, LEAGUE), Pair(TRADE, FEDERATION)}
)
ALWAYS = Span(date(2019, 1, 1), date.max)
# What the State Council laid down around the days of these tests.
CALENDAR = WorkingDays(
    rest={date(2026, 1, day): "元旦" for day in (1, 2, 3)}
    | {date(2026, 2, day): "春节" for day in range(15, 24)}
    | {date(2026, 10, day): "国庆节" for day in range(1, 8)},
    worked={
        date(2026, 1, 4): "元旦调休",
        date(2026, 2, 14): "春节调休",
        date(2026, 2, 28): "春节调休",
        date(2026, 9, 20): "国庆节调休",
        date(2026, 10, 10): "国庆节调休",
    },
    known=frozenset(range(2019, 2027)),
)

_numbers = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(starts: str, ends: str = "9999-12-31") -> Span:
    """Days, the last one included; without an end, for ever."""
    return Span(day(starts), date.max if ends == "9999-12-31" else day(ends) + timedelta(days=1))


def duty(kind: str, **values: Any) -> Duty:
    """A duty in force for all of the tests' days."""
    return Duty(**{"id": 1, "kind": kind, "span": ALWAYS, "per": "1y", "minimum": 1, **values})


def done(kind: str, on: str, *units: int, principals: tuple[int, ...] = (), **values: Any) -> Evidence:
    """Something done by the first of the units, with the others."""
    number = values.pop("id", next(_numbers))
    hosts, guests = frozenset(units[:1]), frozenset(units[1:])
    seats = tuple(Attendance(unit, Rank.PRINCIPAL) for unit in principals)
    values.setdefault("visitors", hosts if kind == "visit" else frozenset())
    return Evidence(
        **{
            "id": number,
            "kinds": frozenset({kind}),
            "day": day(on),
            "hosts": hosts,
            "guests": guests,
            "attendance": seats,
            **values,
        }
    )


def circumstances(*duties: Duty, **values: Any) -> Circumstances:
    """The place, which has always had its scheme and has always kept its evidence."""
    return Circumstances(
        **{
            "duties": duties,
            "stretches": (Stretch(ALWAYS, PAIRS),),
            "tracked_since": ALWAYS.starts,
            "calendar": CALENDAR,
            **values,
        }
    )


def found(owed: Duty, *evidence: Evidence, today: str, since: str = "", **values: Any) -> tuple[Finding, ...]:
    """The findings about the duty as of the day."""
    duties = values.pop("duties", (owed,))
    prepared = Prepared(circumstances(*duties, **values), evidence)
    return evaluate(owed, prepared, today=day(today), since=day(since) if since else None)


def of(findings: tuple[Finding, ...], unit: int, other: int | None = None) -> Finding:
    """The finding about the unit that has to act, where there is one."""
    (only,) = (
        one
        for one in findings
        if one.debtor.unit == unit
        and (other is None or other in {one.debtor.department, one.debtor.organisation})
    )
    return only
