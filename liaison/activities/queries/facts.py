"""What is said of an activity, put as a reader finds it on the page?"""

from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.activities.queries.listing import Line, line_of
from liaison.activities.queries.parties import Parties, parties_of
from liaison.core.activities.kinds import ACTIVITY_FIELDS
from liaison.core.activities.standing import Standing, State


@dataclass(frozen=True, slots=True)
class Facts:
    """The activity with its units' names and the kind's own fields by their labels."""

    line: Line
    details: tuple[tuple[str, str | int], ...]
    entered_for: str  # the unit that stands by the entry; empty where a coordinator entered it for others
    repeats: Activity | None  # last time's
    is_over: bool  # planned, and its last day has passed

    @property
    def is_contested(self) -> bool:
        return self.line.activity.subject.standing == Standing.CONTESTED


def facts_of(activity: Activity, *, on: date, parties: Parties | None = None) -> Facts:
    """What the page says of the activity; units under their names of its own day."""
    subject = activity.subject
    known = parties or parties_of(activity, on=on)
    entered = sorted(known.rows, key=lambda row: row.pk)
    details = activity.details.items()
    return Facts(
        line=line_of(activity, [(row.unit_id, row.part) for row in entered], known.names),
        details=tuple((_label(code), value) for code, value in details),
        entered_for=known.names.get(activity.entered_for_id or 0, ""),
        repeats=Activity.objects.filter(pk=activity.repeats_id).select_related("subject").first()
        if activity.repeats_id
        else None,
        is_over=subject.state == State.PLANNED and (activity.until or subject.on or on) < on,
    )


def _label(code: str) -> str:
    return ACTIVITY_FIELDS[code].label if code in ACTIVITY_FIELDS else code
