"""What does an activity prove? Its rows as the duty engine takes them; an activity knows no duties."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from liaison.activities.models import Activity, Attendance, EnteredHow
from liaison.activities.queries.reading import seen_activities
from liaison.core.access.actor import Actor
from liaison.core.activities.attending import rank_of
from liaison.core.activities.clashes import Event as Taken
from liaison.core.activities.kinds import ACTIVITY_KINDS, Side
from liaison.core.activities.standing import State, Word
from liaison.core.duties import values
from liaison.core.duties.values import Evidence, Proof, Rank
from liaison.core.periods import Span
from liaison.duties.queries.providers import EvidenceRecord
from liaison.matters.models import AnsweredHow, Family, Involvement, Part
from liaison.units.models import Category

_VISITS = "visit"  # its hosts are those who went


class _Held(NamedTuple):
    """What of an activity matters; thousands are read at once, so no rows are made of them."""

    subject: int
    activity: int
    kind: str
    day: date
    how: str


class _Part(NamedTuple):
    """The part of a unit, and its word."""

    unit: int
    part: str
    word: str
    how: str


class _Seat(NamedTuple):
    """Somebody who came."""

    represents: int | None
    unit: int
    category: str
    post: str | None
    title: str
    presides: bool

    @property
    def counts_for(self) -> int:
        return self.represents or self.unit


def evidence_between(place: int, since: date, until: date) -> Iterable[Evidence]:
    """What was held in the place from the one day to the other, in three queries."""
    return _evidence(place, _held(place).filter(subject__on__gte=since, subject__on__lte=until))


def evidence_of_units(place: int, since: date, until: date, units: Collection[int]) -> Iterable[Evidence]:
    """The same, as far as one of the units took part or was represented."""
    involved = Involvement.objects.filter(jurisdiction_id=place, unit_id__in=units)
    seats = Attendance.objects.filter(jurisdiction_id=place, came=True)
    represented = seats.filter(Q(represents_id__in=units) | Q(unit_id__in=units))
    took_part = Q(subject_id__in=involved.values("subject_id")) | Q(pk__in=represented.values("activity_id"))
    held = _held(place).filter(subject__on__gte=since, subject__on__lte=until)
    return _evidence(place, held.filter(took_part))


def contacts(place: int, since: date, until: date) -> Iterable[tuple[int, int]]:
    """Who took part in what was held, as subject and unit, the earliest first; nothing contested."""
    of_held = Involvement.objects.filter(
        jurisdiction_id=place,
        subject__jurisdiction_id=place,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
        subject__on__gte=since,
        subject__on__lte=until,
    ).exclude(word=Word.CONTESTED)
    return of_held.order_by("subject__on", "subject_id").values_list("subject_id", "unit_id")


def some_evidence(place: int, subjects: Collection[int]) -> Iterable[Evidence]:
    """What the activities of the subjects prove as they stand now; nothing where they were not held."""
    return _evidence(place, _held(place).filter(subject_id__in=subjects))


def records(place: int, subjects: Collection[int]) -> Mapping[int, EvidenceRecord]:
    """How each activity reads and where it is shown."""
    found = Activity.objects.filter(jurisdiction_id=place, subject_id__in=subjects).select_related("subject")
    return {
        each.subject_id: EvidenceRecord(
            id=each.subject_id,
            title=each.subject.title,
            day=each.subject.on or date.min,
            kind=ACTIVITY_KINDS[each.subject.kind].name,
            page="activities:activity",
            place=place,
            row=each.pk,
        )
        for each in found
    }


def subjects_behind(place: int, activities: Collection[int]) -> Collection[int]:
    """The subjects of the activities."""
    found = Activity.objects.filter(jurisdiction_id=place, pk__in=activities)
    return set(found.values_list("subject_id", flat=True))


def seen(actor: Actor, post_id: int | None, on: date, subjects: Collection[int]) -> Collection[int]:
    """Which of the subjects the actor may open."""
    found = seen_activities(actor, post_id=post_id, on=on).filter(subject_id__in=subjects)
    return set(found.values_list("subject_id", flat=True))


def busy(place: int, span: Span, units: Collection[int]) -> Iterable[Taken]:
    """What takes the time of the units in the span, by subject and without titles, in two queries."""
    involved = Involvement.objects.filter(jurisdiction_id=place, unit_id__in=units)
    taking = Activity.objects.annotate(last=Coalesce(F("until"), F("subject__on"))).filter(
        jurisdiction_id=place,
        subject_id__in=involved.values("subject_id"),
        subject__state__in=(State.PLANNED, State.HELD),
        subject__on__lt=span.ends,
        last__gte=span.starts,
    )
    days = list(taking.order_by("subject__on", "pk").values_list("subject_id", "subject__on", "until"))
    who: dict[int, set[int]] = defaultdict(set)
    met = Involvement.objects.filter(jurisdiction_id=place, subject_id__in=[row[0] for row in days])
    for subject, unit in met.order_by().values_list("subject_id", "unit_id"):
        who[subject].add(unit)
    return [
        Taken(id=subject, title="", on=on, until=until, units=frozenset(who[subject]))
        for subject, on, until in days
        if on is not None
    ]


def _held(place: int) -> QuerySet[Activity]:
    held = Activity.objects.filter(
        jurisdiction_id=place,
        subject__jurisdiction_id=place,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
        subject__on__isnull=False,
    )
    return held.order_by("subject__on", "pk")


def _evidence(place: int, held: QuerySet[Activity]) -> Iterable[Evidence]:
    columns = ("subject_id", "pk", "subject__kind", "subject__on", "entered_how")
    found = [_Held(*row) for row in held.values_list(*columns)]
    if not found:
        return []
    parts: dict[int, list[_Part]] = defaultdict(list)
    bare = held.order_by()
    involved = Involvement.objects.filter(jurisdiction_id=place, subject__in=bare.values("subject_id"))
    said = ("subject_id", "unit_id", "part", "word", "word_how")
    for subject, *part in involved.order_by().values_list(*said):
        parts[subject].append(_Part(*part))
    seats: dict[int, list[_Seat]] = defaultdict(list)
    came = Attendance.objects.filter(jurisdiction_id=place, came=True, activity__in=bare.values("pk"))
    sat = ("activity_id", "represents_id", "unit_id", "unit__category", "post__kind", "title", "presides")
    for activity, *seat in came.values_list(*sat):
        seats[activity].append(_Seat(*seat))
    return [_as_evidence(each, parts[each.subject], seats[each.activity]) for each in found]


def _as_evidence(held: _Held, parts: Iterable[_Part], came: Iterable[_Seat]) -> Evidence:
    seats = _taking_part(held, {each.unit for each in parts}, came)
    hosts = frozenset(each.unit for each in parts if each.part == Part.HOST)
    on_paper = held.how == EnteredHow.PAPER
    return Evidence(
        id=held.subject,
        kinds=frozenset({held.kind}),
        day=held.day,
        hosts=hosts,
        guests=frozenset(each.unit for each in parts if each.part == Part.GUEST),
        attendance=tuple(values.Attendance(seat.counts_for, _rank(seat)) for seat in seats),
        visitors=hosts if held.kind == _VISITS else frozenset(),
        presided_by=next((seat.title for seat in seats if seat.presides), ""),
        proofs=tuple((each.unit, _proof(each, on_paper=on_paper)) for each in parts),
    )


def _taking_part(held: _Held, units: Collection[int], came: Iterable[_Seat]) -> list[_Seat]:
    """The seats of those who take part, and of the government where its leaders may preside."""
    kind = ACTIVITY_KINDS.get(held.kind)
    presides = kind is not None and kind.presider and Side.GOVERNMENT in kind.hosts
    return [
        seat
        for seat in came
        if seat.counts_for in units
        or (presides and seat.category == Category.GOVERNMENT and seat.represents is None)
    ]


def _rank(seat: _Seat) -> Rank:
    return rank_of(seat.post or "")


def _proof(part: _Part, *, on_paper: bool) -> Proof:
    """By what the unit's part is known."""
    if part.word == Word.CONTESTED:
        return Proof.CONTESTED
    if part.word == Word.WAITING:
        return Proof.PAPER if on_paper else Proof.ONE_SIDED
    return Proof.SETTLED if part.how == AnsweredHow.SETTLED else Proof.CONFIRMED
