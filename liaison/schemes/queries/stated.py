"""What do issued versions state, as facts that another scheme can begin from?"""

from collections.abc import Iterator
from datetime import date

from liaison.core.schemes.adopt import OwnBodies
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, LINK, Fact
from liaison.schemes.models import Duty, LeaderAssignment, LiaisonRule, SchemeVersion
from liaison.schemes.models.versions import RuleKind, Subject
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.queries.scheme import version_in_force
from liaison.units.models import Category, Jurisdiction, OrganisationKind
from liaison.units.queries import NamedUnit, units_on

DUTY_KEYS = (
    "kind",
    "actor",
    "counterpart",
    "minimum",
    "maximum",
    "per",
    "due",
    "force",
    "scope",
    "mutual",
    "in_person",
    "presided_by",
    "report_to",
    "inform",
)


def in_force(jurisdiction_id: int, *, on: date) -> list[SchemeVersion]:
    """The versions of the day, of departments and of leaders, as far as there are any."""
    found = (version_in_force(jurisdiction_id, subject, on=on) for subject in Subject)
    return [version for version in found if version is not None]


def facts_of(versions: list[SchemeVersion], *, on: date) -> tuple[Fact, ...]:
    """Links, assignments and duties of the versions, mended, with bodies under their names of the day."""
    if not versions:
        return ()
    units = {unit.pk: unit for unit in units_on(versions[0].jurisdiction_id, on=on)}
    return (
        *_links(versions, units),
        *_assignments(versions, units),
        *(_duty(duty) for duty in corrected(Duty.objects.filter(version__in=versions))),
    )


def _links(versions: list[SchemeVersion], units: dict[int, NamedUnit]) -> Iterator[Fact]:
    """A department that no longer exists has no line; one renamed stands under its name of the day."""
    for rule in corrected(LiaisonRule.objects.filter(version__in=versions)):
        department = units.get(rule.department_id)
        organisation = units.get(rule.organisation_id or 0)
        if department is None or (rule.kind == RuleKind.PAIRED and organisation is None):
            continue
        data = {
            "department": department.name,
            "kind": rule.kind,
            "organisation": organisation.canonical if organisation else "",
            "organisation_name": organisation.name if organisation else "",
            "scope": rule.scope,
            "covers": rule.covers,
            "names": [] if organisation else _covered(rule.covers, units),
            "rank_limit": rule.rank_limit,
        }
        yield Fact(LINK, data)


def _covered(covers: list[str], units: dict[int, NamedUnit]) -> list[str]:
    organisations = (unit for unit in units.values() if unit.category == Category.ORGANISATION)
    return [unit.canonical for unit in organisations if unit.canonical in covers or unit.kind in covers]


def _assignments(versions: list[SchemeVersion], units: dict[int, NamedUnit]) -> Iterator[Fact]:
    for row in corrected(LeaderAssignment.objects.filter(version__in=versions)):
        organisation = units.get(row.organisation_id or 0)
        if row.organisation_id is None or organisation is not None:
            canonical = organisation.canonical if organisation else "*"
            yield Fact(ASSIGNMENT, {"leader": row.leader_name, "organisation": canonical, "leads": row.leads})


def _duty(duty: Duty) -> Fact:
    return Fact(DUTY, {key: getattr(duty, key) for key in DUTY_KEYS})


def own_bodies(place: Jurisdiction, *, on: date) -> OwnBodies:
    """The place's departments and organisations of the day by what they are."""
    units = list(units_on(place.pk, on=on))
    return OwnBodies(
        prefix=place.prefix,
        departments=_only_one(units, Category.DEPARTMENT),
        organisations=_only_one(units, Category.ORGANISATION),
    )


def _only_one(units: list[NamedUnit], category: Category) -> dict[str, str]:
    """Names by what the bodies are; of two alike nobody can say which is meant."""
    alike: dict[str, list[str]] = {}
    for unit in units:
        if unit.category == category and unit.canonical:
            alike.setdefault(unit.canonical, []).append(unit.name)
    return {canonical: names[0] for canonical, names in alike.items() if len(names) == 1}


def organisations_there(place: Jurisdiction, *, on: date) -> list[tuple[str, str]]:
    """What each of the place's parties and its federation is, and of which kind."""
    units = units_on(place.pk, on=on, category=Category.ORGANISATION)
    kinds = {OrganisationKind.PARTY, OrganisationKind.FEDERATION}
    return [(unit.canonical, unit.kind) for unit in units if unit.kind in kinds]
