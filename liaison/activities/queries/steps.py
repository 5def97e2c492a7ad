"""What may whoever looks do with an activity next, and why not the rest?"""

from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.activities.queries.parties import Parties, parties_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import (
    Entered,
    State,
    refusals_to_call_off,
    refusals_to_change,
    refusals_to_hold,
)
from liaison.core.refusals import Refusal
from liaison.matters.queries import speaks_for

ANY_REASON = "—"  # whether one may call off is asked before the reason is known


@dataclass(frozen=True, slots=True)
class Steps:
    """What may be done; for what may not, the reasons."""

    enters: bool  # the seat enters activities at all; a leader only reads
    change: tuple[Refusal, ...]
    hold: tuple[Refusal, ...]
    call_off: tuple[Refusal, ...]
    held_on: date  # the day that is proposed

    @property
    def reasons(self) -> list[str]:
        """Why something may not be done, each once; that it was held already goes without saying."""
        told = [refusal for refusal in (*self.change, *self.call_off) if refusal.code != "held"]
        return list(dict.fromkeys(refusal.reason for refusal in told))


def steps_of(activity: Activity, actor: Actor, *, on: date, parties: Parties | None = None) -> Steps:
    """What the actor may do with the activity on the day."""
    subject = activity.subject
    involved = (parties or parties_of(activity, on=on)).units
    entry = Entered(
        state=State(subject.state),
        on=subject.on,
        revision=subject.revision,
        mine=actor.may(Permission.COORDINATE_ACTIVITIES) or not speaks_for(actor, on=on).isdisjoint(involved),
    )
    held_on = min(subject.on or on, on)
    return Steps(
        enters=actor.may(Permission.ENTER_ACTIVITIES),
        change=refusals_to_change(entry, revision=entry.revision),
        hold=refusals_to_hold(entry, on=held_on, today=on),
        call_off=refusals_to_call_off(entry, reason=ANY_REASON),
        held_on=held_on,
    )
