"""What is between a department and an organisation: how they came together, what they did, what is open?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from liaison.activities.models import FollowUp
from liaison.core.access.actor import Actor
from liaison.core.activities.kinds import kind_name
from liaison.core.activities.standing import STANDING_NAMES, STATE_NAMES, Standing, State
from liaison.matters.models import Involvement, Part, Subject
from liaison.matters.queries import seen_by
from liaison.schemes.models import AdHocLiaison, LiaisonRule
from liaison.schemes.queries.between import rule_between, sight_of
from liaison.schemes.queries.practice import ad_hoc_of
from liaison.schemes.queries.timeline import Kept, liaison_over_time
from liaison.units.models import Category, Representation
from liaison.units.queries import Line as Reached
from liaison.units.queries import NamedUnit, reached_at, representation_of, unit_on


@dataclass(frozen=True, slots=True)
class Met:
    """One thing that the two do or did together; `day` is None where it is put off to one nobody knows."""

    subject: Subject
    hosts_department: bool
    page: str  # where it is shown
    row: int

    @property
    def day(self) -> date | None:
        return self.subject.on

    @property
    def kind(self) -> str:
        return kind_name(self.subject.kind)

    @property
    def is_planned(self) -> bool:
        return self.subject.state == State.PLANNED

    @property
    def is_held(self) -> bool:
        return self.subject.state == State.HELD

    @property
    def words(self) -> str:
        """How it stands: of what was held, what both sides say; of the rest, its state."""
        if self.is_held:
            return STANDING_NAMES[Standing(self.subject.standing)]
        return STATE_NAMES[State(self.subject.state)]

    @property
    def look(self) -> str:
        """How it is drawn: the standing of what was held, else the state."""
        return self.subject.standing if self.is_held else self.subject.state


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, whom to turn to there, and who answers for it."""

    unit: NamedUnit
    people: tuple[Reached, ...]
    answers: NamedUnit | None = None  # the representative


@dataclass(frozen=True, slots=True)
class Between:
    """Everything between the two, as far as whoever looks may see it."""

    department: Side
    organisation: Side
    rule: LiaisonRule | None
    ad_hoc: AdHocLiaison | None  # open today
    kept: tuple[Kept, ...]  # what schemes laid down over time
    met: tuple[Met, ...]  # the latest first
    follow_ups: tuple[FollowUp, ...]  # agreed and not done

    @property
    def ahead(self) -> list[Met]:
        return [one for one in self.met if one.is_planned]

    @property
    def contested(self) -> list[Met]:
        return [one for one in self.met if one.is_held and one.subject.standing == Standing.CONTESTED]

    @property
    def waiting(self) -> list[Met]:
        """Entered by one side, and the other has not said its word yet."""
        return [one for one in self.met if one.is_held and one.subject.standing == Standing.ONE_SIDED]

    @property
    def held(self) -> int:
        return sum(one.is_held for one in self.met)

    @property
    def is_open(self) -> bool:
        """Whether anything still has to be done."""
        return bool(self.follow_ups or self.ahead or self.contested or self.waiting)


def between(
    actor: Actor, department: int, organisation: int, *, post_id: int | None, on: date
) -> Between | None:
    """What is between the two; None where they are not such, or the actor may not see it."""
    if not sight_of(actor, post_id=post_id, on=on).reaches(department, organisation):
        return None
    one = unit_on(actor.jurisdiction_id, department, on=on)
    other = unit_on(actor.jurisdiction_id, organisation, on=on)
    if one is None or one.category != Category.DEPARTMENT:
        return None
    if other is None or other.category != Category.ORGANISATION:
        return None
    rows = ad_hoc_of(one.pk).filter(organisation_id=other.pk)
    met = _met(actor, one.pk, other.pk, post_id=post_id, on=on)
    sides = _sides(one, other, on=on)
    return Between(
        department=sides[0],
        organisation=sides[1],
        rule=rule_between(one, other, on=on),
        ad_hoc=next((row for row in rows if _is_open(row, on)), None),
        kept=tuple(kept for kept in liaison_over_time(one) if kept.other == other.pk),
        met=met,
        follow_ups=_follow_ups(met),
    )


def _is_open(row: AdHocLiaison, on: date) -> bool:
    return row.starts <= on and (row.ends is None or row.ends > on)


def _met(
    actor: Actor, department: int, organisation: int, *, post_id: int | None, on: date
) -> tuple[Met, ...]:
    """What both take part in, called off or not; two queries."""
    place = actor.jurisdiction_id
    both = seen_by(actor, post_id=post_id, on=on)
    for unit in (department, organisation):
        rows = Involvement.objects.filter(jurisdiction_id=place, unit_id=unit)
        both = both.filter(pk__in=rows.values("subject_id"))
    subjects = list(both.select_related("activity").order_by("-on", "-pk"))
    hosted = Involvement.objects.filter(
        jurisdiction_id=place,
        unit_id=department,
        part=Part.HOST,
        subject_id__in=[each.pk for each in subjects],
    )
    hosts = set(hosted.values_list("subject_id", flat=True))
    return tuple(
        Met(each, hosts_department=each.pk in hosts, page="activities:activity", row=each.activity.pk)
        for each in subjects
    )


def _sides(department: NamedUnit, organisation: NamedUnit, *, on: date) -> tuple[Side, Side]:
    answering = _answering(representation_of(organisation.pk, on=on), on=on)
    units = [department, organisation, *([answering] if answering else [])]
    people = reached_at(units, on=on)
    reached = people.get(organisation.pk, ()) or (people.get(answering.pk, ()) if answering else ())
    return (
        Side(department, people.get(department.pk, ())),
        Side(organisation, reached, answering),
    )


def _answering(row: Representation | None, *, on: date) -> NamedUnit | None:
    return unit_on(row.jurisdiction_id, row.representative_id, on=on) if row else None


def _follow_ups(met: Collection[Met]) -> tuple[FollowUp, ...]:
    """What was agreed at any of it and is not done, the soonest due first."""
    activities = [one.row for one in met]
    found = FollowUp.objects.filter(activity_id__in=activities, done_on__isnull=True)
    return tuple(found.select_related("activity").order_by("due", "pk"))
