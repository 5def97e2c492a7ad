"""What is in force on a day, and what does it lay down?"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from liaison.core.schemes.scheme import Organisation, Pair, Rule, expand
from liaison.schemes.models import Duty, LeaderAssignment, LiaisonRule, Notice, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Unit


def versions(jurisdiction_id: int, subject: Subject | None = None) -> QuerySet[SchemeVersion]:
    """Every issued version, the latest first."""
    notices = Prefetch("notices", Notice.objects.defer("text"))
    found = SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id).prefetch_related(notices)
    return found.filter(subject=subject) if subject else found


def version_in_force(jurisdiction_id: int, subject: Subject, *, on: date) -> SchemeVersion | None:
    """The version of the day; None before the first, or where nothing has been issued."""
    in_force = versions(jurisdiction_id, subject).filter(covers(on)).exclude(ended_how=EndedHow.REVOKED)
    return in_force.first()


def pairs_of(version: SchemeVersion, organisations: Iterable[Unit]) -> tuple[Pair, ...]:
    """The pairs that the version makes of the organisations of a day."""
    return expand(_rules(version), [_organisation(unit) for unit in organisations])


def _rules(version: SchemeVersion) -> list[Rule]:
    return [
        Rule(
            id=rule.pk,
            department=rule.department_id,
            organisation=rule.organisation_id,
            covers=tuple(rule.covers),
            rank_limit=rule.rank_limit,
        )
        for rule in LiaisonRule.objects.filter(version=version)
    ]


def _organisation(unit: Unit) -> Organisation:
    return Organisation(id=unit.pk, canonical=unit.canonical, kind=unit.kind, rank=unit.rank)


def assignments(version: SchemeVersion) -> QuerySet[LeaderAssignment]:
    """The leaders of the version in the notice's order, with organisation and notice."""
    found = LeaderAssignment.objects.filter(version=version)
    return found.select_related("organisation", "notice", "post").defer("notice__text")


def duties(jurisdiction_id: int, *, on: date) -> list[Duty]:
    """What the versions in force on the day demand, allow or recommend, in the notice's order."""
    in_force = [version_in_force(jurisdiction_id, subject, on=on) for subject in Subject]
    found = Duty.objects.filter(version__in=[version for version in in_force if version is not None])
    return list(found.select_related("notice", "version").defer("notice__text"))


def assignments_of(unit: Unit, *, on: date) -> list[LeaderAssignment]:
    """The leaders who answer for an organisation on the day, those for all of them last."""
    version = version_in_force(unit.jurisdiction_id, Subject.LEADERS, on=on)
    if version is None or unit.category != Category.ORGANISATION:
        return []
    mine = [row for row in assignments(version) if row.organisation_id in {unit.pk, None}]
    return sorted(mine, key=lambda row: row.organisation_id is None)
