"""How does a plan come about, or not?"""

from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import as_entered, ask_anew, involvements_of, locked, tell_calendars
from liaison.activities.models import Activity
from liaison.activities.queries.said import said_of
from liaison.core.access.actor import Actor
from liaison.core.activities.bounds import refusals_of_days
from liaison.core.activities.entry import what_changed
from liaison.core.activities.standing import (
    STATE_NAMES,
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
    entry = as_entered(activity, involved, by=by, on=on)
    refuse([*refusals_to_hold(entry, on=held_on, today=on), *refusals_of_days(held_on, None, today=on)])
    subject = activity.subject
    before = said_of(activity, involved)
    changed = _stands_now(State(subject.state), State.HELD)
    moved = subject.on != held_on
    subject.on, subject.state = held_on, State.HELD
    if moved or (activity.until and held_on and activity.until < held_on):
        activity.until = None
    subject.revision += 1
    subject.changed_at = at
    tell_calendars(activity)
    activity.save()
    now = said_of(activity, involved)
    ask_anew(subject, now, by=by, on=on, at=at)
    subject.save()
    detail = {"title": subject.title, "on": held_on, "revision": subject.revision}
    changed |= what_changed(before, now)
    record("activity.held", by=by, at=at, about=activity, detail=detail, changed=changed)
    return activity


@transaction.atomic
def postpone_activity(
    *, activity: Activity, to: date | None, reason: str, by: Actor, at: datetime, on: date
) -> Activity:
    """The activity, planned for another day, or postponed to one that nobody knows yet (None).

    Raises ActionRefused.
    """
    activity = _call_off(activity, reason, by=by, on=on)
    refuse(refusals_of_days(to, None, today=on))
    subject = activity.subject
    before = said_of(activity, ())
    state = State.PLANNED if to else State.POSTPONED
    changed = _stands_now(State(subject.state), state)
    subject.on, subject.state = to, state
    activity.until = None
    _save(activity, reason, at=at)
    detail = {
        "title": subject.title,
        "before": before.on,
        "to": to or "",
        "reason": reason,
        "revision": subject.revision,
    }
    changed |= what_changed(before, said_of(activity, ()))
    record("activity.postponed", by=by, at=at, about=activity, detail=detail, changed=changed)
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


def _stands_now(before: State, after: State) -> dict[str, tuple[object, object]]:
    """What became of it, as those see it who are asked again."""
    return {} if before == after else {"状态": (STATE_NAMES[before], STATE_NAMES[after])}


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
