"""How is something taken back that was noted about an activity by mistake?"""

from datetime import date, datetime

from django.db import transaction

from liaison.activities.models import FollowUp, Observation, Opinion
from liaison.activities.queries.noted import noted_by_own
from liaison.core.access.actor import Actor
from liaison.core.activities.outcomes import refusals_to_withdraw
from liaison.core.refusals import refuse
from liaison.record.actions import record
from liaison.units.queries import name_of

Noted = FollowUp | Opinion | Observation
LONGEST = 100  # characters of what was noted that the record keeps


@transaction.atomic
def withdraw_noted(*, noted: Noted, reason: str, by: Actor, at: datetime, on: date) -> None:
    """The row is gone; the record says what it was, who took it back and why. Raises ActionRefused."""
    rows = type(noted)._default_manager.filter(noted_by_own(by, on=on), pk=noted.pk)
    own = rows.exists()
    found = type(noted)._default_manager.select_for_update(of=("self",)).get(pk=noted.pk)
    refuse(refusals_to_withdraw(own=own, settled=is_settled(found), reason=reason))
    about = found.activity
    detail = {
        "title": about.subject.title,
        "unit": name_of(found.unit_id, on=on),
        "what": (found.what if isinstance(found, FollowUp) else found.text)[:LONGEST],
        "reason": reason.strip(),
    }
    found.delete()
    if isinstance(found, FollowUp):
        record("follow_up.withdrawn", by=by, at=at, about=about, detail=detail)
    elif isinstance(found, Opinion):
        record("opinion.withdrawn", by=by, at=at, about=about, detail=detail)
    else:
        record("observation.withdrawn", by=by, at=at, about=about, detail=detail)


def is_settled(noted: Noted) -> bool:
    """Whether something has come of it already."""
    if isinstance(noted, FollowUp):
        return noted.done_on is not None
    if isinstance(noted, Opinion):
        return noted.taken_over_id is not None
    return bool(noted.reply)
