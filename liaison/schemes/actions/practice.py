"""What may units and coordinators do around a scheme in force?"""

from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.refusals import ActionRefused, Refusal
from liaison.core.schemes.practice import (
    ToOpen,
    refusals_to_end,
    refusals_to_follow,
    refusals_to_join,
    refusals_to_open,
)
from liaison.record.actions import record
from liaison.schemes.models import AdHocLiaison, Joining, SchemeVersion, WorkingRules
from liaison.schemes.models.practice import JoiningState
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.practice import speaks_for, waiting_on
from liaison.schemes.queries.scheme import pairs_of, version_in_force
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Unit
from liaison.units.queries import name_of, names_by_id


@transaction.atomic
def open_ad_hoc(
    *, department: Unit, organisation: Unit, reason: str, starts: date, by: Actor, at: datetime
) -> AdHocLiaison:
    """The liaison that the two keep from the day on, because the work needs it; it is not a duty.

    Either side opens it for itself, a coordinator for both. Raises ActionRefused with every reason
    against it. Clauses: JN-2.1.3, ZY-2.0, FH-2, SG-3.4.2.
    """
    _lock(department, organisation)
    asked = ToOpen(
        mine=_is_mine({department.pk, organisation.pk}, by, on=starts),
        sides_are_right=_are_there(department, organisation, on=starts),
        laid_down=_is_laid_down(department, organisation, on=starts),
        running=AdHocLiaison.objects.filter(department=department, organisation=organisation)
        .exclude(ends__lte=starts)
        .exists(),
    )
    _refuse(refusals_to_open(asked, reason=reason))
    opened = AdHocLiaison.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        department=department,
        organisation=organisation,
        reason=reason.strip(),
        starts=starts,
        opened_at=at,
        opened_by_id=by.account_id,
    )
    names = _names(opened, on=starts)
    record("ad_hoc.opened", by=by, at=at, about=opened, detail=names | {"starts": starts, "reason": reason})
    return opened


@transaction.atomic
def end_ad_hoc(*, ad_hoc: AdHocLiaison, on: date, by: Actor, at: datetime) -> AdHocLiaison:
    """The liaison, over from the day on; either side or a coordinator ends it. Raises ActionRefused."""
    ad_hoc = AdHocLiaison.objects.select_for_update().get(pk=ad_hoc.pk)
    mine = _is_mine({ad_hoc.department_id, ad_hoc.organisation_id}, by, on=on)
    _refuse(refusals_to_end(mine=mine, starts=ad_hoc.starts, ends=ad_hoc.ends, on=on))
    ad_hoc.ends = on
    ad_hoc.save(update_fields=["ends"])
    record("ad_hoc.ended", by=by, at=at, about=ad_hoc, detail=_names(ad_hoc, on=on) | {"ends": on})
    return ad_hoc


@transaction.atomic
def issue_working_rules(
    *,
    unit: Unit,
    title: str,
    matters: str,
    forms: str,
    procedure: str,
    requirements: str,
    starts: date,
    by: Actor,
    at: datetime,
) -> WorkingRules:
    """The department's own rules from the day on; those before them end. Raises ActionRefused.

    Clauses: ZY-3.2c.
    """
    _lock(unit)
    if unit.pk != by.unit_id or unit.category != Category.DEPARTMENT:
        _refuse((Refusal("not_mine", "只能为本部门制定工作规则。"),))
    _end_earlier_rules(unit, starts)
    issued = WorkingRules.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        unit=unit,
        title=title,
        matters=matters,
        forms=forms,
        procedure=procedure,
        requirements=requirements,
        starts=starts,
        issued_at=at,
        issued_by_id=by.account_id,
    )
    name = name_of(unit.pk, on=starts)
    detail = {"unit": name, "title": title, "starts": starts}
    record("working_rules.issued", by=by, at=at, about=issued, detail=detail)
    return issued


def _end_earlier_rules(unit: Unit, starts: date) -> None:
    earlier = list(WorkingRules.objects.select_for_update().filter(unit=unit))
    _refuse(refusals_to_follow(starts=starts, earlier=[rules.starts for rules in earlier]))
    for rules in earlier:
        if rules.ends is None:
            rules.ends = starts
            rules.save(update_fields=["ends"])


@transaction.atomic
def confirm_joining(*, organisation: Unit, starts: date, on: date, by: Actor, at: datetime) -> Joining:
    """The newcomer, counted from the day on by common liaison of the version in force on `on`.

    Raises ActionRefused where it is no newcomer or the day lies before its founding.
    """
    return _join(organisation, starts, on=on, by=by, at=at)


@transaction.atomic
def decline_joining(*, organisation: Unit, on: date, by: Actor, at: datetime) -> Joining:
    """The newcomer, left out of common liaison of the version in force on `on`. Raises ActionRefused."""
    return _join(organisation, None, on=on, by=by, at=at)


def _join(organisation: Unit, starts: date | None, *, on: date, by: Actor, at: datetime) -> Joining:
    _lock(organisation)
    found = waiting_on(by.jurisdiction_id, on=on)
    newcomers = {one.organisation.id for one in found.found} if found else set[int]()
    _refuse(
        refusals_to_join(
            is_newcomer=organisation.pk in newcomers, starts=starts, founded_on=organisation.starts
        )
    )
    assert found is not None  # noqa: S101 - without a version there is no newcomer
    version = SchemeVersion.objects.select_for_update().get(pk=found.version.pk)
    joining = Joining.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        version=version,
        organisation=organisation,
        state=JoiningState.CONFIRMED if starts else JoiningState.DECLINED,
        starts=starts,
        decided_at=at,
        decided_by_id=by.account_id,
    )
    name = name_of(organisation.pk, on=on)
    if starts:
        detail = {"organisation": name, "starts": starts}
        record("joining.confirmed", by=by, at=at, about=joining, detail=detail)
    else:
        record("joining.declined", by=by, at=at, about=joining, detail={"organisation": name})
    return joining


def _refuse(refusals: tuple[Refusal, ...]) -> None:
    if refusals:
        raise ActionRefused(refusals)


def _lock(*units: Unit) -> None:
    """One at a time about these units, always in the same order."""
    wanted = [unit.pk for unit in units]
    list(Unit.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk"))


def _is_mine(units: set[int], by: Actor, *, on: date) -> bool:
    return by.may(Permission.ISSUE_SCHEMES) or bool(units & speaks_for(by, on=on))


def _are_there(department: Unit, organisation: Unit, *, on: date) -> bool:
    categories = (department.category, organisation.category)
    there = Unit.objects.filter(covers(on), pk__in=[department.pk, organisation.pk]).count()
    return categories == (Category.DEPARTMENT, Category.ORGANISATION) and there == 2


def _is_laid_down(department: Unit, organisation: Unit, *, on: date) -> bool:
    version = version_in_force(department.jurisdiction_id, Subject.DEPARTMENTS, on=on)
    if version is None:
        return False
    return any(pair.department == department.pk for pair in pairs_of(version, [organisation], on=on))


def _names(ad_hoc: AdHocLiaison, *, on: date) -> dict[str, object]:
    names = names_by_id([ad_hoc.department_id, ad_hoc.organisation_id], on=on)
    return {
        "department": names.get(ad_hoc.department_id, ""),
        "organisation": names.get(ad_hoc.organisation_id, ""),
    }
