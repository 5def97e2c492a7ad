"""What came of an activity, what of it is open, and whose turn is it?"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.expressions import Combinable

from liaison.activities.models import Activity, FollowUp, Observation, Opinion
from liaison.activities.queries.noted import noted_by_own
from liaison.activities.queries.parties import Parties, parties_of
from liaison.activities.queries.services import Service, service_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.outcomes import DueState, due_state
from liaison.core.activities.standing import State
from liaison.matters.models import Involvement, Part
from liaison.matters.queries import speaks_for
from liaison.units.models import Category


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something agreed, with its owner's name; `own` where whoever looks can say that it is done."""

    row: FollowUp
    unit: str
    own: bool
    state: DueState
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Voiced:
    """An opinion with the name of the unit whose it is."""

    row: Opinion
    unit: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the name of the unit that replies; `own` where whoever looks can reply."""

    row: Observation
    unit: str
    own: bool
    state: DueState
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class After:
    """What came of one activity."""

    activity: Activity
    minutes_seen: str  # which text of the minutes whoever writes has before them
    follow_ups: tuple[Agreed, ...]
    opinions: tuple[Voiced, ...]
    observations: tuple[Found, ...]
    units: tuple[tuple[int, str], ...]  # those that take part
    organisations: tuple[tuple[int, str], ...]  # of them, those that voice opinions
    hosts: tuple[tuple[int, str], ...]
    writes: bool  # whoever looks can note something
    has_findings: bool
    service: Service | None

    @property
    def is_held(self) -> bool:
        return self.activity.subject.state == State.HELD

    @property
    def is_shown(self) -> bool:
        """Before it was held there is nothing to say, unless something stands there already."""
        return self.is_held or bool(self.activity.minutes or self.follow_ups or self.opinions)


def digest_of_minutes(minutes: str) -> str:
    """Tells two texts of the minutes apart."""
    return hashlib.sha256(minutes.encode()).hexdigest()[:16]


def outcomes_of(
    activity: Activity, actor: Actor, *, post_id: int | None, on: date, parties: Parties | None = None
) -> After:
    """All that came of the activity, as the actor sees it; a fixed number of queries."""
    known = parties or parties_of(activity, on=on)
    involved = known.rows
    names = {unit: known.names[unit] for unit in known.units if unit in known.names}
    enters = actor.may(Permission.ENTER_ACTIVITIES)
    mine = speaks_for(actor, on=on) if enters else frozenset[int]()
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        mine |= names.keys()  # the coordinators note for each of them
    kind = ACTIVITY_KINDS.get(activity.subject.kind)
    ours = ExpressionWrapper(noted_by_own(actor, on=on) if enters else Q(pk=None), BooleanField())

    def named(part: Iterable[Involvement]) -> tuple[tuple[int, str], ...]:
        return tuple((row.unit_id, names.get(row.unit_id, "")) for row in part)

    return After(
        activity=activity,
        minutes_seen=digest_of_minutes(activity.minutes),
        follow_ups=_agreed(activity, names, mine, ours, on=on),
        opinions=tuple(
            Voiced(row, names.get(row.unit_id, ""), may_withdraw=ours_of(row) and row.taken_over_id is None)
            for row in activity.opinions.annotate(is_ours=ours).order_by("pk")
        ),
        observations=_found(activity, names, mine, ours, on=on),
        units=named(involved),
        organisations=named(row for row in involved if row.unit.category == Category.ORGANISATION),
        hosts=named(row for row in involved if row.part == Part.HOST),
        writes=bool(mine & names.keys()),
        has_findings=bool(kind and kind.replies),
        service=service_of(activity, actor, post_id=post_id, on=on) if kind and kind.shared else None,
    )


def _agreed(
    activity: Activity, names: Mapping[int, str], mine: frozenset[int], ours: Combinable, *, on: date
) -> tuple[Agreed, ...]:
    return tuple(
        Agreed(
            row,
            names.get(row.unit_id, ""),
            own=row.unit_id in mine,
            state=due_state(row.due, done=row.done_on is not None, today=on),
            may_withdraw=ours_of(row) and row.done_on is None,
        )
        for row in activity.follow_ups.annotate(is_ours=ours).order_by(
            F("done_on").desc(nulls_first=True), "due", "pk"
        )
    )


def _found(
    activity: Activity, names: Mapping[int, str], mine: frozenset[int], ours: Combinable, *, on: date
) -> tuple[Found, ...]:
    return tuple(
        Found(
            row,
            names.get(row.unit_id, ""),
            own=row.unit_id in mine,
            state=due_state(row.due, done=bool(row.reply), today=on),
            may_withdraw=ours_of(row) and not row.reply,
        )
        for row in activity.observations.annotate(is_ours=ours).order_by("pk")
    )


def ours_of(row: FollowUp | Opinion | Observation) -> bool:
    """What the query has found out besides: whether whoever looks may take it back."""
    return bool(vars(row)["is_ours"])
