"""Who sees which subject, and who may speak in it?

The units that take part, the coordinators, and a leader for the assigned organisations; nobody else.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.matters.models import Involvement, Subject
from liaison.schemes.queries.holders import assignments_of_post
from liaison.schemes.queries.practice import speaks_for as speaks_as
from liaison.tenancy.door import asked_once
from liaison.units.models import Category, Unit


def speaks_for(by: Actor, *, on: date) -> frozenset[int]:
    """The units for which the actor says a word on the day: the own one, those it represents.

    The coordinators speak for the government as a whole as well.
    """
    units = set(speaks_as(by, on=on))
    if by.may(Permission.COORDINATE_ACTIVITIES):
        units.update(governments_of(by.jurisdiction_id))
    return frozenset(units)


def governments_of(jurisdiction_id: int) -> list[int]:
    """The units that stand for the government as a whole, in the order in which they were founded."""

    def ask() -> list[int]:
        found = Unit.objects.filter(jurisdiction_id=jurisdiction_id, category=Category.GOVERNMENT)
        return list(found.order_by("pk").values_list("pk", flat=True))

    return asked_once(("governments", jurisdiction_id), ask)


def these(numbers: Iterable[int]) -> RawSQL:
    """The numbers as rows, for `subject_id__in` beside the place: its part of an index is read once.

    As a list they would be looked for one by one; and since the planner takes number and place for
    independent, it goes to the table for each of them, where it expects a single row.
    """
    return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)])


def seen_by(actor: Actor, *, post_id: int | None, on: date) -> QuerySet[Subject]:
    """The subjects that the actor may see on the day; none without a reason."""
    seen = is_seen(actor, post_id=post_id, on=on)
    return Subject.objects.filter(seen, jurisdiction_id=actor.jurisdiction_id)


def is_seen(actor: Actor, *, post_id: int | None, on: date, subject: str = "pk") -> Q:
    """The same as a condition on rows of the actor's place, of which `subject` names the subject.

    So that a row that points to its subject need not be joined to the table of subjects a second time.
    """
    if not actor.may(Permission.SEE_ACTIVITIES):
        return Q(**{f"{subject}__in": []})
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return Q()
    involved = Involvement.objects.filter(jurisdiction_id=actor.jurisdiction_id)
    if actor.role == "city_leader":
        involved = _of_organisations(involved, _assigned(actor, post_id, on=on))
    else:
        involved = involved.filter(unit_id__in=speaks_as(actor, on=on))
    return Q(**{f"{subject}__in": involved.values("subject_id")})


def _of_organisations(involved: QuerySet[Involvement], units: set[int | None]) -> QuerySet[Involvement]:
    """With an organisation; with any of them for whoever hears all of them."""
    if not units:
        return involved.none()
    found = involved.filter(unit__category=Category.ORGANISATION)
    return found if None in units else found.filter(unit_id__in=units)


def _assigned(actor: Actor, post_id: int | None, *, on: date) -> set[int | None]:
    if post_id is None:
        return set()
    return {row.organisation_id for row in assignments_of_post(actor.jurisdiction_id, post_id, on=on)}
