"""What can a scheme be begun from, and what has changed above since?"""

from dataclasses import dataclass
from datetime import date

from liaison import vocabulary
from liaison.core.schemes.adopt import adopted
from liaison.core.schemes.compare import compare
from liaison.core.schemes.facts import Fact
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import DraftState, Origin
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.scheme import pairs_of, version_in_force
from liaison.schemes.queries.stated import facts_of, in_force, own_bodies
from liaison.tenancy.door import also_reading
from liaison.units.models import Category, Jurisdiction, Unit
from liaison.units.queries import names_by_id, places_above, units_on

Pairing = tuple[str, str]  # names of a department and of an organisation, on their day


@dataclass(frozen=True, slots=True)
class Upper:
    """The nearest place above that has a scheme of departments in force."""

    place: Jurisdiction
    version: SchemeVersion


@dataclass(frozen=True, slots=True)
class ChangesAbove:
    """What the place above has laid down since ours was begun from it."""

    draft: SchemeDraft  # ours, as it was begun
    before: SchemeVersion
    now: SchemeVersion | None  # None: nothing is in force there any more
    gained: tuple[Pairing, ...]
    lost: tuple[Pairing, ...]

    @property
    def is_new(self) -> bool:
        """Whether another version is in force above than the one ours was begun from."""
        return self.now is None or self.now.pk != self.before.pk


def upper_of(place: Jurisdiction, *, on: date) -> Upper | None:
    """The scheme above from which one's own can be begun; None without. Reads the places above."""
    above = places_above(place.pk)
    also_reading({each.pk for each in above})
    for each in above:
        version = version_in_force(each.pk, Subject.DEPARTMENTS, on=on)
        if version is not None:
            return Upper(each, version)
    return None


def facts_from_above(place: Jurisdiction, upper: Upper, *, on: date) -> tuple[Fact, ...]:
    """The scheme above between the place's own bodies. Clauses: ZY-5."""
    return adopted(
        facts_of([upper.version], on=on),
        own_bodies(place, on=on),
        vocabulary.load(),
        above=upper.place.prefix,
    )


def facts_from_own(place: Jurisdiction, *, on: date) -> tuple[Fact, ...]:
    """What is in force in the place on the day."""
    return facts_of(in_force(place.pk, on=on), on=on)


def changes_above(jurisdiction_id: int, *, on: date) -> ChangesAbove | None:
    """What changed above since the place's latest scheme was begun from there; None where none was.

    Reads the places above for the rest of the request.
    """
    draft = (
        SchemeDraft.objects.filter(jurisdiction=jurisdiction_id, origin=Origin.UPPER)
        .exclude(state=DraftState.DISCARDED)
        .select_related("source_place")
        .first()
    )
    if draft is None or draft.source_place_id is None:
        return None
    also_reading({above.pk for above in places_above(jurisdiction_id)})
    before = SchemeVersion.objects.filter(
        jurisdiction=draft.source_place_id, pk=draft.source_version or 0
    ).first()
    if before is None:
        return None
    now = version_in_force(draft.source_place_id, Subject.DEPARTMENTS, on=on)
    if now is not None and now.pk == before.pk:
        return ChangesAbove(draft, before, now, (), ())
    difference = compare(
        dict.fromkeys(_pairings(before, on=on), True), dict.fromkeys(_pairings(now, on=on), True)
    )
    return ChangesAbove(draft, before, now, tuple(difference.gained), tuple(difference.lost))


def _pairings(version: SchemeVersion | None, *, on: date) -> list[Pairing]:
    """Who keeps liaison with whom in the version, under the names of the day, in official order."""
    if version is None:
        return []
    units = {unit.pk: unit for unit in units_on(version.jurisdiction_id, on=on)}
    organisations: list[Unit] = [unit for unit in units.values() if unit.category == Category.ORGANISATION]
    pairs = pairs_of(version, organisations, on=on)
    gone = {pair.department for pair in pairs} - units.keys()
    names = {pk: unit.name for pk, unit in units.items()} | names_by_id(gone, on=version.starts)
    order = {pk: place for place, pk in enumerate(units)}
    met = sorted(
        pairs, key=lambda pair: (order.get(pair.department, len(order)), order.get(pair.organisation, 0))
    )
    return [(names.get(pair.department, "—"), names[pair.organisation]) for pair in met]
