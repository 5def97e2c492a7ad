"""One event entered twice: which of the two stays?"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import (
    as_entered,
    ask_anew,
    involvements_of,
    locked,
    tell_calendars,
)
from liaison.activities.models import Activity, Attendance, FollowUp, Observation, Opinion
from liaison.activities.queries.said import said_of
from liaison.activities.queries.services import REACHED, claimed
from liaison.core.access.actor import Actor
from liaison.core.activities.entry import what_changed
from liaison.core.activities.outcomes import may_be_one, refusals_to_merge
from liaison.core.activities.standing import Standing, State, Word
from liaison.core.refusals import refuse
from liaison.matters.actions import hand_over_files
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
            contested=any(row.word == Word.CONTESTED for row in (*rows, *kept_rows)),
        )
    )
    subject = activity.subject
    subject.state, subject.standing = State.CANCELLED, Standing.ONE_SIDED
    subject.revision += 1
    subject.changed_at = at
    activity.reason = f"与“{kept.subject.title}”重复登记，已并入。"[:300]
    tell_calendars(activity)
    subject.save()
    activity.save(update_fields=["reason", "sequence", "told_on"])
    detail = {"title": subject.title, "into": kept.subject.title}
    record("activity.merged", by=by, at=at, about=activity, detail=detail)
    _hand_over(activity, kept)
    hand_over_files(
        goes=activity.subject, stays=kept.subject, about=kept, reason=activity.reason, by=by, at=at
    )
    _take_in(kept, kept_rows, activity, _units(rows), by=by, at=at, on=on)
    return kept


def _hand_over(activity: Activity, kept: Activity) -> None:
    """What came of the entry that goes is with the one that stays; nobody sits there twice."""
    for row in (FollowUp, Opinion, Observation):
        row._default_manager.filter(activity=activity).update(activity=kept)
    seated = list(Attendance.objects.filter(activity=kept))
    people = {seat.person_id for seat in seated if seat.person_id}
    names = {(seat.unit_id, seat.name) for seat in seated if seat.name}
    has_presider = any(seat.presides for seat in seated)
    for seat in Attendance.objects.filter(activity=activity):
        if seat.person_id not in people and (seat.unit_id, seat.name) not in names:
            seat.activity, seat.presides = kept, seat.presides and not has_presider
            seat.save(update_fields=["activity", "presides"])
    if activity.minutes and not kept.minutes:
        kept.minutes = activity.minutes
        kept.save(update_fields=["minutes"])


def _take_in(
    kept: Activity,
    rows: list[Involvement],
    other: Activity,
    units: frozenset[int],
    *,
    by: Actor,
    at: datetime,
    on: date,
) -> None:
    """The units that stood in the other entry alone take part in this one, and what only it said is kept.

    All are asked anew.
    """
    before = said_of(kept, rows)
    details = dict(kept.details)
    if REACHED in other.details and not details.get(REACHED):
        details[REACHED] = other.details[REACHED]
    after = replace(before, guests=before.guests | (units - before.involved), details=details)
    if after == before:
        return
    tell_calendars(kept)
    kept.details = details
    kept.save(update_fields=["details", "sequence", "told_on"])
    kept.subject.revision += 1
    kept.subject.changed_at = at
    ask_anew(kept.subject, after, by=by, on=on, at=at)
    kept.subject.save()
    changed = what_changed(before, after, names=names_by_id(after.involved, on=on))
    detail = {"title": kept.subject.title, "revision": kept.subject.revision}
    record("activity.changed", by=by, at=at, about=kept, detail=detail, changed=changed)


def _units(rows: list[Involvement]) -> frozenset[int]:
    return frozenset(row.unit_id for row in rows)
