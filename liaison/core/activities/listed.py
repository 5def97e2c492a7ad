"""What would become of each line of a workbook of activities?"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType

from liaison.core.activities.bounds import LARGEST, whole_number
from liaison.core.activities.days import days_written
from liaison.core.activities.entry import (
    Said,
    entry_key,
    has_two_sides,
    hosts_allowed,
    kept_details,
    proposed_line,
)
from liaison.core.activities.kinds import ACTIVITY_FIELDS, ACTIVITY_KINDS, Entry, fields_of, kind_named
from liaison.core.activities.lines import Line
from liaison.core.activities.standing import refusals_to_enter
from liaison.core.names import unit_key

_LONGEST = MappingProxyType({"what": 200, "place": 120})
LONGEST_TEXT = 2000
_APART = re.compile(r"[、，,；;\n]+")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?")
_NO_DAY = "看不懂“{}”是哪一天，请写成 2026-3-5 或 3月5日。"
# At which column each reason against an entry stands.
_AT = MappingProxyType(
    {
        "no_host": "hosts",
        "host": "hosts",
        "until": "until",
        "long": "until",
        "years": "on",
        "times": "ends",
    }
)


@dataclass(frozen=True, slots=True)
class Body:
    """A unit that lines may name."""

    id: int
    name: str
    category: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """The units of the place by `unit_key`, and those for which whoever enters speaks, the own one first."""

    named: Mapping[str, Collection[Body]]
    own: tuple[int, ...] = ()
    coordinates: bool = False  # whoever enters does so for others, too

    @property
    def by_id(self) -> dict[int, Body]:
        return {body.id: body for bodies in self.named.values() for body in bodies}


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    THERE = "there"  # entered before, from this workbook or by hand
    REPEATED = "repeated"  # an earlier line says the same
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Step:
    """What would be done for one line; faults by column, empty where it is the line as a whole."""

    line: Line
    said: Said | None = None
    faults: tuple[tuple[str, str], ...] = ()
    outcome: Outcome = Outcome.NEW
    same_as: int | None = None  # the row of the earlier line
    similar: str = ""  # what is entered of the same kind, day and units in other words


@dataclass(slots=True)
class _Reading:
    """A line being read: what it means so far, and what stands in the way."""

    line: Line
    faults: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, column: str, message: str) -> None:
        self.faults.append((column, message))


def understood(line: Line, *, year: int, today: date, bodies: Bodies, on_paper: bool) -> Step:
    """The line as an activity, or with everything that has to be mended first."""
    reading = _Reading(line)
    days = _days(reading, year=year, today=today, on_paper=on_paper)
    kind = _kind(reading)
    hosts, guests = _sides(reading, bodies)
    begins, ends = _time(reading, "begins"), _time(reading, "ends")
    details = _details(reading, kind) if kind else {}
    for column, longest in _LONGEST.items():
        if len(line.get(column)) > longest:
            reading.wrong(column, f"请不要超过 {longest} 个字。")
    if reading.faults or days is None or kind is None:
        return Step(line, faults=tuple(reading.faults), outcome=Outcome.FAULTY)
    others = [body.name for pk, body in bodies.by_id.items() if pk in (hosts | guests) - {*bodies.own}]
    said = Said(
        kind=kind,
        what=line.get("what") or proposed_line(kind, others),
        on=days[0],
        hosts=hosts,
        guests=guests,
        until=days[1] if days[1] != days[0] else None,
        begins=begins,
        ends=ends,
        place=line.get("place"),
        details=details,
    )
    faults = _refusals(said, bodies, today=today)
    return Step(line, said, faults, Outcome.FAULTY if faults else Outcome.NEW)


def _days(reading: _Reading, *, year: int, today: date, on_paper: bool) -> tuple[date, date | None] | None:
    text = reading.line.get("on")
    days = days_written(text, year=year) if text else None
    if days is None:
        reading.wrong(
            "on", f"看不懂“{text}”是哪一天，请写成 2026-3-5 或 3月5日。" if text else "请填写日期。"
        )
        return None
    until = reading.line.get("until")
    if until:
        last = days_written(until, year=days[0].year)
        if last is None:
            reading.wrong("until", _NO_DAY.format(until))
        days = (days[0], last[0] if last else None)
    if on_paper and (days[1] or days[0]) > today:
        reading.wrong("on", "日期还没有到；补登的是已经开展的活动，已安排的请另外登记。")
    return days


def _kind(reading: _Reading) -> str | None:
    text = reading.line.get("kind")
    kind = kind_named(text) if text else None
    if kind is None:
        names = "、".join(each.name for each in ACTIVITY_KINDS.values())
        reading.wrong("kind", f"活动类型请填下列之一：{names}。")
        return None
    return kind.code


def _sides(reading: _Reading, bodies: Bodies) -> tuple[frozenset[int], frozenset[int]]:
    """Hosts and guests; the own unit holds what names no host, and takes part where nobody else is named."""
    hosts, guests = (_units(reading, column, bodies) for column in ("hosts", "guests"))
    own = frozenset(bodies.own[:1])
    if not reading.line.get("hosts") and not bodies.coordinates:
        hosts = own - guests
    if not reading.line.get("guests") and not {*bodies.own} & hosts:
        guests = own
    return hosts, guests


def _units(reading: _Reading, column: str, bodies: Bodies) -> frozenset[int]:
    found: set[int] = set()
    for name in _APART.split(reading.line.get(column)):
        if not name.strip():
            continue
        meant = bodies.named.get(unit_key(name), ())
        if len(meant) == 1:
            found.update(body.id for body in meant)
        elif meant:
            reading.wrong(column, f"“{name.strip()}”可能指几个单位，请写全称。")
        else:
            reading.wrong(column, f"没有“{name.strip()}”这个单位，请照方案中的名称填写；几个单位用顿号分开。")
    return frozenset(found)


def _time(reading: _Reading, column: str) -> time | None:
    text = reading.line.get(column)
    found = _CLOCK.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    if text:
        reading.wrong(column, "时间请写成 14:30。")
    return None


def _details(reading: _Reading, kind: str) -> dict[str, str | int]:
    own = {each.code for each in fields_of(kind)}
    said = {code: reading.line.get(code) for code in ACTIVITY_FIELDS}
    for code, text in said.items():
        if text and code not in own:
            label, name = ACTIVITY_FIELDS[code].label, ACTIVITY_KINDS[kind].name
            reading.wrong(code, f"“{label}”不是“{name}”的内容，请移到别处或者清空。")
        if len(text) > LONGEST_TEXT:
            reading.wrong(code, f"请不要超过 {LONGEST_TEXT} 个字。")
    try:
        return kept_details(kind, said)
    except ValueError:
        for each in fields_of(kind):
            if each.entry == Entry.NUMBER and said[each.code] and not _is_number(said[each.code]):
                reading.wrong(each.code, f"“{each.label}”请只填数字，不超过 {LARGEST}。")
        return {}


def _is_number(text: str) -> bool:
    try:
        return whole_number(text) >= 0
    except ValueError:
        return False


def _refusals(said: Said, bodies: Bodies, *, today: date) -> tuple[tuple[str, str], ...]:
    categories = {pk: body.category for pk, body in bodies.by_id.items()}
    found = refusals_to_enter(
        hosts=said.hosts,
        guests=said.guests,
        mine=bodies.coordinates or bool({*bodies.own} & said.involved),
        hosts_allowed=hosts_allowed(said.kind, {pk: categories[pk] for pk in said.hosts}),
        two_sides=has_two_sides({pk: categories[pk] for pk in said.involved}),
        on=said.on,
        until=said.until,
        begins_before_end=said.begins_before_end,
        today=today,
    )
    return tuple((_AT.get(refusal.code, "guests"), refusal.reason) for refusal in found)


Same = tuple[str, date | None, frozenset[int], frozenset[int]]


def same(said: Said) -> Same:
    """What two entries of one event have in common, however they are worded."""
    return said.kind, said.on, said.hosts, said.guests


def digest(steps: Iterable[Step]) -> str:
    """The same for the same steps, so that what is confirmed is what was shown."""
    keys = (
        (step.line.row, step.outcome.value, step.said and entry_key(step.said, account=0, form=step.similar))
        for step in steps
    )
    return hashlib.sha256(repr(list(keys)).encode()).hexdigest()


def plan(steps: Iterable[Step], *, there: Mapping[Same, Collection[str]]) -> list[Step]:
    """The steps with those left out that are there already; `there` are the lines of what, by event."""
    planned: list[Step] = []
    seen: dict[tuple[Same, str], int] = {}
    for step in steps:
        if step.said is None or step.faults:
            planned.append(step)
            continue
        event, what = same(step.said), step.said.what
        if what in there.get(event, ()):
            planned.append(replace(step, outcome=Outcome.THERE))
        elif (event, what) in seen:
            planned.append(replace(step, outcome=Outcome.REPEATED, same_as=seen[event, what]))
        else:
            seen[event, what] = step.line.row
            planned.append(replace(step, similar="、".join(sorted(there.get(event, ())))))
    return planned
