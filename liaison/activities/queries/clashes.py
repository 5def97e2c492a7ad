"""What speaks against holding something on a day, and which days are free for all who take part?"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from liaison.activities.models import Activity
from liaison.activities.queries.listing import ON_A_LINE
from liaison.core.access.actor import Actor
from liaison.core.activities.bounds import MOST_DAYS
from liaison.core.activities.clashes import Body, Event, Warned, proposed_days, warnings
from liaison.core.activities.standing import State
from liaison.core.dates import WorkingDays
from liaison.core.periods import Span
from liaison.matters.models import Family, Involvement
from liaison.matters.queries import seen_by
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Post
from liaison.units.queries import names_by_id
from liaison.workdays.queries import working_days_for

TAKES_TIME = (State.PLANNED, State.HELD)
AHEAD = timedelta(days=28)  # how far days are proposed
# What a calendar shows of an activity itself; the index holds it, as that of the list does its subject.
_IN_A_CALENDAR = ("jurisdiction", "subject", "until", "begins", "ends", "place")
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_THINKABLE = Span(date(1900, 1, 1), date(2200, 1, 1))  # rows with other days are shown, and mended by hand


@dataclass(frozen=True, slots=True)
class Around:
    """What units have in a span, as far as whoever asks may know: titles only of what they see."""

    events: tuple[Event, ...]
    bodies: Mapping[int, Body]
    days: WorkingDays

    def warned(self, event: Event) -> tuple[Warned, ...]:
        """What speaks against the event, the gravest first; nothing is said of a day that is none."""
        if event.on not in _THINKABLE:
            return ()
        return warnings(event, self.events, self.bodies, self.days)

    def free(self, *, on: date, but: date | None = None) -> tuple[date, ...]:
        """Working days of the coming weeks on which nobody of them has anything, one from each calm week."""
        span = Span(on + _DAY, on + AHEAD)
        found = proposed_days(span, self.bodies.keys(), self.events, self.days, count=4)
        return tuple(day for day in found if day != but)[:3]


def around(actor: Actor, units: Collection[int], span: Span, *, post_id: int | None, on: date) -> Around:
    """What the units of the place have in the weeks of the span; a fixed number of queries."""
    names = names_by_id(units, on=span.starts) if units else {}
    starts, last = max(span.starts, _THINKABLE.starts), min(span.last, _THINKABLE.last)
    weeks = Span(starts - timedelta(days=starts.weekday()), last + _WEEK)
    return Around(
        events=tuple(_events(actor, names.keys(), weeks, post_id=post_id, on=on)),
        bodies=_bodies(names, on=on),
        days=working_days_for(actor.jurisdiction_id),
    )


def as_event(activity: Activity, units: Collection[int], *, title: str = "") -> Event:
    """The activity as what takes its units' time; its day has to be known."""
    day = activity.subject.on
    assert day is not None  # noqa: S101 - asked for by whoever calls
    return Event(
        id=activity.pk,
        title=title,
        on=day,
        until=activity.until,
        begins=activity.begins,
        ends=activity.ends,
        units=frozenset(units),
    )


def activities_in(place: int) -> "QuerySet[Activity]":
    """All of the place, whoever may see them."""
    return Activity.objects.filter(
        jurisdiction_id=place, subject__jurisdiction_id=place, subject__family=Family.ACTIVITY
    )


def within(activities: "QuerySet[Activity]", span: Span) -> "QuerySet[Activity]":
    """Those of the activities that take time in the span, neither called off nor without a day.

    As far as a calendar shows them. What began longer ago than anything lasts is not even looked at.
    """
    last = Coalesce(F("until"), F("subject__on"))
    earliest = span.starts - min(timedelta(days=MOST_DAYS), span.starts - date.min)
    found = activities.filter(
        subject__state__in=TAKES_TIME, subject__on__gte=earliest, subject__on__lt=span.ends
    )
    shown = found.annotate(last=last).filter(last__gte=span.starts).select_related("subject")
    return shown.only(*_IN_A_CALENDAR, *(f"subject__{column}" for column in ON_A_LINE))


def _events(
    actor: Actor, units: Collection[int], span: Span, *, post_id: int | None, on: date
) -> list[Event]:
    place = actor.jurisdiction_id
    involved = Involvement.objects.filter(jurisdiction_id=place, unit_id__in=units)
    seen = seen_by(actor, post_id=post_id, on=on).filter(pk=OuterRef("subject_id"))
    found = within(activities_in(place), span)
    found = found.filter(subject_id__in=involved.values("subject_id"))
    activities = list(found.annotate(is_seen=Exists(seen)).order_by("subject__on", "pk"))
    met: dict[int, set[int]] = defaultdict(set)
    rows = involved.filter(subject_id__in=[each.subject_id for each in activities])
    for subject, unit in rows.values_list("subject_id", "unit_id"):
        met[subject].add(unit)
    return [
        as_event(each, met[each.subject_id], title=each.subject.title if each.is_seen else "")
        for each in activities
    ]


def _bodies(names: Mapping[int, str], *, on: date) -> dict[int, Body]:
    """Organisations with the number of their posts; of departments it says nothing about who could go."""
    posts = Post.objects.filter(covers(on), unit_id__in=names, unit__category=Category.ORGANISATION)
    counted = dict(
        posts.order_by().values("unit_id").annotate(many=Count("pk")).values_list("unit_id", "many")
    )
    return {unit: Body(unit, name, counted.get(unit)) for unit, name in names.items()}
