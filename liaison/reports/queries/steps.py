"""What may whoever looks do with a paper next?"""

from dataclasses import dataclass
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.submissions import (
    SubmissionState,
    refusals_to_confirm_submission,
    refusals_to_return_submission,
    refusals_to_withdraw_submission,
)
from liaison.matters.queries import speaks_for
from liaison.reports.models import Submission

_ANY_REASON = "—"  # whether one may is asked before the reason is known


@dataclass(frozen=True, slots=True)
class Steps:
    """What the page offers."""

    confirm: bool
    give_back: bool
    withdraw: bool
    add: bool  # one more scan
    enter_again: bool


def steps_of(submission: Submission, actor: Actor, *, on: date) -> Steps:
    """What the actor may do with the paper on the day, by the rules that its actions go by."""
    state = SubmissionState(submission.subject.state)
    coordinates = actor.may(Permission.COORDINATE_ACTIVITIES)
    own = submission.unit_id in speaks_for(actor, on=on)
    writes = actor.may(Permission.ENTER_ACTIVITIES) and (coordinates or own)
    return Steps(
        confirm=coordinates and not refusals_to_confirm_submission(state),
        give_back=coordinates and not refusals_to_return_submission(state, reason=_ANY_REASON),
        withdraw=writes
        and not refusals_to_withdraw_submission(state, own=own, coordinates=coordinates, reason=_ANY_REASON),
        add=writes and submission.stands,
        enter_again=writes and not submission.stands,
    )
