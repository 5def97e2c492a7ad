"""How is it noted that a unit's functions have gone to another?"""

from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import reasons, refuse
from liaison.duties.models import Succession
from liaison.record.actions import record
from liaison.units.models import Unit
from liaison.units.queries import names_by_id


@transaction.atomic
def note_succession(*, old: Unit, new: Unit, on: date, reason: str, by: Actor, at: datetime) -> Succession:
    """From the day on the old unit's duties and what it did are with the new one. Raises ActionRefused."""
    refuse(
        reasons(
            [
                (old.pk == new.pk, "same", "请选定另一个单位。"),
                (old.category != new.category, "category", "部门的职能只能由部门承接，组织的由组织承接。"),
                (
                    Succession.objects.filter(old=new, new=old).exists(),
                    "circle",
                    "已登记为相反方向的承接，请先核对。",
                ),
            ]
        )
    )
    noted = Succession.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        old=old,
        new=new,
        on=on,
        reason=reason.strip(),
        noted_at=at,
        noted_by_id=by.account_id,
    )
    names = names_by_id([old.pk, new.pk], on=on)
    detail = {"old": names.get(old.pk, ""), "new": names.get(new.pk, ""), "on": on}
    record("succession.noted", by=by, at=at, about=noted, detail=detail)
    return noted
