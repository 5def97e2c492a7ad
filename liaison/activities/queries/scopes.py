"""Whose activities does a calendar show: mine, my unit's, my counterparts'?"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from liaison.activities.models import Activity, FeedScope
from liaison.activities.queries.reading import seen_activities
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.matters.models import Involvement
from liaison.matters.queries import speaks_for
from liaison.schemes.queries.between import counterparts_of
from liaison.schemes.queries.practice import speaks_for as speaks_as
from liaison.tenancy.door import asked_once

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks at a calendar: the actor with post and person of the seat, on a day."""

    actor: Actor
    post_id: int | None
    person_id: int | None
    on: date

    @property
    def coordinates(self) -> bool:
        return self.actor.may(Permission.COORDINATE_ACTIVITIES)

    @property
    def leads(self) -> bool:
        return self.actor.role == "city_leader"


def scopes_for(looking: Looking) -> "list[tuple[FeedScope, _StrOrPromise]]":
    """The scopes that say something to whoever looks, the usual one first."""
    if looking.leads:
        return [(FeedScope.COUNTERPARTS, _("我联系的党派团体")), (FeedScope.MINE, _("我参加的"))]
    others = _("全部单位") if looking.coordinates else _("对口联系单位")
    return [
        (FeedScope.UNIT, _("本单位")),
        (FeedScope.MINE, _("我参加的")),
        (FeedScope.COUNTERPARTS, others),
    ]


def in_scope(scope: str, looking: Looking) -> "QuerySet[Activity]":
    """The activities of the scope that whoever looks may see."""
    found = seen_activities(looking.actor, post_id=looking.post_id, on=looking.on)
    if scope == FeedScope.MINE:
        return found.filter(_attends(looking)).distinct()
    if scope == FeedScope.UNIT:
        return _involving(found, speaks_for(looking.actor, on=looking.on), looking)
    if looking.coordinates or looking.leads:
        return found
    return _involving(found, counterparts(looking), looking)


def counterparts(looking: Looking) -> frozenset[int]:
    """With whom the own units, and those they represent, keep liaison on the day."""

    def ask() -> frozenset[int]:
        return counterparts_of(frozenset(speaks_as(looking.actor, on=looking.on)), on=looking.on)

    return asked_once(("activities.counterparts", looking), ask)  # a month asks twice


def _attends(looking: Looking) -> Q:
    """Where the person, or whoever holds the post of the seat, takes a seat."""
    attends = Q(pk__in=[])
    if looking.person_id is not None:
        attends |= Q(attendances__person_id=looking.person_id)
    if looking.post_id is not None:
        attends |= Q(attendances__post_id=looking.post_id)
    return attends


def _involving(found: "QuerySet[Activity]", units: frozenset[int], looking: Looking) -> "QuerySet[Activity]":
    involved = Involvement.objects.filter(jurisdiction_id=looking.actor.jurisdiction_id, unit_id__in=units)
    return found.filter(subject_id__in=involved.values("subject_id"))
