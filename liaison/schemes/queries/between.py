"""Between which department and which organisation may somebody see what the two do together?"""

from dataclasses import dataclass
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.schemes.models import LiaisonRule
from liaison.schemes.queries.holders import assignments_of_post
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.practice import ad_hoc_of, speaks_for
from liaison.tenancy.spans import covers
from liaison.units.models import Unit


@dataclass(frozen=True, slots=True)
class Sight:
    """Between whom somebody sees what is done: the two, the coordinators, the organisation's leader."""

    everything: bool = False
    own: frozenset[int] = frozenset()  # units on either side for which they speak
    organisations: frozenset[int | None] = frozenset()  # a leader's; None: all of them

    def reaches(self, department: int, organisation: int) -> bool:
        """Whether they see what is done between the two."""
        return (
            self.everything
            or bool(self.own & {department, organisation})
            or bool(self.organisations & {organisation, None})
        )


def sight_of(actor: Actor, *, post_id: int | None, on: date) -> Sight:
    """Between whom the actor sees what is done on the day; nobody without a reason."""
    if not actor.may(Permission.SEE_ACTIVITIES):
        return Sight()
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return Sight(everything=True)
    if actor.role == "city_leader":
        assigned = assignments_of_post(actor.jurisdiction_id, post_id, on=on) if post_id else []
        return Sight(organisations=frozenset(row.organisation_id for row in assigned))
    return Sight(own=frozenset(speaks_for(actor, on=on)))


def counterparts_of(units: frozenset[int], *, on: date) -> frozenset[int]:
    """With whom the units keep liaison on the day, by the scheme or as the work needs it."""
    found: set[int] = set()
    for unit in Unit.objects.filter(pk__in=units):
        found |= {other.pk for other, _rule in counterparts(unit, on=on)}
        for row in ad_hoc_of(unit.pk).filter(covers(on)):
            found |= {row.department_id, row.organisation_id}
    return frozenset(found) - units


def rule_between(department: Unit, organisation: Unit, *, on: date) -> LiaisonRule | None:
    """The rule that makes a pair of the two on the day; None where none does."""
    met = counterparts(department, on=on)
    return next((rule for other, rule in met if other.pk == organisation.pk), None)
