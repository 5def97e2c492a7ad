"""How is it noted that a unit's functions have gone to another, and how is that taken back?"""

from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.duties import values
from liaison.core.refusals import Refusal, reasons, refuse
from liaison.duties.models import Succession
from liaison.duties.queries.reckoned import with_predecessors
from liaison.record.actions import record
from liaison.units.models import Category, Jurisdiction, Unit
from liaison.units.queries import names_by_id


@transaction.atomic
def note_succession(*, old: Unit, new: Unit, on: date, reason: str, by: Actor, at: datetime) -> Succession:
    """From the day on the old unit's duties and what it did are with the new one. Raises ActionRefused."""
    Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)  # two may note it at once
    refuse(_refusals(old, new, by=by))
    made = Succession.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        old=old,
        new=new,
        on=on,
        reason=reason.strip(),
        noted_at=at,
        noted_by_id=by.account_id,
    )
    record("succession.noted", by=by, at=at, about=made, detail=_named(made))
    return made


@transaction.atomic
def withdraw_succession(*, succession: Succession, reason: str, by: Actor, at: datetime) -> None:
    """From now on the functions never went over; it stays to be read. Raises ActionRefused."""
    row = Succession.objects.select_for_update().get(pk=succession.pk)
    refuse(
        reasons(
            [
                (row.withdrawn_at is not None, "withdrawn", "已经撤回。"),
                (not reason.strip(), "reason", "请写明撤回的原因。"),
            ]
        )
    )
    row.withdrawn_at, row.withdrawn_why = at, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_why"])
    detail = _named(row) | {"reason": row.withdrawn_why}
    record("succession.withdrawn", by=by, at=at, about=row, detail=detail)


def _named(row: Succession) -> dict[str, object]:
    names = names_by_id([row.old_id, row.new_id], on=row.on)
    return {"old": names.get(row.old_id, ""), "new": names.get(row.new_id, ""), "on": row.on}


def _refusals(old: Unit, new: Unit, *, by: Actor) -> tuple[Refusal, ...]:
    noted = [
        values.Succession(row.old_id, row.new_id, row.on)
        for row in Succession.objects.filter(jurisdiction_id=by.jurisdiction_id, withdrawn_at=None)
    ]
    is_circle = old.pk != new.pk and new.pk in with_predecessors({old.pk}, noted)
    is_noted = any((one.old, one.new) == (old.pk, new.pk) for one in noted)
    is_government = Category.GOVERNMENT in (old.category, new.category)
    return reasons(
        [
            (old.pk == new.pk, "same", "请选定另一个单位。"),
            (old.category != new.category, "category", "部门的职能只能由部门承接，组织的由组织承接。"),
            (is_government, "government", "政府本身没有职能承接，请选择部门或党派团体。"),
            (is_circle, "circle", "已登记为相反方向的承接，请先核对。"),
            (is_noted, "noted", "这两个单位的承接已经登记。"),
        ]
    )
