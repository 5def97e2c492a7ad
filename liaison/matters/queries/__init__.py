"""Who sees which subject, and who may speak in it?

The units that take part, the coordinators, and a leader for the assigned organisations; nobody else.
"""

from datetime import date

from django.db.models import Q, QuerySet

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.matters.models import Involvement, Subject
from liaison.schemes.queries.holders import assignments_of_post
from liaison.schemes.queries.practice import speaks_for as speaks_as
from liaison.units.models import Category, Unit


def speaks_for(by: Actor, *, on: date) -> frozenset[int]:
    """The units for which the actor says a word on the day: the own one, those it represents.

    The coordinators speak for the government as a whole as well.
    """
    units = set(speaks_as(by, on=on))
    if by.may(Permission.COORDINATE_ACTIVITIES):
        governments = Unit.objects.filter(jurisdiction_id=by.jurisdiction_id, category=Category.GOVERNMENT)
        units.update(governments.values_list("pk", flat=True))
    return frozenset(units)


def seen_by(actor: Actor, *, post_id: int | None, on: date) -> QuerySet[Subject]:
    """The subjects that the actor may see on the day; none without a reason."""
    found = Subject.objects.filter(jurisdiction_id=actor.jurisdiction_id)
    if not actor.may(Permission.SEE_ACTIVITIES):
        return found.none()
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return found
    if actor.role == "city_leader":
        return found.filter(_of_organisations(_assigned(actor, post_id, on=on)))
    return found.filter(_involving(speaks_as(actor, on=on), actor.jurisdiction_id))


def _involving(units: set[int], place: int) -> Q:
    involved = Involvement.objects.filter(jurisdiction_id=place, unit_id__in=units)
    return Q(pk__in=involved.values("subject_id"))


def _of_organisations(units: set[int | None]) -> Q:
    """All subjects with an organisation for whoever hears all of them."""
    if not units:
        return Q(pk__in=[])
    involved = Involvement.objects.filter(unit__category=Category.ORGANISATION)
    if None not in units:
        involved = involved.filter(unit_id__in=units)
    return Q(pk__in=involved.values("subject_id"))


def _assigned(actor: Actor, post_id: int | None, *, on: date) -> set[int | None]:
    if post_id is None:
        return set()
    return {row.organisation_id for row in assignments_of_post(actor.jurisdiction_id, post_id, on=on)}
