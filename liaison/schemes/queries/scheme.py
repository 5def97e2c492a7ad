"""What is in force on a day, and what does it lay down?"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from liaison.core.schemes.joining import Decided, waiting
from liaison.core.schemes.scheme import Organisation, Pair, Rule, expand
from liaison.schemes.models import Duty, Joining, LeaderAssignment, LiaisonRule, Notice, SchemeVersion
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.corrections import corrected
from liaison.tenancy.door import asked_once
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Unit


def versions(jurisdiction_id: int, subject: Subject | None = None) -> QuerySet[SchemeVersion]:
    """Every issued version, the latest first."""
    notices = Prefetch("notices", Notice.objects.defer("text"))
    found = SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id).prefetch_related(notices)
    return found.filter(subject=subject) if subject else found


def version_in_force(
    jurisdiction_id: int, subject: Subject, *, on: date, lock: bool = False
) -> SchemeVersion | None:
    """The version of the day, locked where it will be ended; None before the first, or after a repeal."""
    in_force = versions(jurisdiction_id, subject).filter(covers(on)).exclude(ended_how=EndedHow.REVOKED)

    def ask() -> SchemeVersion | None:
        found = (in_force.select_for_update() if lock else in_force).first()
        return corrected([found])[0] if found else None

    return ask() if lock else asked_once(("version_in_force", jurisdiction_id, subject, on), ask)


def in_force_bare(jurisdiction_id: int, *, on: date) -> dict[Subject, SchemeVersion]:
    """The versions of the day by subject, to work with, not to show: uncorrected and without notices."""

    def ask() -> dict[Subject, SchemeVersion]:
        return {Subject(each.subject): each for each in bare_versions(jurisdiction_id, on=on)}

    return asked_once(("in_force_bare", jurisdiction_id, on), ask)


def bare_versions(jurisdiction_id: int, *, on: date) -> QuerySet[SchemeVersion]:
    """The same as rows still to be read."""
    found = SchemeVersion.objects.filter(covers(on), jurisdiction_id=jurisdiction_id)
    return found.exclude(ended_how=EndedHow.REVOKED)


def versions_from(
    jurisdiction_id: int, subjects: Iterable[Subject], *, after: date
) -> QuerySet[SchemeVersion]:
    """The versions of the subjects that start after the day, the latest first; revoked ones left out."""
    found = SchemeVersion.objects.filter(
        jurisdiction_id=jurisdiction_id, subject__in=list(subjects), starts__gt=after
    )
    return found.exclude(ended_how=EndedHow.REVOKED)


def pairs_of(
    version: SchemeVersion,
    organisations: Iterable[Unit],
    *,
    on: date,
    rules: Sequence[Rule] | None = None,
) -> tuple[Pair, ...]:
    """The pairs that the version makes of the organisations of the day; its rules are read unless given."""
    there = list(organisations)
    ruled = rules_of(version) if rules is None else rules
    return expand(ruled, [as_organisation(unit) for unit in there], waiting=passed_by(version, there, on=on))


def passed_by(version: SchemeVersion, organisations: Iterable[Unit], *, on: date) -> Collection[int]:
    """The organisations that common liaison does not reach yet; decisions are read where one was founded."""
    founded = {unit.pk: unit.starts for unit in organisations}
    since = version.common_since or version.starts
    found = waiting(founded, {}, since=since, on=on)
    return waiting(founded, decided_in(version), since=since, on=on) if found else found


def decided_in(version: SchemeVersion) -> dict[int, Decided]:
    """What has been said about organisations founded after the version."""
    return {row.organisation_id: Decided(row.starts) for row in Joining.objects.filter(version=version)}


def rules_of(version: SchemeVersion) -> list[Rule]:
    """The version's rules as values."""
    return [as_rule(rule) for rule in LiaisonRule.objects.filter(version=version).order_by("position")]


def as_rule(rule: LiaisonRule) -> Rule:
    """The row as a value."""
    return Rule(
        id=rule.pk,
        department=rule.department_id,
        organisation=rule.organisation_id,
        covers=tuple(rule.covers),
        rank_limit=rule.rank_limit,
    )


def as_organisation(unit: Unit) -> Organisation:
    """The row as a value."""
    return Organisation(id=unit.pk, canonical=unit.canonical, kind=unit.kind, rank=unit.rank)


def assignments(version: SchemeVersion) -> list[LeaderAssignment]:
    """The leaders of the version in the notice's order, with organisation and notice."""
    found = LeaderAssignment.objects.filter(version=version)
    return corrected(found.select_related("organisation", "notice", "post").defer("notice__text"))


def duties(jurisdiction_id: int, *, on: date) -> list[Duty]:
    """What the versions in force on the day demand, allow or recommend, in the notice's order."""
    in_force = list(in_force_bare(jurisdiction_id, on=on).values())
    found = Duty.objects.filter(version__in=in_force)
    return corrected(found.select_related("notice", "version").defer("notice__text"))


def assignments_of(unit: Unit, *, on: date) -> list[LeaderAssignment]:
    """The leaders who answer for an organisation on the day, those for all of them last."""
    if unit.category != Category.ORGANISATION:
        return []
    version = in_force_bare(unit.jurisdiction_id, on=on).get(Subject.LEADERS)
    if version is None:
        return []
    mine = [row for row in assignments(version) if row.organisation_id in {unit.pk, None}]
    return sorted(mine, key=lambda row: row.organisation_id is None)
