"""How are activities listed: which of those seen are asked for, and what does a line of the list say?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Count, Q, QuerySet

from liaison.activities.models import Activity
from liaison.activities.queries.reading import seen_activities
from liaison.core.access.actor import Actor
from liaison.core.activities.kinds import kind_name
from liaison.core.activities.standing import STANDING_NAMES, STATE_NAMES, Standing, State
from liaison.matters.models import Involvement, Part
from liaison.units.queries import names_by_id


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


def activities_found(actor: Actor, wanted: Wanted, *, post_id: int | None, on: date) -> "QuerySet[Activity]":
    """The activities that the actor sees and asks for, the latest first."""
    found = seen_activities(actor, post_id=post_id, on=on)
    exact = {
        "subject__kind": wanted.kind,
        "subject__state": wanted.state,
        "subject__on__gte": wanted.first_day,
        "subject__on__lte": wanted.last_day,
    }
    found = found.filter(**{column: value for column, value in exact.items() if value})
    if wanted.standing:
        found = found.filter(subject__state=State.HELD, subject__standing=wanted.standing)
    if wanted.unit is not None:
        involved = Involvement.objects.filter(jurisdiction_id=actor.jurisdiction_id, unit_id=wanted.unit)
        found = found.filter(subject_id__in=involved.values("subject_id"))
    if wanted.text:
        found = found.filter(Q(subject__title__icontains=wanted.text) | Q(place__icontains=wanted.text))
    return found


def lines_of(
    activities: Collection[Activity], *, on: date, named: Mapping[int, str] = MappingProxyType({})
) -> list[Line]:
    """The activities with their units under the names of the day; two queries, however many there are.

    Names that somebody has `named` already are not asked for again.
    """
    rows = Involvement.objects.filter(subject_id__in=[activity.subject_id for activity in activities])
    involved: dict[int, list[Involvement]] = {}
    for row in rows.order_by("pk"):
        involved.setdefault(row.subject_id, []).append(row)
    unnamed = {row.unit_id for found in involved.values() for row in found} - named.keys()
    names = {**named, **(names_by_id(unnamed, on=on) if unnamed else {})}
    return [_line(activity, involved.get(activity.subject_id, []), names) for activity in activities]


def shares_of(found: "QuerySet[Activity]") -> list[Share]:
    """How what was found stands, each share that is not empty with the words that ask for it; one query."""
    states = {f"state={state}": Q(subject__state=state) for state in State}
    standings = {
        f"standing={standing}": Q(subject__state=State.HELD, subject__standing=standing)
        for standing in Standing
    }
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


def _line(activity: Activity, rows: Collection[Involvement], names: Mapping[int, str]) -> Line:
    def units(part: Part) -> tuple[tuple[int, str], ...]:
        return tuple((row.unit_id, names.get(row.unit_id, "")) for row in rows if row.part == part)

    return Line(activity, hosts=units(Part.HOST), guests=units(Part.GUEST))
