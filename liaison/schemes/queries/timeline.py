"""With whom has a unit kept liaison, over all versions?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from liaison.core.schemes.joining import Decided
from liaison.core.schemes.scheme import Rule
from liaison.core.schemes.timeline import Existing, Period, spells
from liaison.schemes.models import Joining, LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.scheme import as_organisation, as_rule
from liaison.units.models import Category, Unit, UnitName


@dataclass(frozen=True, slots=True)
class Kept:
    """One unbroken liaison of a unit; the other side under the last name that it had then."""

    other: int
    name: str
    common: bool
    starts: date
    ends: date | None


def liaison_over_time(unit: Unit) -> list[Kept]:
    """Every unbroken liaison that schemes made for the unit, the latest first, in a few queries."""
    organisations = [
        Existing(as_organisation(each), each.starts, each.ends)
        for each in Unit.objects.filter(jurisdiction_id=unit.jurisdiction_id, category=Category.ORGANISATION)
    ]
    mine = [
        spell
        for spell in spells(_periods(unit.jurisdiction_id), organisations)
        if unit.pk in (spell.department, spell.organisation)
    ]
    others = [
        (spell.organisation if unit.pk == spell.department else spell.department, spell) for spell in mine
    ]
    names = _names({other for other, _ in others})
    kept = [
        Kept(other, _name_until(names[other], spell.ends), spell.common, spell.starts, spell.ends)
        for other, spell in others
    ]
    return sorted(kept, key=lambda one: (one.ends is None, one.starts), reverse=True)


def _periods(jurisdiction_id: int) -> list[Period]:
    versions = list(
        SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id, subject=Subject.DEPARTMENTS).exclude(
            ended_how=EndedHow.REVOKED
        )
    )
    rules: dict[int, list[Rule]] = defaultdict(list)
    for row in LiaisonRule.objects.filter(version__in=versions):
        rules[row.version_id].append(as_rule(row))
    decided: dict[int, dict[int, Decided]] = defaultdict(dict)
    for joining in Joining.objects.filter(version__in=versions):
        decided[joining.version_id][joining.organisation_id] = Decided(joining.starts)
    return [
        Period(
            tuple(rules[version.pk]),
            version.starts,
            version.ends,
            since=version.common_since or version.starts,
            decided=decided[version.pk],
        )
        for version in versions
        if version.ends is None or version.starts < version.ends
    ]


def _names(units: set[int]) -> dict[int, list[UnitName]]:
    found: dict[int, list[UnitName]] = defaultdict(list)
    for name in UnitName.objects.filter(unit_id__in=units):
        found[name.unit_id].append(name)
    return found


def _name_until(names: list[UnitName], ends: date | None) -> str:
    """What the unit was called last before the day; without a day, what it is called last of all."""
    begun = [name for name in names if ends is None or name.starts is None or name.starts < ends]
    last = max(begun, key=lambda name: name.starts or date.min, default=None)
    return last.name if last else ""
