"""What is said of an activity, put as a reader finds it on the page?"""

from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.activities.queries.listing import Line, lines_of
from liaison.core.activities.kinds import ACTIVITY_FIELDS
from liaison.core.activities.standing import Standing, State
from liaison.units.queries import names_by_id


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


def facts_of(activity: Activity, *, on: date) -> Facts:
    """What the page says of the activity; units under their names of its own day."""
    subject = activity.subject
    day = subject.on or on
    (line,) = lines_of([activity], on=day)
    stands_by = activity.entered_for_id
    details = activity.details.items()
    return Facts(
        line=line,
        details=tuple((_label(code), value) for code, value in details),
        entered_for=names_by_id([stands_by], on=day).get(stands_by, "") if stands_by else "",
        repeats=Activity.objects.filter(pk=activity.repeats_id).select_related("subject").first()
        if activity.repeats_id
        else None,
        is_over=subject.state == State.PLANNED and (activity.until or day) < on,
    )


def _label(code: str) -> str:
    return ACTIVITY_FIELDS[code].label if code in ACTIVITY_FIELDS else code
