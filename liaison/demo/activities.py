"""What have the demo city's units held? Last year's whole, this year's to date; by the ordinary actions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison.activities.actions import (
    contest_activity,
    enter_activity,
    file_activities,
    file_sheet,
)
from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import State
from liaison.core.dates import PLACE_TIME
from liaison.demo.city import ASSOCIATION
from liaison.schemes.queries.matrix import Row, matrix
from liaison.units.models import Category, Unit

EVENING = time(17)
AHEAD = timedelta(days=45)  # how far plans reach
SHEET = "年度确认单，双方已签字盖章"

# What a pair held: kind, one line, the kind's own fields. Taken in turn.
_HELD: tuple[tuple[str, str, Mapping[str, str | int]], ...] = (
    (
        "visit",
        "走访{other}，通报年度重点工作",
        {"briefed": "年度重点工作安排", "heard": "希望及时提供行业统计资料"},
    ),
    (
        "regular_meeting",
        "与{other}召开对口联系例会",
        {"agenda": "商定全年联系计划", "agreed": "联合调研一次，走访两次"},
    ),
    ("research", "与{other}联合调研", {"topic": "城乡公共服务均衡发展", "outcome": "形成调研报告一份"}),
    ("briefing", "向{other}通报行业情况", {"briefed": "上半年行业运行情况"}),
    ("survey", "邀请{other}视察重点项目", {"topic": "重点项目建设"}),
    (
        "social_service",
        "与{other}联合开展社会服务",
        {"service_form": "送科技、送健康进社区", "beneficiaries": 180},
    ),
    (
        "law_enforcement_check",
        "邀请{other}参加执法检查",
        {"inspected": "行业规范经营情况", "heard": "建议公开整改结果"},
    ),
)
LEADERS_MEET = frozenset({"symposium"})
_LEFT_OPEN = 5  # of so many departments one has not met this year yet
# Which of the pairs' days: so that a year is filled evenly and no day is a rule.
_STEP = 37


@dataclass(frozen=True, slots=True)
class Players:
    """Who enters: the coordinators for everybody, the two sides of the best-equipped pair for themselves."""

    coordinator: Actor
    department: Actor
    organisation: Actor


@dataclass(frozen=True, slots=True)
class _Happening:
    """One thing that was, or will be, held."""

    on: date
    kind: str
    what: str
    hosts: frozenset[int]
    guests: frozenset[int]
    details: Mapping[str, str | int]

    @property
    def said(self) -> Said:
        return Said(self.kind, self.what, self.on, self.hosts, self.guests, details=self.details)


def hold_activities(
    units: Mapping[str, Unit], players: Players, *, since: datetime, today: date
) -> Sequence[Activity]:
    """The activities of two years: on paper what lies before `since`, page by page what came after it.

    Nobody has signed for those of last year's `LEADERS_MEET` yet: it is noted first who was there.
    """
    place = players.coordinator.jurisdiction_id
    begun = since.date()
    everything = _happenings(place, units, players, on=begun, today=today)
    found = sorted((each for each in everything if each.on <= today + AHEAD), key=lambda each: each.on)
    both = {players.department.unit_id, players.organisation.unit_id}
    between = [each for each in found if begun <= each.on <= today and each.said.involved == both]
    papers = [each.said for each in found if each.on < begun]
    filed = file_activities(entries=papers, by=players.coordinator, at=since, on=begun)
    signed = [each for each in filed if each.subject.kind not in LEADERS_MEET]
    file_sheet(activities=signed, note=SHEET, by=players.coordinator, at=since, on=begun)
    later = (each for each in found if each.on >= begun)
    return [
        *filed,
        *(
            _enter(each, number, players, contested=each in between[:1], today=today)
            for number, each in enumerate(later)
        ),
    ]


def _happenings(
    place: int, units: Mapping[str, Unit], players: Players, *, on: date, today: date
) -> Iterator[_Happening]:
    yield from _of_the_place(units, today=today)
    names = {unit.pk: name for name, unit in units.items()}
    rows = _rows(place, on=on)
    for number, row in enumerate(rows):
        yield from _meetings(number, row, today=today)
    days = [date(year, 1, 8) for year in (today.year - 1, today.year)]
    pairs = [(row.department.pk, other) for row in rows for other in _own(row)]
    for number, pair in enumerate(pairs):
        for turn, first in enumerate(days * 2):
            day = first + timedelta(days=(number * _STEP + turn // 2 * 110) % 340)
            yield _held(number + turn, pair, day, names)
    two = players.department.unit_id or 0, players.organisation.unit_id or 0
    for month in range(12):
        yield _held(month, two, days[1] + timedelta(days=30 * month + 4), names)


def _meetings(number: int, row: Row, *, today: date) -> Iterator[_Happening]:
    """The department's meeting with all its organisations: last year's, and this year's of most."""
    everybody = frozenset(cell.organisation.pk for cell in row.cells if cell.pair is not None)
    what = "与各对口联系党派团体召开对口联系例会"
    details = {"agenda": "通报上半年工作，商定全年联系计划", "agreed": "联合调研一次，走访两次"}
    host = frozenset({row.department.pk})
    last = date(today.year - 1, 2, 20) + timedelta(days=number * _STEP % 250)
    yield _Happening(_worked(last), "regular_meeting", what, host, everybody, details)
    if number % _LEFT_OPEN:
        this = date(today.year, 1, 25) + timedelta(days=number * _STEP % 140)
        yield _Happening(_worked(this), "regular_meeting", what, host, everybody, details)


