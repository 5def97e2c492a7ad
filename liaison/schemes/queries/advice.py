"""What do other places pair? The known ones, and those above and below that one may see."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from liaison import vocabulary
from liaison.core.schemes.advice import Advice, Practice, advise
from liaison.core.schemes.bodies import canonical_department
from liaison.core.schemes.facts import LINK, Fact
from liaison.schemes.known import known_schemes
from liaison.schemes.models import LiaisonRule
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.tenancy.door import also_reading
from liaison.tenancy.spans import covers
from liaison.units.models import Jurisdiction
from liaison.units.queries import places_above, places_below

_BRANCH = ".branch"


def practices(place: Jurisdiction, *, on: date) -> list[Practice]:
    """How other places do it: related places with a scheme in force, then the known ones not among them.

    Reads issued schemes of the places above and below alone; drafts and strangers never.
    """
    related = {each.pk: each for each in (*places_above(place.pk), *places_below(place.pk))}
    also_reading(related.keys())
    found = _of_places(related, on=on)
    there = {place.name, *(practice.place for practice in found)}
    return found + [
        _of_facts(known.name, known.facts) for known in known_schemes() if known.name not in there
    ]


def advice_for(department: str, among: Sequence[Practice], *, on: date) -> Advice:
    """What is done elsewhere with a department of this name; empty where its type is not known."""
    words = vocabulary.load()
    kind = canonical_department(department, words, on=on).removesuffix(_BRANCH)
    return advise(kind, among, words.official_order)


def _of_places(places: dict[int, Jurisdiction], *, on: date) -> list[Practice]:
    in_force = covers(on, prefix="version__")
    rules = (
        LiaisonRule.objects.filter(in_force, jurisdiction__in=places, version__subject=Subject.DEPARTMENTS)
        .exclude(version__ended_how=EndedHow.REVOKED)
        .values_list("jurisdiction", "department__canonical", "organisation__canonical")
    )
    found: dict[int, list[tuple[str, str | None]]] = {}
    for jurisdiction, department, organisation in rules:
        if department:
            found.setdefault(jurisdiction, []).append((department, organisation))
    return [_practice(places[pk].name, links, pk) for pk, links in found.items()]


def _of_facts(name: str, facts: Iterable[Fact]) -> Practice:
    words = vocabulary.load()
    links = [
        (canonical_department(fact.data["department"], words, on=None), fact.data["organisation"] or None)
        for fact in facts
        if fact.sort == LINK
    ]
    return _practice(name, [link for link in links if link[0]], None)


def _practice(name: str, links: Iterable[tuple[str, str | None]], pk: int | None) -> Practice:
    plain = [(kind, organisation) for department, organisation in links for kind in _kinds(department)]
    return Practice(
        place=name,
        paired=frozenset((kind, organisation) for kind, organisation in plain if organisation),
        common=frozenset(kind for kind, organisation in plain if not organisation),
        place_id=pk,
    )


def _kinds(canonical: str) -> list[str]:
    """A branch counts as a department of its type, and a body that unites several as each of them."""
    code = canonical.removesuffix(_BRANCH)
    return [code, *_united().get(code, ())]


@cache
def _united() -> dict[str, tuple[str, ...]]:
    return {kind.code: kind.covers for kind in vocabulary.load().departments if kind.covers}
