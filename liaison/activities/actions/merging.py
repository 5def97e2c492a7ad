"""One event entered twice: which of the two stays?"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import as_entered, ask_anew, involvements_of, locked
from liaison.activities.models import Activity
from liaison.activities.queries.said import said_of
from liaison.activities.queries.services import claimed
from liaison.core.access.actor import Actor
from liaison.core.activities.entry import what_changed
from liaison.core.activities.outcomes import may_be_one, refusals_to_merge
from liaison.core.activities.standing import Standing, State
from liaison.core.refusals import refuse
from liaison.matters.models import Involvement
from liaison.record.actions import record
from liaison.units.queries import names_by_id


@transaction.atomic
def merge_activity(*, activity: Activity, kept: Activity, by: Actor, at: datetime, on: date) -> Activity:
    """The entry that stays; the other is struck out, and its units are added to the one that stays.

    Counted once, however many claim it. Whoever is added is asked with the others. Raises ActionRefused.
    Clauses: FH-3.3b, SG-3.4.1c, XQ-1.3e.
    """
    first, second = sorted([activity, kept], key=lambda each: each.subject_id)  # always in the same order
    both = {each.pk: locked(each) for each in (first, second)}
    activity, kept = both[activity.pk], both[kept.pk]
    rows, kept_rows = involvements_of(activity), involvements_of(kept)
    refuse(
        refusals_to_merge(
            as_entered(activity, rows, by=by, on=on),
            as_entered(kept, kept_rows, by=by, on=on),
            twice=activity.pk != kept.pk
            and may_be_one(claimed(activity, _units(rows)), claimed(kept, _units(kept_rows))),
        )
    )
    subject = activity.subject
    subject.state, subject.standing = State.CANCELLED, Standing.ONE_SIDED
    subject.revision += 1
    subject.changed_at = at
    subject.save()
    activity.reason = f"与“{kept.subject.title}”重复登记，已并入。"[:300]
    activity.save(update_fields=["reason"])
    detail = {"title": subject.title, "into": kept.subject.title}
    record("activity.merged", by=by, at=at, about=activity, detail=detail)
    _take_in(kept, kept_rows, _units(rows), by=by, at=at, on=on)
    return kept


def _take_in(
    kept: Activity, rows: list[Involvement], units: frozenset[int], *, by: Actor, at: datetime, on: date
) -> None:
    """The units that stood in the other entry alone take part in this one; all are asked anew."""
    before = said_of(kept, rows)
    after = replace(before, guests=before.guests | (units - before.involved))
    if after == before:
        return
    kept.subject.revision += 1
    kept.subject.changed_at = at
    ask_anew(kept.subject, after, by=by, on=on, at=at)
    kept.subject.save()
    changed = what_changed(before, after, names=names_by_id(after.involved, on=on))
    detail = {"title": kept.subject.title, "revision": kept.subject.revision}
    record("activity.changed", by=by, at=at, about=kept, detail=detail, changed=changed)


def _units(rows: list[Involvement]) -> frozenset[int]:
    return frozenset(row.unit_id for row in rows)
