"""Which lists of activities are there, and what would become of their lines?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet

from liaison.activities.models import (
    Activity,
    ActivityList,
    Attendance,
    EnteredHow,
    FollowUp,
    Observation,
    Opinion,
)
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.lines import Line
from liaison.core.activities.listed import Bodies, Body, Same, Step, plan, understood
from liaison.core.activities.standing import State
from liaison.matters.models import Attachment, Family, Involvement, Part, Subject
from liaison.matters.queries import speaks_for
from liaison.units.queries import units_by_name

UNDONE_WITHIN = timedelta(days=1)


def lists_of(actor: Actor) -> QuerySet[ActivityList]:
    """The lists that the actor brought in, the latest first; all of the place for coordinators."""
    found = ActivityList.objects.filter(jurisdiction_id=actor.jurisdiction_id)
    coordinates = actor.may(Permission.COORDINATE_ACTIVITIES)
    return found if coordinates else found.filter(uploaded_by_id=actor.account_id)


def as_rows(lines: Iterable[Line]) -> list[dict[str, object]]:
    """The lines as they are kept until they are entered."""
    return [asdict(line) for line in lines]


def lines_of(activity_list: ActivityList) -> list[Line]:
    """The lines that are not entered yet."""
    return [Line(**row) for row in activity_list.lines]


def plan_of(activity_list: ActivityList, actor: Actor, *, on: date) -> list[Step]:
    """What entering the list would do on the day: the preview, and the very plan that is carried out."""
    bodies = bodies_of(actor, on=on)
    on_paper = activity_list.how == EnteredHow.PAPER
    steps = [
        understood(line, year=activity_list.year, today=on, bodies=bodies, on_paper=on_paper)
        for line in lines_of(activity_list)
    ]
    days = {step.said.on for step in steps if step.said is not None and step.said.on is not None}
    return plan(steps, there=_there(actor.jurisdiction_id, days))


def bodies_of(actor: Actor, *, on: date) -> Bodies:
    """The units of the day under all their names, and those for which the actor speaks."""
    named = units_by_name(actor.jurisdiction_id, on=on)
    own = sorted(speaks_for(actor, on=on), key=lambda pk: (pk != actor.unit_id, pk))
    return Bodies(
        named={
            key: [Body(unit.pk, unit.name, unit.category) for unit in units] for key, units in named.items()
        },
        own=tuple(own),
        coordinates=actor.may(Permission.COORDINATE_ACTIVITIES),
    )


def _there(place: int, days: Collection[date]) -> dict[Same, list[str]]:
    """What is entered on the days and was not called off: its lines of what, by event."""
    subjects = Subject.objects.filter(jurisdiction_id=place, family=Family.ACTIVITY, on__in=days)
    found = {subject.pk: subject for subject in subjects.exclude(state=State.CANCELLED)}
    sides: dict[int, dict[str, set[int]]] = defaultdict(lambda: {Part.HOST: set(), Part.GUEST: set()})
    rows = Involvement.objects.filter(jurisdiction_id=place, subject__in=list(found))
    for subject, part, unit in rows.values_list("subject_id", "part", "unit_id"):
        sides[subject][part].add(unit)
    there: dict[Same, list[str]] = defaultdict(list)
    for pk, each in found.items():
        hosts, guests = (frozenset(sides[pk][part]) for part in (Part.HOST, Part.GUEST))
        there[each.kind, each.on, hosts, guests].append(each.title)
    return there


def undoable(activity_list: ActivityList, *, at: datetime) -> QuerySet[Activity]:
    """What of the list nobody has said, noted or changed anything about, within a day after it was entered.

    Each activity has its own day: entering more lines later does not open the first ones again.
    """
    found = Activity.objects.filter(
        jurisdiction_id=activity_list.jurisdiction_id, listed__activity_list=activity_list
    )
    if activity_list.taken_at is None or at > activity_list.taken_at + UNDONE_WITHIN:
        return found.none()
    said = Involvement.objects.filter(
        jurisdiction_id=activity_list.jurisdiction_id, word_at__gt=F("subject__opened_at")
    )
    untouched = found.filter(
        subject__revision=1, minutes="", subject__opened_at__gte=at - UNDONE_WITHIN
    ).exclude(subject__state=State.CANCELLED)
    for row in (Attendance, FollowUp, Opinion, Observation):
        noted = row._default_manager.filter(jurisdiction_id=activity_list.jurisdiction_id)
        untouched = untouched.exclude(pk__in=noted.values("activity_id"))
    filed = Attachment.objects.filter(jurisdiction_id=activity_list.jurisdiction_id, removed_at__isnull=True)
    untouched = untouched.exclude(subject_id__in=filed.values("subject_id"))
    return untouched.exclude(subject_id__in=said.values("subject_id")).select_related("subject")
