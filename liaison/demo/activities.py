"""What have the demo city's units held? Last year's whole, this year's to date; by the ordinary actions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison.activities.actions import confirm_activity, contest_activity, enter_activity
from liaison.activities.models import Activity, EnteredHow
from liaison.core.access.actor import Actor
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import State
from liaison.core.dates import PLACE_TIME
from liaison.matters.models import AnsweredHow, Involvement
from liaison.schemes.queries.matrix import matrix
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


def hold_activities(units: Mapping[str, Unit], players: Players, *, since: datetime, today: date) -> None:
    """The activities of two years: on paper what lies before `since`, page by page what came after it."""
    place = players.coordinator.jurisdiction_id
    begun = since.date()
    everything = _happenings(place, units, players, on=begun, today=today)
    found = sorted((each for each in everything if each.on <= today + AHEAD), key=lambda each: each.on)
    both = {players.department.unit_id, players.organisation.unit_id}
    between = [each for each in found if begun <= each.on <= today and each.said.involved == both]
    for number, happening in enumerate(found):
        if happening.on < begun:
            _file(happening, players.coordinator, at=since, on=begun)
        else:
            _enter(happening, number, players, contested=happening in between[:1], today=today)


def _happenings(
    place: int, units: Mapping[str, Unit], players: Players, *, on: date, today: date
) -> Iterator[_Happening]:
    yield from _of_the_place(units, today=today)
    names = {unit.pk: name for name, unit in units.items()}
    days = [date(year, 1, 8) for year in (today.year - 1, today.year)]
    for number, pair in enumerate(_pairs(place, on=on)):
        for turn, first in enumerate(days * 3):
            day = first + timedelta(days=(number * _STEP + turn // 2 * 110) % 340)
            yield _held(number + turn, pair, day, names)
    two = players.department.unit_id or 0, players.organisation.unit_id or 0
    for month in range(12):
        yield _held(month, two, days[1] + timedelta(days=30 * month + 4), names)


def _held(number: int, pair: tuple[int, int], day: date, names: Mapping[int, str]) -> _Happening:
    """What the two held in their turn; of visits every other goes the other way."""
    kind, line, details = _HELD[number % len(_HELD)]
    host, guest = reversed(pair) if kind == "visit" and number % 2 else pair
    what = line.format(other=names.get(guest, ""))
    return _Happening(_worked(day), kind, what, frozenset({host}), frozenset({guest}), details)


def _of_the_place(units: Mapping[str, Unit], *, today: date) -> Iterator[_Happening]:
    """The government's symposium and the work conference of last year and, where it is due, of this."""
    organisations = frozenset(u.pk for u in units.values() if u.category == Category.ORGANISATION)
    government = frozenset(u.pk for u in units.values() if u.category == Category.GOVERNMENT)
    offices = frozenset({units["市政府办公室"].pk, units["市委统战部"].pk})
    for year in (today.year - 1, today.year):
        symposium, conference = date(year, 1, 20), date(year, 3, 18)
        if symposium <= today:
            what, agenda = "市政府与民主党派、工商联和无党派人士座谈会", "征求对政府工作报告的意见"
            yield _Happening(
                _worked(symposium), "symposium", what, government, organisations, {"agenda": agenda}
            )
        if conference <= today:
            what, agenda = "对口联系工作会议", "总结上年工作，部署本年任务"
            yield _Happening(
                _worked(conference), "work_conference", what, offices, organisations, {"agenda": agenda}
            )


def _pairs(place: int, *, on: date) -> Sequence[tuple[int, int]]:
    found = matrix(place, on=on)
    return [
        (row.department.pk, cell.organisation.pk)
        for row in (found.rows if found else ())
        for cell in row.cells
        if cell.pair is not None and not cell.pair.common
    ]


def _worked(day: date) -> date:
    """The day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _file(happening: _Happening, by: Actor, *, at: datetime, on: date) -> None:
    """From the papers of the year: entered by the coordinator, with the sheet that both sides signed."""
    activity = enter_activity(said=happening.said, how=EnteredHow.PAPER, by=by, at=at, on=on)
    _confirm_all(activity, by, at=at, on=on)


def _confirm_all(activity: Activity, by: Actor, *, at: datetime, on: date) -> None:
    waiting = Involvement.objects.filter(subject_id=activity.subject_id, word="waiting")
    for unit_id in waiting.order_by("pk").values_list("unit_id", flat=True):
        confirm_activity(
            activity=activity,
            unit_id=unit_id,
            revision=activity.subject.revision,
            how=AnsweredHow.SHEET,
            note=SHEET,
            by=by,
            at=at,
            on=on,
        )


def _enter(happening: _Happening, number: int, players: Players, *, contested: bool, today: date) -> None:
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
        _confirm_all(activity, players.coordinator, at=at, on=day)


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
