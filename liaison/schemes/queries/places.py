"""Which schemes are in force in the places below?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.core.schemes.scheme import Organisation, Rule, expand
from liaison.schemes.models import LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.tenancy.door import also_reading
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Jurisdiction, Unit
from liaison.units.queries import places_below


@dataclass(frozen=True, slots=True)
class PlaceBelow:
    """One place below, and what is in force there; no version: nothing has been issued yet."""

    place: Jurisdiction
    depth: int  # 0 for those directly below
    version: SchemeVersion | None
    pairs: int


def schemes_below(place: Jurisdiction, *, on: date) -> list[PlaceBelow]:
    """Every place below under the one above it, in a fixed number of queries; reads them all."""
    below = places_below(place.pk)
    also_reading({each.pk for each in below})
    versions = _in_force([each.pk for each in below], on=on)
    counts = _pairs(versions.values(), on=on)
    return [
        PlaceBelow(each, depth, versions.get(each.pk), counts.get(each.pk, 0))
        for depth, each in _in_order(below, above=place.pk)
    ]


def _in_order(places: list[Jurisdiction], *, above: int, depth: int = 0) -> list[tuple[int, Jurisdiction]]:
    rows: list[tuple[int, Jurisdiction]] = []
    for place in places:
        if place.parent_id == above:
            rows += [(depth, place), *_in_order(places, above=place.pk, depth=depth + 1)]
    return rows


def _in_force(places: list[int], *, on: date) -> dict[int, SchemeVersion]:
    found = SchemeVersion.objects.filter(
        covers(on), jurisdiction__in=places, subject=Subject.DEPARTMENTS
    ).exclude(ended_how=EndedHow.REVOKED)
    return {version.jurisdiction_id: version for version in found}


def _pairs(versions: Iterable[SchemeVersion], *, on: date) -> dict[int, int]:
    """How many pairs the version of each place makes of its organisations of the day."""
    places = {version.pk: version.jurisdiction_id for version in versions}
    organisations: dict[int, list[Organisation]] = {}
    for unit in Unit.objects.filter(
        covers(on), jurisdiction__in=places.values(), category=Category.ORGANISATION
    ):
        one = Organisation(unit.pk, unit.canonical, unit.kind, unit.rank)
        organisations.setdefault(unit.jurisdiction_id, []).append(one)
    rules: dict[int, list[Rule]] = {}
    for rule in LiaisonRule.objects.filter(version__in=places):
        one_rule = Rule(
            id=rule.pk,
            department=rule.department_id,
            organisation=rule.organisation_id,
            covers=tuple(rule.covers),
            rank_limit=rule.rank_limit,
        )
        rules.setdefault(rule.jurisdiction_id, []).append(one_rule)
    return {
        place: len(expand(rules.get(place, []), organisations.get(place, []))) for place in places.values()
    }
