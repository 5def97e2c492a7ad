"""How does a plan come about, or not?"""

from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import as_entered, ask_anew, involvements_of, locked, tell_calendars
from liaison.activities.models import Activity
from liaison.activities.queries.said import said_of
from liaison.core.access.actor import Actor
from liaison.core.activities.standing import (
    Standing,
    State,
    refusals_to_call_off,
    refusals_to_hold,
)
from liaison.core.refusals import refuse
from liaison.record.actions import record


@transaction.atomic
def hold_activity(*, activity: Activity, held_on: date | None, by: Actor, at: datetime, on: date) -> Activity:
    """The activity, held on the day; the other units are asked whether it was so. Raises ActionRefused."""
    activity = locked(activity)
    involved = involvements_of(activity)
    refuse(refusals_to_hold(as_entered(activity, involved, by=by, on=on), on=held_on, today=on))
    subject = activity.subject
    moved = subject.on != held_on
    subject.on, subject.state = held_on, State.HELD
    if moved or (activity.until and held_on and activity.until < held_on):
        activity.until = None
    subject.revision += 1
    subject.changed_at = at
    tell_calendars(activity)
    activity.save()
    ask_anew(subject, said_of(activity, involved), by=by, on=on, at=at)
    subject.save()
    record("activity.held", by=by, at=at, about=activity, detail={"title": subject.title, "on": held_on})
    return activity


@transaction.atomic
def postpone_activity(
    *, activity: Activity, to: date | None, reason: str, by: Actor, at: datetime, on: date
) -> Activity:
    """The activity, planned for another day, or postponed to one that nobody knows yet (None).

    Raises ActionRefused.
    """
    activity = _call_off(activity, reason, by=by, on=on)
    subject = activity.subject
    before = subject.on
    subject.on, subject.state = to, State.PLANNED if to else State.POSTPONED
    activity.until = None
    _save(activity, reason, at=at)
    detail = {"title": subject.title, "before": before, "to": to or "", "reason": reason}
    record("activity.postponed", by=by, at=at, about=activity, detail=detail)
    return activity


@transaction.atomic
def cancel_activity(*, activity: Activity, reason: str, by: Actor, at: datetime, on: date) -> Activity:
    """The activity, cancelled with the reason; it stays to be read. Raises ActionRefused."""
    activity = _call_off(activity, reason, by=by, on=on)
    activity.subject.state = State.CANCELLED
    activity.subject.standing = Standing.ONE_SIDED
    _save(activity, reason, at=at)
    detail = {"title": activity.subject.title, "reason": reason}
    record("activity.cancelled", by=by, at=at, about=activity, detail=detail)
    return activity


def _call_off(activity: Activity, reason: str, *, by: Actor, on: date) -> Activity:
    activity = locked(activity)
    entry = as_entered(activity, involvements_of(activity), by=by, on=on)
    refuse(refusals_to_call_off(entry, reason=reason))
    return activity


def _save(activity: Activity, reason: str, *, at: datetime) -> None:
    subject = activity.subject
    subject.revision += 1
    subject.changed_at = at
    tell_calendars(activity)
    subject.save()
    activity.reason = reason.strip()
    activity.save()
