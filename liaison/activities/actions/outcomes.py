"""What came of an activity: minutes, what was agreed, voiced and found, and the replies?"""

from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.standing import as_entered, involvements_of, locked
from liaison.activities.models import Activity, FollowUp, Observation, Opinion
from liaison.activities.queries.outcomes import digest_of_minutes
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.outcomes import (
    refusals_to_finish,
    refusals_to_follow_up,
    refusals_to_note,
    refusals_to_observe,
    refusals_to_reply,
    refusals_to_write_minutes,
)
from liaison.core.refusals import refuse
from liaison.matters.models import Part
from liaison.matters.queries import speaks_for
from liaison.record.actions import record
from liaison.units.queries import name_of


@transaction.atomic
def write_minutes(*, activity: Activity, text: str, seen: str, by: Actor, at: datetime, on: date) -> Activity:
    """The activity with its minutes; `seen` is the digest of the text that the writer had before them.

    Raises ActionRefused where somebody else has changed them since.
    """
    activity = locked(activity)
    entry = as_entered(activity, involvements_of(activity), by=by, on=on)
    refuse(refusals_to_write_minutes(entry, stale=seen != digest_of_minutes(activity.minutes)))
    before, activity.minutes = activity.minutes, text.strip()
    activity.save(update_fields=["minutes"])
    detail = {"title": activity.subject.title, "before": len(before), "count": len(activity.minutes)}
    record("minutes.written", by=by, at=at, about=activity, detail=detail)
    return activity


@transaction.atomic
def note_follow_up(
    *, activity: Activity, unit_id: int, what: str, due: date, by: Actor, at: datetime, on: date
) -> FollowUp:
    """What was agreed, with its owner and day; it waits for the owner until it is done.

    Raises ActionRefused.
    """
    activity = locked(activity)
    involved = involvements_of(activity)
    entry = as_entered(activity, involved, by=by, on=on)
    takes_part = unit_id in {row.unit_id for row in involved}
    refuse(refusals_to_follow_up(entry, due=due, unit_takes_part=takes_part))
    noted = FollowUp.objects.create(
        jurisdiction_id=activity.jurisdiction_id,
        activity=activity,
        unit_id=unit_id,
        what=what.strip(),
        due=due,
        noted_at=at,
        noted_by_id=by.account_id,
    )
    detail = {"title": activity.subject.title, "unit": name_of(unit_id, on=on), "due": due}
    record("follow_up.noted", by=by, at=at, about=activity, detail=detail)
    return noted


@transaction.atomic
def finish_follow_up(
    *, follow_up: FollowUp, done_on: date, note: str, by: Actor, at: datetime, on: date
) -> FollowUp:
    """What was agreed, done on the day; said by its owner, or by a coordinator. Raises ActionRefused."""
    found = FollowUp.objects.select_for_update(of=("self",)).select_related("activity__subject")
    follow_up = found.get(pk=follow_up.pk)
    own = _speaks(follow_up.unit_id, by, on=on)
    refuse(refusals_to_finish(own=own, done=follow_up.done_on is not None, on=done_on, today=on))
    follow_up.done_on, follow_up.done_note = done_on, note.strip()
    follow_up.done_at, follow_up.done_by_id = at, by.account_id
    follow_up.save()
    title = follow_up.activity.subject.title
    detail = {"title": title, "unit": name_of(follow_up.unit_id, on=on), "on": done_on}
    record("follow_up.finished", by=by, at=at, about=follow_up.activity, detail=detail)
    return follow_up


@transaction.atomic
def note_opinion(
    *, activity: Activity, unit_id: int, text: str, voiced_by: str = "", by: Actor, at: datetime, on: date
) -> Opinion:
    """An opinion voiced there, kept as it was said until it is taken over. Raises ActionRefused."""
    activity = locked(activity)
    involved = involvements_of(activity)
    entry = as_entered(activity, involved, by=by, on=on)
    refuse(refusals_to_note(entry, unit_takes_part=unit_id in {row.unit_id for row in involved}))
    noted = Opinion.objects.create(
        jurisdiction_id=activity.jurisdiction_id,
        activity=activity,
        unit_id=unit_id,
        voiced_by=voiced_by.strip(),
        text=text.strip(),
        noted_at=at,
        noted_by_id=by.account_id,
    )
    detail = {"title": activity.subject.title, "unit": name_of(unit_id, on=on)}
    record("opinion.noted", by=by, at=at, about=activity, detail=detail)
    return noted


@transaction.atomic
def note_observation(
    *, activity: Activity, unit_id: int, text: str, due: date | None, by: Actor, at: datetime, on: date
) -> Observation:
    """What was found, put to the unit that was checked. Raises ActionRefused. Clauses: ZY-2.3d2, XQ-1.4b."""
    activity = locked(activity)
    involved = involvements_of(activity)
    kind = ACTIVITY_KINDS.get(activity.subject.kind)
    is_host = unit_id in {row.unit_id for row in involved if row.part == Part.HOST}
    refuse(
        refusals_to_observe(
            as_entered(activity, involved, by=by, on=on),
            has_findings=bool(kind and kind.replies),
            is_host=is_host,
            due=due,
        )
    )
    noted = Observation.objects.create(
        jurisdiction_id=activity.jurisdiction_id,
        activity=activity,
        unit_id=unit_id,
        text=text.strip(),
        due=due,
        noted_at=at,
        noted_by_id=by.account_id,
    )
    detail = {"title": activity.subject.title, "unit": name_of(unit_id, on=on), "due": due or ""}
    record("observation.noted", by=by, at=at, about=activity, detail=detail)
    return noted


@transaction.atomic
def reply_to_observation(
    *, observation: Observation, text: str, by: Actor, at: datetime, on: date
) -> Observation:
    """The finding with the reply of the unit checked, to be read by both. Raises ActionRefused."""
    found = Observation.objects.select_for_update(of=("self",)).select_related("activity__subject")
    observation = found.get(pk=observation.pk)
    own = _speaks(observation.unit_id, by, on=on)
    refuse(refusals_to_reply(own=own, replied=bool(observation.reply), text=text))
    observation.reply, observation.replied_at, observation.replied_by_id = text.strip(), at, by.account_id
    observation.save()
    title = observation.activity.subject.title
    detail = {"title": title, "unit": name_of(observation.unit_id, on=on)}
    record("observation.replied", by=by, at=at, about=observation.activity, detail=detail)
    return observation


def _speaks(unit_id: int, by: Actor, *, on: date) -> bool:
    return by.may(Permission.COORDINATE_ACTIVITIES) or unit_id in speaks_for(by, on=on)
