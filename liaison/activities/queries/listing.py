"""How are activities listed: which of those seen are asked for, and what does a line of the list say?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Count, Q, QuerySet

from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.activities.kinds import kind_name
from liaison.core.activities.standing import STANDING_NAMES, STATE_NAMES, Standing, State
from liaison.matters.models import Family, Involvement, Part, Subject
from liaison.matters.queries import seen_by, these
from liaison.units.queries import names_by_id

# What a line shows; the index of the list holds it, so that the table itself need not be read.
ON_A_LINE = ("jurisdiction", "family", "kind", "state", "standing", "title", "on")
_Part = tuple[int, str]  # a unit by its id, and what it is in the activity


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see of the activities; everything, unless something is said."""

    kind: str = ""
    state: str = ""
    standing: str = ""  # of what was held: of plans nobody has said anything yet
    unit: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    text: str = ""  # part of the line of what, or of the place


@dataclass(frozen=True, slots=True)
class Line:
    """One activity as the list shows it; units by id and name, the hosts' and the guests'."""

    activity: Activity
    hosts: tuple[tuple[int, str], ...]
    guests: tuple[tuple[int, str], ...]

    @property
    def kind(self) -> str:
        return kind_name(self.activity.subject.kind)

    @property
    def state(self) -> str:
        return STATE_NAMES[State(self.activity.subject.state)]

    @property
    def standing(self) -> str:
        """What the words come to; empty for what was not held."""
        subject = self.activity.subject
        return STANDING_NAMES[Standing(subject.standing)] if subject.state == State.HELD else ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the list stand in one way, and what one asks for to see them."""

    name: str
    asked: str
    count: int


def subjects_found(actor: Actor, wanted: Wanted, *, post_id: int | None, on: date) -> QuerySet[Subject]:
    """The subjects of the activities that the actor sees and asks for, the latest first."""
    found = seen_by(actor, post_id=post_id, on=on).filter(family=Family.ACTIVITY)
    exact = {
        "kind": wanted.kind,
        "state": wanted.state,
        "on__gte": wanted.first_day,
        "on__lte": wanted.last_day,
    }
    found = found.filter(**{column: value for column, value in exact.items() if value})
    if wanted.standing:
        found = found.filter(state=State.HELD, standing=wanted.standing)
    if wanted.unit is not None:
        involved = Involvement.objects.filter(jurisdiction_id=actor.jurisdiction_id, unit_id=wanted.unit)
        found = found.filter(pk__in=involved.values("subject_id"))
    if wanted.text:
        found = found.filter(Q(title__icontains=wanted.text) | Q(activity__place__icontains=wanted.text))
    return found.order_by("-on", "-pk")


def listed(found: QuerySet[Subject]) -> QuerySet[Subject]:
    """What was found, as far as a line of the list shows it."""
    return found.only(*ON_A_LINE)


def activities_of(subjects: Collection[Subject], *, whole: bool = True) -> list[Activity]:
    """The activities of the subjects in their order; one query. Not whole, they lead to their pages alone.

    Apart from the subjects: joined to fifty of them, the index would be searched from its root fifty times.
    """
    places = {each.jurisdiction_id for each in subjects}
    asked = these(each.pk for each in subjects)
    rows = Activity.objects.filter(jurisdiction_id__in=places, subject_id__in=asked)
    found = {row.subject_id: row for row in (rows if whole else rows.only("jurisdiction", "subject"))}
    for subject in subjects:
        found[subject.pk].subject = subject
    return [found[subject.pk] for subject in subjects]


def lines_of(
    activities: Collection[Activity], *, on: date, named: Mapping[int, str] = MappingProxyType({})
) -> list[Line]:
    """The activities with their units under the names of the day; two queries, however many there are.

    Names that somebody has `named` already are not asked for again.
    """
    rows = Involvement.objects.filter(
        jurisdiction_id__in={activity.jurisdiction_id for activity in activities},
        subject_id__in=these(activity.subject_id for activity in activities),
    )
    involved: dict[int, list[_Part]] = {}
    for subject, unit, part in rows.order_by("pk").values_list("subject_id", "unit_id", "part"):
        involved.setdefault(subject, []).append((unit, part))
    unnamed = {unit for found in involved.values() for unit, _part in found} - named.keys()
    names = {**named, **(names_by_id(unnamed, on=on) if unnamed else {})}
    return [line_of(activity, involved.get(activity.subject_id, []), names) for activity in activities]


def shares_of(found: QuerySet[Subject]) -> list[Share]:
    """How what was found stands, each share that is not empty with the words that ask for it; one query."""
    states = {f"state={state}": Q(state=state) for state in State}
    standings = {f"standing={standing}": Q(state=State.HELD, standing=standing) for standing in Standing}
    names = {f"state={state}": name for state, name in STATE_NAMES.items()}
    names |= {f"standing={standing}": name for standing, name in STANDING_NAMES.items()}
    columns = {
        asked.replace("=", "_"): Count("pk", filter=which) for asked, which in (states | standings).items()
    }
    counted = found.order_by().aggregate(**columns)
    shares = [Share(name, asked, counted[asked.replace("=", "_")]) for asked, name in names.items()]
    return [share for share in shares if share.count]


def total(shares: Collection[Share]) -> int:
    """How many there are: everything is in one state."""
    return sum(share.count for share in shares if share.asked.startswith("state="))


def line_of(activity: Activity, rows: Collection[_Part], names: Mapping[int, str]) -> Line:
    """The activity as a line of the list, where its units and their names are known."""

    def units(side: Part) -> tuple[tuple[int, str], ...]:
        return tuple((unit, names.get(unit, "")) for unit, part in rows if part == side)

    return Line(activity, hosts=units(Part.HOST), guests=units(Part.GUEST))
