"""How do the coordinators ask units for what they owe?"""

from collections.abc import Collection
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import reasons, refuse
from liaison.duties.models import Chase, KeptFinding
from liaison.duties.queries.board import debtor_of
from liaison.duties.queries.chases import can_be_chased, chased_today
from liaison.duties.queries.keys import key_of
from liaison.record.actions import record
from liaison.units.models import Jurisdiction
from liaison.units.queries import names_by_id


@transaction.atomic
def chase(*, findings: Collection[KeptFinding], text: str, by: Actor, at: datetime, on: date) -> list[Chase]:
    """What now waits with the units that owe it; nothing is chased twice a day. Raises ActionRefused.

    Each unit has one entry in the record.
    """
    Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)  # two offices may chase at once
    before = chased_today(by.jurisdiction_id, on=on)
    open_now = [row for row in findings if can_be_chased(row) and key_of(row) not in before]
    refuse(
        reasons(
            [
                (not findings, "findings", "请至少勾选一项。"),
                (bool(findings) and not open_now, "chased", "所选各项今天已经催办过，或者已经办完。"),
                (not text.strip(), "text", "请写明催办内容，收到的单位能看到。"),
            ]
        )
    )
    made = Chase.objects.bulk_create(_chase(row, text=text.strip(), by=by, at=at, on=on) for row in open_now)
    names = names_by_id({each.unit_id for each in made}, on=on)
    for unit, found in groupby(sorted(made, key=_unit_of), key=_unit_of):
        of_unit = list(found)
        detail = {"unit": names.get(unit, ""), "count": len(of_unit), "text": of_unit[0].text}
        record("chase.made", by=by, at=at, about=of_unit[0], detail=detail)
    return made


def _unit_of(made: Chase) -> int:
    return made.unit_id


def _chase(row: KeptFinding, *, text: str, by: Actor, at: datetime, on: date) -> Chase:
    return Chase(
        jurisdiction_id=by.jurisdiction_id,
        unit_id=debtor_of(row).unit or 0,
        kind=row.kind,
        chain=row.chain,
        scope=row.scope,
        department_id=row.department_id,
        organisation_id=row.organisation_id,
        side=row.side,
        starts=row.starts,
        event=row.event,
        text=text,
        chased_on=on,
        chased_at=at,
        chased_by_id=by.account_id,
    )
