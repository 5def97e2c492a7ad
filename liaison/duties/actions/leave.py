"""How is somebody let off a duty, or given more time, and by whom?"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import Refusal, reasons, refuse
from liaison.duties.models import Exemption, Extension
from liaison.record.actions import record
from liaison.schemes.models import Duty
from liaison.units.models import Jurisdiction, Unit

Given = TypeVar("Given", Exemption, Extension)


@transaction.atomic
def exempt(
    *,
    duty: Duty | None,
    department: Unit | None,
    organisation: Unit | None,
    starts: date,
    ends: date,
    reason: str,
    by: Actor,
    at: datetime,
) -> Exemption:
    """What is due within the span is shown and cannot become overdue. Raises ActionRefused."""
    about: dict[str, Any] = {"duty": duty, "department": department, "organisation": organisation}
    dates = {"starts": starts, "ends": ends}
    unless = reasons(
        [
            (ends <= starts, "span", "结束日期应晚于开始日期。"),
            (not reason.strip(), "reason", "请写明免除的理由，各方都能看到。"),
            (_stands(Exemption, about | dates, by=by), "given", "同样的免除已经给予。"),
        ]
    )
    given = _give(Exemption, about | dates, reason=reason, unless=unless, by=by, at=at)
    record("exemption.given", by=by, at=at, about=given, detail=dates | {"reason": reason})
    return given


@transaction.atomic
def extend(
    *,
    duty: Duty,
    department: Unit | None,
    organisation: Unit | None,
    due: date,
    until: date,
    reason: str,
    by: Actor,
    at: datetime,
) -> Extension:
    """What is due on the one day may be done until the other. Raises ActionRefused."""
    about: dict[str, Any] = {"duty": duty, "department": department, "organisation": organisation}
    dates = {"due": due, "until": until}
    unless = reasons(
        [
            (until <= due, "until", "延期后的日期应晚于原定期限。"),
            (not reason.strip(), "reason", "请写明延期的理由，各方都能看到。"),
            (_stands(Extension, about | dates, by=by), "given", "同样的延期已经给予。"),
        ]
    )
    given = _give(Extension, about | dates, reason=reason, unless=unless, by=by, at=at)
    record("extension.given", by=by, at=at, about=given, detail=dates | {"reason": reason})
    return given


@transaction.atomic
def withdraw_exemption(*, exemption: Exemption, by: Actor, at: datetime) -> None:
    """From now on the exemption never was; it stays to be read. Raises ActionRefused."""
    _withdraw(Exemption.objects.select_for_update().get(pk=exemption.pk), at)
    record("exemption.withdrawn", by=by, at=at, about=exemption, detail={"reason": exemption.reason})


@transaction.atomic
def withdraw_extension(*, extension: Extension, by: Actor, at: datetime) -> None:
    """From now on the extension never was; it stays to be read. Raises ActionRefused."""
    _withdraw(Extension.objects.select_for_update().get(pk=extension.pk), at)
    record("extension.withdrawn", by=by, at=at, about=extension, detail={"reason": extension.reason})


def _give(
    kind: type[Given],
    said: Mapping[str, Any],
    *,
    reason: str,
    unless: Iterable[Refusal],
    by: Actor,
    at: datetime,
) -> Given:
    refuse(unless)
    return kind.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        **said,
        reason=reason.strip(),
        given_at=at,
        given_by_id=by.account_id,
    )


def _stands(kind: type[Given], said: Mapping[str, Any], *, by: Actor) -> bool:
    """Whether the same stands already; two who give it at once come one after the other."""
    Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)
    return kind.objects.filter(jurisdiction_id=by.jurisdiction_id, withdrawn_at=None, **said).exists()


def _withdraw(row: Exemption | Extension, at: datetime) -> None:
    refuse(reasons([(row.withdrawn_at is not None, "withdrawn", "已经撤回。")]))
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