def _held(number: int, pair: tuple[int, int], day: date, names: Mapping[int, str]) -> _Happening:
    """What the two held in their turn; of visits every other goes the other way."""
    kind, line, details = _HELD[number % len(_HELD)]
    host, guest = reversed(pair) if kind == "visit" and number % 2 else pair
    what = line.format(other=names.get(guest, ""))
    return _Happening(_worked(day), kind, what, frozenset({host}), frozenset({guest}), details)


def _of_the_place(units: Mapping[str, Unit], *, today: date) -> Iterator[_Happening]:
    """The government's symposium and the work conference of last year, and those of this, if only planned."""
    organisations = frozenset(
        unit.pk
        for name, unit in units.items()
        if unit.category == Category.ORGANISATION and name != ASSOCIATION  # it sits for those it represents
    )
    government = frozenset(u.pk for u in units.values() if u.category == Category.GOVERNMENT)
    offices = frozenset({units["市政府办公室"].pk, units["市委统战部"].pk})
    what, agenda = "市政府与民主党派、工商联和无党派人士座谈会", "征求对政府工作报告的意见"
    for symposium in (date(today.year - 1, 1, 20), today + timedelta(days=30)):
        details = {"agenda": agenda}
        yield _Happening(_worked(symposium), "symposium", what, government, organisations, details)
    what, agenda = "对口联系工作会议", "总结上年工作，部署本年任务"
    for year in (today.year - 1, today.year):
        conference = date(year, 3, 18)
        if conference <= today:
            details = {"agenda": agenda}
            yield _Happening(_worked(conference), "work_conference", what, offices, organisations, details)
    fair = "送医送药进社区，义诊并讲解健康知识"
    day = _worked(date(today.year - 1, 9, 12))
    both = frozenset({units["市卫生健康委"].pk, units["农工党市委会"].pk})
    service: dict[str, str | int] = {"service_form": "义诊", "beneficiaries": 260}
    others = frozenset({units["九三学社市委会"].pk})
    yield _Happening(day, "social_service", fair, both, others, service)


def _rows(place: int, *, on: date) -> Sequence[Row]:
    found = matrix(place, on=on)
    return found.rows if found else ()


def _own(row: Row) -> Sequence[int]:
    """With whom the department is paired by name, rather than with everybody."""
    return [cell.organisation.pk for cell in row.cells if cell.pair is not None and not cell.pair.common]


def _worked(day: date) -> date:
    """The day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _enter(happening: _Happening, number: int, players: Players, *, contested: bool, today: date) -> Activity:
    """Since the office began: entered on the evening of its day, or today where it lies ahead.

    What the two players hold, each enters in turn, and the other contests the first of it; of the rest one
    in three waits for its word.
    """
    day = min(happening.on, today)
    at = datetime.combine(day, EVENING, PLACE_TIME)
    own = [
        who for who in (players.department, players.organisation) if who.unit_id in happening.said.involved
    ]
    by = own[number % len(own)] if own else players.coordinator
    activity = enter_activity(said=happening.said, by=by, at=at, on=day)
    if contested:
        _contest(activity, own[1 - number % 2], at=at, on=day)
    elif activity.subject.state == State.HELD and number % 3:
        file_sheet(activities=[activity], note=SHEET, by=players.coordinator, at=at, on=day)
    return activity


def _contest(activity: Activity, by: Actor, *, at: datetime, on: date) -> None:
    contest_activity(
        activity=activity,
        unit_id=by.unit_id or 0,
        revision=activity.subject.revision,
        note="当天参加的是分管领导，与登记的不符，请核对。",
        by=by,
        at=at,
        on=on,
    )
