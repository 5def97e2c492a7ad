"""What does an activity prove? Its rows as the duty engine takes them; an activity knows no duties."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from liaison.activities.models import Activity, Attendance, EnteredHow
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import State, Word
from liaison.core.duties import values
from liaison.core.duties.values import Evidence, Proof, Rank
from liaison.duties.queries.providers import EvidenceRecord
from liaison.matters.models import AnsweredHow, Family, Involvement, Part
from liaison.units.models import PostKind

_RANKS = {
    PostKind.PRINCIPAL: Rank.PRINCIPAL,
    PostKind.LEADER_IN_CHARGE: Rank.LEADER,
    PostKind.CITY_LEADER: Rank.LEADER,
    PostKind.SECRETARY: Rank.LEADER,
}
_VISITS = "visit"  # its hosts are those who went


def evidence_between(place: int, since: date, until: date) -> Iterable[Evidence]:
    """What was held in the place from the one day to the other, in three queries."""
    return _evidence(_held(place).filter(subject__on__gte=since, subject__on__lte=until))


def some_evidence(place: int, subjects: Collection[int]) -> Iterable[Evidence]:
    """What the activities of the subjects prove as they stand now; nothing where they were not held."""
    return _evidence(_held(place).filter(subject_id__in=subjects))


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


def _held(place: int) -> QuerySet[Activity]:
    held = Activity.objects.filter(
        jurisdiction_id=place,
        subject__jurisdiction_id=place,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
        subject__on__isnull=False,
    )
    return held.select_related("subject").order_by("subject__on", "pk")


def _evidence(activities: QuerySet[Activity]) -> Iterable[Evidence]:
    found = list(activities)
    if not found:
        return []
    place = found[0].jurisdiction_id
    involved: dict[int, list[Involvement]] = defaultdict(list)
    attended: dict[int, list[Attendance]] = defaultdict(list)
    for row in Involvement.objects.filter(
        jurisdiction_id=place, subject__in=[each.subject_id for each in found]
    ):
        involved[row.subject_id].append(row)
    seats = Attendance.objects.filter(jurisdiction_id=place, activity__in=found, came=True)
    for seat in seats.select_related("post"):
        attended[seat.activity_id].append(seat)
    return [_as_evidence(each, involved[each.subject_id], attended[each.pk]) for each in found]


def _as_evidence(
    activity: Activity, involved: Iterable[Involvement], attended: Iterable[Attendance]
) -> Evidence:
    subject = activity.subject
    hosts = frozenset(row.unit_id for row in involved if row.part == Part.HOST)
    on_paper = activity.entered_how == EnteredHow.PAPER
    return Evidence(
        id=subject.pk,
        kinds=frozenset({subject.kind}),
        day=subject.on or date.min,
        hosts=hosts,
        guests=frozenset(row.unit_id for row in involved if row.part == Part.GUEST),
        attendance=tuple(
            values.Attendance(seat.represents_id or seat.unit_id, _rank(seat)) for seat in attended
        ),
        visitors=hosts if subject.kind == _VISITS else frozenset(),
        presided_by=next((seat.title for seat in attended if seat.presides), ""),
        proofs=tuple((row.unit_id, _proof(row, on_paper=on_paper)) for row in involved),
    )


def _rank(seat: Attendance) -> Rank:
    return _RANKS.get(PostKind(seat.post.kind), Rank.OTHER) if seat.post else Rank.OTHER


def _proof(row: Involvement, *, on_paper: bool) -> Proof:
    """By what the unit's part is known."""
    if row.word == Word.CONTESTED:
        return Proof.CONTESTED
    if row.word == Word.WAITING:
        return Proof.PAPER if on_paper else Proof.ONE_SIDED
    return Proof.SETTLED if row.word_how == AnsweredHow.SETTLED else Proof.CONFIRMED
