"""How do tests come by activities? Plain functions over the real actions."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date

from liaison.activities.actions import (
    confirm_activity,
    contest_activity,
    enter_activity,
    note_attendance,
    note_follow_up,
    note_observation,
    note_opinion,
    upload_activity_list,
)
from liaison.activities.models import (
    Activity,
    ActivityList,
    EnteredHow,
    FollowUp,
    Observation,
    Opinion,
)
from liaison.core.access.actor import Actor
from liaison.core.activities.attending import Seated
from liaison.core.activities.entry import Said
from liaison.core.activities.lines import read_list
from liaison.core.files import KINDS
from liaison.files.readers import Examined
from liaison.matters.actions import add_attachment
from liaison.matters.models import Attachment
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


def said(
    *,
    hosts: Collection[Unit],
    guests: Collection[Unit],
    kind: str = "visit",
    what: str = "走访座谈",
    on: date | None = TODAY,
    place: str = "",
) -> Said:
    """A visit of today, unless something else is said."""
    return Said(
        kind=kind,
        what=what,
        on=on,
        hosts=frozenset(unit.pk for unit in hosts),
        guests=frozenset(unit.pk for unit in guests),
        place=place,
    )


def activity(
    *,
    by: Actor,
    hosts: Collection[Unit],
    guests: Collection[Unit],
    kind: str = "visit",
    what: str = "走访座谈",
    on: date | None = TODAY,
    place: str = "",
) -> Activity:
    """An activity as somebody entered it today."""
    as_said = said(hosts=hosts, guests=guests, kind=kind, what=what, on=on, place=place)
    return enter_activity(said=as_said, by=by, at=NOW, on=TODAY)


def between(
    city: City,
    what: str,
    *,
    hosts: str = "教育局",
    guests: str = "民盟",
    on: date = TODAY,
    kind: str = "visit",
) -> Activity:
    """An activity of two units as the coordinators entered it for them, through the city's door."""
    with entered({city.place.pk}):
        return activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units[hosts]],
            guests=[city.units[guests]],
            kind=kind,
            what=what,
            on=on,
        )


def confirmed(city: City, activity: Activity, *, revision: int = 1) -> Activity:
    """The entry with the league's word that it is right."""
    league, by = city.units["民盟"].pk, city.actor("organisation_secretary")
    return confirm_activity(activity=activity, unit_id=league, revision=revision, by=by, at=NOW, on=TODAY)


def contested(city: City, activity: Activity, *, revision: int = 1, note: str = "当天没有来人") -> Activity:
    """The entry, of which the league says otherwise."""
    league, by = city.units["民盟"].pk, city.actor("organisation_secretary")
    return contest_activity(
        activity=activity, unit_id=league, revision=revision, note=note, by=by, at=NOW, on=TODAY
    )


def seat(activity: Activity, unit: Unit, *, by: Actor, name: str = "周舟", title: str = "副主委") -> None:
    """Somebody who is not on file and has come for the unit."""
    said = Seated(unit=unit.pk, name=name, title=title, came=True)
    note_attendance(activity=activity, seats=[said], by=by, at=NOW, on=TODAY)


def photo(activity: Activity, *, by: Actor) -> Attachment:
    """A photo as if it had been looked at; its preview is three bytes."""
    content = b"photo"
    digest = hashlib.sha256(content).hexdigest()
    examined = Examined("现场.jpg", KINDS["jpeg"], content, digest, b"jpg", scanned=False)
    return add_attachment(
        subject=activity.subject, about=activity, examined=examined, kind=None, by=by, at=NOW, on=TODAY
    )


def follow_up(activity: Activity, unit: Unit, *, by: Actor, due: date = TODAY) -> FollowUp:
    """Something agreed there."""
    return note_follow_up(
        activity=activity, unit_id=unit.pk, what="送来试点名单", due=due, by=by, at=NOW, on=TODAY
    )


def opinion(activity: Activity, unit: Unit, *, by: Actor) -> Opinion:
    """An opinion voiced there."""
    return note_opinion(activity=activity, unit_id=unit.pk, text="建议增加学位。", by=by, at=NOW, on=TODAY)


def observation(activity: Activity, unit: Unit, *, by: Actor, due: date | None = None) -> Observation:
    """Something found there."""
    return note_observation(
        activity=activity, unit_id=unit.pk, text="收费没有公示", due=due, by=by, at=NOW, on=TODAY
    )


USUAL = (("2026.3.5", "走访", "民盟市委会", "看望老主委"), ("3月12日", "联系例会", "民盟市委会", ""))


def activity_list(*, by: Actor, rows: Sequence[Sequence[str]] = USUAL) -> ActivityList:
    """A list that was uploaded and not entered."""
    lines = read_list([["日期", "活动类型", "参加单位", "内容"], *rows])
    assert lines is not None
    with entered({by.jurisdiction_id}):
        return upload_activity_list(
            name="活动清单.xlsx", lines=lines, year=TODAY.year, how=EnteredHow.WORKBOOK, by=by, at=NOW
        )
