"""Whose duties does somebody see?

Everybody those of the own unit and of those it represents, the coordinators all, a leader those of the
assigned organisations and of the government.
"""

from collections.abc import Collection
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.schemes.queries.holders import assignments_of_post
from liaison.schemes.queries.practice import speaks_for
from liaison.units.models import Category, Unit


def sees_duties_of(actor: Actor, units: Collection[Unit], *, post_id: int | None, on: date) -> bool:
    """Whether the actor sees what one of the units owes or is owed; no query for the own unit."""
    if not actor.may(Permission.SEE_ACTIVITIES):
        return False
    if actor.may(Permission.COORDINATE_ACTIVITIES) or any(unit.pk == actor.unit_id for unit in units):
        return True
    if actor.role == "city_leader":
        return _leads(actor, units, post_id=post_id, on=on)
    return not speaks_for(actor, on=on).isdisjoint(unit.pk for unit in units)


def _leads(actor: Actor, units: Collection[Unit], *, post_id: int | None, on: date) -> bool:
    if any(unit.category == Category.GOVERNMENT for unit in units):
        return True
    organisations = {unit.pk for unit in units if unit.category == Category.ORGANISATION}
    if post_id is None or not organisations:
        return False
    assigned = {row.organisation_id for row in assignments_of_post(actor.jurisdiction_id, post_id, on=on)}
    return None in assigned or not organisations.isdisjoint(assigned)
