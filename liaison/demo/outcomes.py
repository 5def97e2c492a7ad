"""Who came to what the demo city held, and what came of it? By the ordinary actions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from liaison.activities.actions import (
    file_sheet,
    note_attendance,
    note_follow_up,
    note_observation,
    note_opinion,
    reply_to_observation,
    sign_in,
)
from liaison.activities.forms.attending import seated_newly
from liaison.activities.models import Activity
from liaison.activities.queries.seats import Candidate, benches_of, candidates_of
from liaison.core.access.actor import Actor
from liaison.core.activities.standing import Standing, State
from liaison.core.dates import PLACE_TIME
from liaison.demo.activities import EVENING, LEADERS_MEET, SHEET, Players
from liaison.matters.models import Involvement, Part

MAYOR = "市长"
_CHIEFS = frozenset({"principal", "city_leader"})
_STAFF = frozenset({"liaison_officer", "section_head"})


def note_outcomes(held: Sequence[Activity], players: Players, *, at: datetime, today: date) -> None:
    """Principals at the symposium, and at one meeting; what was agreed, voiced, found and replied."""
    begun = at.date()
    past = [each for each in held if each.subject.on and each.subject.on < begun]
    for symposium in (each for each in past if each.subject.kind in LEADERS_MEET):
        _seat_chiefs(symposium, players.coordinator, at=at, on=begun)
        file_sheet(activities=[symposium], note=SHEET, by=players.coordinator, at=at, on=begun)
    check = next((each for each in past if each.subject.kind == "law_enforcement_check"), None)
    if check is not None:
        _find_and_reply(check, players.coordinator, at=at, on=begun)
    met = _between(held, players, since=begun)
    if met:
        day = met[-1].subject.on or today
        evening = datetime.combine(day, EVENING, PLACE_TIME)
        _agree(met[-1], players, at=evening, on=day, today=today)
        _sign_in(met[-1], players.department, at=evening, on=day)


def _between(held: Iterable[Activity], players: Players, *, since: date) -> list[Activity]:
    """What the two players have held since the office began, and neither contests."""
    both = {players.department.unit_id, players.organisation.unit_id}
    recent = {
        each.subject_id: each
        for each in held
        if each.subject.on and each.subject.on >= since and each.subject.state == State.HELD
    }
    units: Mapping[int, set[int]] = {subject: set() for subject in recent}
    for subject, unit in Involvement.objects.filter(subject_id__in=recent).values_list("subject", "unit"):
        units[subject].add(unit)
    return [
        each
        for subject, each in recent.items()
        if units[subject] == both and each.subject.standing != Standing.CONTESTED
    ]


def _seat_chiefs(activity: Activity, by: Actor, *, at: datetime, on: date) -> None:
    """The mayor in the chair, and the principal of each unit that has one."""
    seats = [
        seated_newly(one, came=True, presides=one.title == MAYOR)
        for one in _candidates(activity, on=activity.subject.on or on)
        if one.tenure.post.kind in _CHIEFS and (one.tenure.post.kind != "city_leader" or one.title == MAYOR)
    ]
    note_attendance(activity=activity, seats=seats, by=by, at=at, on=on)


def _candidates(activity: Activity, *, on: date) -> Sequence[Candidate]:
    return candidates_of(benches_of(activity, on=on), on=on)


def _find_and_reply(check: Activity, by: Actor, *, at: datetime, on: date) -> None:
    host = Involvement.objects.get(subject_id=check.subject_id, part=Part.HOST).unit_id
    due = on + timedelta(days=20)
    text = "个别窗口没有公示办理时限，建议统一公示。"
    found = note_observation(activity=check, unit_id=host, text=text, due=due, by=by, at=at, on=on)
    reply = "已经统一公示，并纳入日常检查。"
    reply_to_observation(observation=found, text=reply, by=by, at=at, on=on)


def _agree(met: Activity, players: Players, *, at: datetime, on: date, today: date) -> None:
    """One thing that is over its day, one that is due soon, and one opinion."""
    department, organisation = players.department.unit_id or 0, players.organisation.unit_id or 0
    agreed = (
        (department, "向对方提供上半年行业统计资料", max(on, today - timedelta(days=2))),
        (organisation, "提出联合调研的选题建议", today + timedelta(days=2)),
    )
    for unit, what, due in agreed:
        note_follow_up(activity=met, unit_id=unit, what=what, due=due, by=players.department, at=at, on=on)
    text = "建议把城乡学校结对情况每年公开一次。"
    note_opinion(activity=met, unit_id=organisation, text=text, by=players.organisation, at=at, on=on)


def _sign_in(met: Activity, by: Actor, *, at: datetime, on: date) -> None:
    """Three who signed in by telephone at the door; none of them a leader, so nobody is asked anew."""
    officers = [one for one in _candidates(met, on=on) if one.tenure.post.kind in _STAFF]
    for one in officers[:3]:
        sign_in(activity=met, seated=seated_newly(one, came=True, presides=False), by=by, at=at, on=on)
