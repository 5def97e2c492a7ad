"""Who can take a seat at an activity, and who has taken one?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from liaison.activities.models import Activity, Attendance
from liaison.activities.queries.parties import Parties, parties_of
from liaison.core.activities.attending import There, counts_for, highest, rank_of
from liaison.core.activities.kinds import ACTIVITY_KINDS, Side
from liaison.core.activities.standing import State
from liaison.core.duties.values import Rank
from liaison.matters.queries import governments_of
from liaison.tenancy.spans import covers
from liaison.units.models import Tenure
from liaison.units.queries import names_by_id


@dataclass(frozen=True, slots=True)
class Bench:
    """A unit for which people can sit; `represents` is the one in whose stead they then are there."""

    unit: int
    represents: int | None = None

    @property
    def counts_for(self) -> int:
        return self.represents or self.unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who holds a post on the day and is proposed for a seat."""

    bench: Bench
    tenure: Tenure

    @property
    def token(self) -> str:
        return f"post-{self.bench.unit}-{self.bench.represents or 0}-{self.tenure.post_id}"

    @property
    def name(self) -> str:
        return self.tenure.person.name

    @property
    def title(self) -> str:
        return self.tenure.post.title


@dataclass(frozen=True, slots=True)
class Place:
    """One seat that is noted."""

    seat: Attendance

    @property
    def token(self) -> str:
        return f"seat-{self.seat.pk}"

    @property
    def name(self) -> str:
        return self.seat.person.name if self.seat.person else self.seat.name

    @property
    def title(self) -> str:
        return self.seat.title


@dataclass(frozen=True, slots=True)
class Group:
    """All who sit for one unit, and who could."""

    bench: Bench
    unit: str
    represents: str  # the unit in whose stead; empty where they sit for their own
    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...]
    effect: str  # what it counts for; empty where nothing is counted for the unit

    @property
    def name(self) -> str:
        """The unit for which it counts, and in brackets whoever sits there in its stead."""
        return f"{self.represents}（{self.unit}）" if self.represents else self.unit

    @property
    def token(self) -> str:
        return f"{self.bench.unit}-{self.bench.represents or 0}"


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody at an activity by unit."""

    groups: tuple[Group, ...]
    is_reached: bool  # its day has come: who came can be noted
    names: Mapping[int, str] = field(default_factory=dict)
    wants_presider: bool = False  # the kind asks who presided, and nobody is noted
    wants_principal: bool = False  # the kind asks whether a principal came, and none is noted

    @property
    def seated(self) -> tuple[Place, ...]:
        return tuple(place for group in self.groups for place in group.places)

    @property
    def came(self) -> tuple[Place, ...]:
        return tuple(place for place in self.seated if place.seat.came)

    @property
    def presider(self) -> Place | None:
        return next((place for place in self.seated if place.seat.presides), None)

    @property
    def candidates(self) -> dict[str, Candidate]:
        return {one.token: one for group in self.groups for one in group.candidates}


def seats_of(activity: Activity) -> QuerySet[Attendance]:
    """The seats in the order in which they were noted, with person and post."""
    return activity.attendances.select_related("person", "post").order_by("pk")


def who_came(seats: Iterable[Attendance]) -> list[There]:
    """Those who came, as values; `post` is there already."""
    return [
        There(
            seat.represents_id or seat.unit_id,
            rank_of(seat.post.kind if seat.post else ""),
            seat.title,
            presides=seat.presides,
        )
        for seat in seats
        if seat.came
    ]


def benches_of(activity: Activity, *, on: date, parties: Parties | None = None) -> list[Bench]:
    """For whom people can sit: the units that take part, their representatives of the day, the government.

    The government's leaders preside over what departments hold for it.
    """
    known = parties or parties_of(activity, on=on)
    units, represented = known.units, known.represented
    found: list[Bench] = []
    for unit in units:
        found.append(Bench(unit))
        if unit in represented:
            found.append(Bench(represented[unit], unit))
    kind = ACTIVITY_KINDS.get(activity.subject.kind)
    if kind and kind.presider and Side.GOVERNMENT in kind.hosts:
        governments = governments_of(activity.jurisdiction_id)
        found += [Bench(pk) for pk in governments if pk not in units]
    return found


def candidates_of(benches: Collection[Bench], *, on: date) -> list[Candidate]:
    """Everybody who holds a post of the units on the day; one query."""
    tenures = Tenure.objects.filter(
        covers(on), covers(on, "post__"), post__unit_id__in={bench.unit for bench in benches}
    ).select_related("post", "person")
    held = list(tenures.order_by("post__order", "post_id"))
    return [Candidate(bench, one) for bench in benches for one in held if one.post.unit_id == bench.unit]


def room_of(activity: Activity, *, on: date, parties: Parties | None = None, proposes: bool = True) -> Room:
    """Everybody at the activity, and where it `proposes`, who could come; a fixed number of queries."""
    day = activity.subject.on or on
    known = parties or parties_of(activity, on=on)
    benches, seats = benches_of(activity, on=day, parties=known), list(seats_of(activity))
    for seat in seats:
        bench = Bench(seat.unit_id, seat.represents_id)
        if bench not in benches:
            benches.append(bench)
    there = {seat.person_id for seat in seats}
    candidates = candidates_of(benches, on=day) if proposes else []
    free = [one for one in candidates if one.tenure.person_id not in there]
    others = ({bench.unit for bench in benches} | {each.counts_for for each in benches}) - set(known.names)
    names = {**known.names, **(names_by_id(others, on=day) if others else {})}
    came = who_came(seats)
    counted = {Bench(unit) for unit in known.units} if activity.subject.state == State.HELD else set[Bench]()
    groups = [
        Group(
            bench,
            unit=names.get(bench.unit, ""),
            represents=names.get(bench.represents, "") if bench.represents else "",
            places=tuple(Place(seat) for seat in seats if Bench(seat.unit_id, seat.represents_id) == bench),
            candidates=tuple(one for one in free if one.bench == bench),
            effect=counts_for(highest(came, bench.unit)) if bench in counted else "",
        )
        for bench in benches
    ]
    is_reached = activity.subject.on is not None and activity.subject.on <= on
    kind = ACTIVITY_KINDS.get(activity.subject.kind)
    held = activity.subject.state == State.HELD
    principals = any(
        seat.post and rank_of(seat.post.kind) == Rank.PRINCIPAL and seat.came is not None for seat in seats
    )
    return Room(
        tuple(groups),
        is_reached=is_reached,
        names=names,
        wants_presider=bool(held and kind and kind.presider and not any(seat.presides for seat in seats)),
        wants_principal=bool(held and kind and kind.in_person and not principals),
    )
