"""Which units do a draft's names become when it is issued? Known ones, or newly founded ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from liaison import vocabulary
from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.schemes.bodies import is_another_spelling
from liaison.core.schemes.facts import LINK
from liaison.schemes.models import BodyMatch, SchemeDraft
from liaison.schemes.models.drafts import Decision, MatchedHow
from liaison.schemes.queries.bodies import known_bodies
from liaison.units.actions import found_unit, remember_alias
from liaison.units.models import Category, OrganisationKind, Unit

FIRST_PLACE, STEP = 1000, 10  # room between departments, for the office to move them


@dataclass(frozen=True, slots=True)
class Bodies:
    """The unit of each name in the draft."""

    departments: dict[str, Unit]  # by name as written
    organisations: dict[str, Unit]  # by canonical name

    def department(self, name: str) -> Unit:
        return self.departments[name]

    def organisation(self, canonical: str) -> Unit:
        return self.organisations[canonical]


def found_bodies(draft: SchemeDraft, *, by: Actor, at: datetime) -> Bodies:
    """Every name's unit; a new name founds a unit, a name by type or choice is remembered as alias.

    So is a name as it was read, where a person has corrected it.
    """
    bodies = Bodies({}, {})
    founded: dict[tuple[str, str], Unit] = {}
    for place, body in enumerate(draft.bodies.select_related("unit").order_by("id")):
        key = (body.category, body.canonical)
        unit = body.unit or (founded.get(key) if body.canonical else None)
        if unit is None:
            unit = founded[key] = _found(body, place, by=by, at=at)
        elif body.how in {MatchedHow.TYPE, MatchedHow.CHOSEN, MatchedHow.NEW}:
            remember_alias(unit=unit, alias=body.name, name=body.name, by=by, at=at)
        if body.category == Category.DEPARTMENT:
            bodies.departments[body.name] = unit
        else:
            bodies.organisations[body.canonical] = unit
    _remember_corrected(draft, bodies, by=by, at=at)
    return bodies


def _remember_corrected(draft: SchemeDraft, bodies: Bodies, *, by: Actor, at: datetime) -> None:
    """So that the next notice with the same spelling is understood without being corrected again."""
    corrected = list(_corrected(draft, bodies))
    if not corrected:
        return
    on = day_of(at)
    known = known_bodies(draft.jurisdiction_id, on=on)
    by_id = {body.id: body for body in known}
    for read, unit in corrected:
        body = by_id.get(unit.pk)
        if body and is_another_spelling(read, body, known, vocabulary.load(), on=on):
            remember_alias(unit=unit, alias=read, name=body.name, by=by, at=at)


def _corrected(draft: SchemeDraft, bodies: Bodies) -> Iterator[tuple[str, Unit]]:
    """Each name that was read otherwise than it is issued, and the unit that it turned out to mean."""
    for proposal in draft.proposals.filter(decision=Decision.ACCEPTED, sort=LINK, by_hand=False):
        data, read = proposal.data, proposal.as_read
        if read.get("department") != data["department"]:
            yield read.get("department", ""), bodies.department(data["department"])
        if data["organisation"] and read.get("organisation_name") != data["organisation_name"]:
            yield read.get("organisation_name", ""), bodies.organisation(data["organisation"])


def _found(body: BodyMatch, place: int, *, by: Actor, at: datetime) -> Unit:
    if body.category == Category.DEPARTMENT:
        return found_unit(
            name=body.name,
            category=Category.DEPARTMENT,
            canonical=body.canonical,
            order=FIRST_PLACE + STEP * place,
            by=by,
            at=at,
        )
    words = vocabulary.load()
    kinds = {organisation.name: organisation.kind for organisation in words.organisations}
    written = words.organisation(body.name)
    return found_unit(
        name=body.name,
        category=Category.ORGANISATION,
        kind=OrganisationKind(kinds[body.canonical]),
        canonical=body.canonical,
        rank=(written.rank or "") if written else "",
        order=STEP * words.official_order[body.canonical],
        by=by,
        at=at,
    )
