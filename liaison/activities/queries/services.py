"""How many people did services to the public reach, and is one perhaps entered twice?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Count, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from liaison.activities.models import Activity
from liaison.activities.queries.reading import seen_activities
from liaison.core.access.actor import Actor
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.outcomes import Claimed, may_be_one
from liaison.core.activities.standing import Standing, State
from liaison.matters.models import Involvement

SHARED = tuple(kind.code for kind in ACTIVITY_KINDS.values() if kind.shared)
REACHED = "beneficiaries"  # the field in which the kinds say it


@dataclass(frozen=True, slots=True)
class Reached:
    """What services came to: how many were held, how many people they reached."""

    count: int
    people: int


@dataclass(frozen=True, slots=True)
class Service:
    """One service: the year's sum among what whoever looks sees, and what may be the same event."""

    year: int | None
    reached: Reached
    twice: tuple[Activity, ...]


def reached_in(year: int, activities: "QuerySet[Activity]", *, units: Iterable[int] | None = None) -> Reached:
    """The services of the year among the activities, of the units or of all; each counts once.

    However many units hold it or claim it, one activity is one row; what is contested does not count.
    Clauses: FH-3.3b, SG-3.4.1c, XQ-1.3e.
    """
    found = activities.order_by().filter(
        subject__kind__in=SHARED, subject__state=State.HELD, subject__on__year=year
    )
    found = found.exclude(subject__standing=Standing.CONTESTED)
    if units is not None:
        involved = Involvement.objects.filter(unit_id__in=list(units))
        found = found.filter(subject_id__in=involved.values("subject_id"))
    people = Cast(KeyTextTransform(REACHED, "details"), BigIntegerField())
    summed = found.aggregate(count=Count("pk"), people=Sum(people))
    return Reached(summed["count"], int(summed["people"] or 0))


def service_of(activity: Activity, actor: Actor, *, post_id: int | None, on: date) -> Service:
    """The service among all that the actor sees."""
    seen = seen_activities(actor, post_id=post_id, on=on)
    year = activity.subject.on.year if activity.subject.on else None
    return Service(
        year=year,
        reached=reached_in(year, seen) if year else Reached(0, 0),
        twice=tuple(twice_of(activity, seen)),
    )


def twice_of(activity: Activity, seen: "QuerySet[Activity]") -> list[Activity]:
    """Those of the activities seen that may be the same event as this one."""
    subject = activity.subject
    if subject.state == State.CANCELLED or subject.on is None:
        return []
    same_day = seen.filter(subject__kind=subject.kind, subject__on=subject.on).exclude(pk=activity.pk)
    others = list(same_day.exclude(subject__state=State.CANCELLED))
    units = _units([activity, *others]) if others else {}
    mine = claimed(activity, units.get(activity.subject_id, frozenset()))
    return [
        other
        for other in others
        if may_be_one(mine, claimed(other, units.get(other.subject_id, frozenset())))
    ]


def claimed(activity: Activity, units: frozenset[int]) -> Claimed:
    """The activity as a value to be compared."""
    return Claimed(activity.subject.kind, activity.subject.on, activity.place, units)


def _units(activities: list[Activity]) -> dict[int, frozenset[int]]:
    rows = Involvement.objects.filter(subject_id__in=[each.subject_id for each in activities])
    found: dict[int, set[int]] = {}
    for subject, unit in rows.values_list("subject_id", "unit_id"):
        found.setdefault(subject, set()).add(unit)
    return {subject: frozenset(units) for subject, units in found.items()}
