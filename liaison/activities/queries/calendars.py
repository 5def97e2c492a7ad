"""What is a calendar elsewhere told of activities?"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from liaison.activities.models import Activity
from liaison.activities.queries.listing import Line
from liaison.core.activities.calendar import Told
from liaison.core.activities.standing import State

if TYPE_CHECKING:
    from collections.abc import Callable


def as_told(activity: Activity, line: Line | None = None, *, address: str = "") -> Told | None:
    """The activity as calendars are told; None where no day was ever named. Never its minutes or words."""
    subject = activity.subject
    day = subject.on or activity.told_on
    if day is None:
        return None
    units = (*line.hosts, *line.guests) if line else ()
    return Told(
        id=activity.pk,
        jurisdiction=activity.jurisdiction_id,
        title=subject.title,
        state=State(subject.state),
        on=day,
        until=activity.until,
        begins=activity.begins,
        ends=activity.ends,
        place=activity.place,
        units=tuple(name for _pk, name in units),
        sequence=activity.sequence,
        changed_at=subject.changed_at,
        address=address,
        kind=line.kind if line else "",
    )


def all_told(lines: Iterable[Line], *, address: "Callable[[int], str]") -> list[Told]:
    """The lines as calendars are told, each with the address of its page."""
    told = (as_told(line.activity, line, address=address(line.activity.pk)) for line in lines)
    return [each for each in told if each is not None]


def first_told(on: date) -> date:
    """The first day of which calendars are told: what is older than half a year stays inside."""
    return date(on.year - 1, on.month + 6, 1) if on.month <= 6 else date(on.year, on.month - 6, 1)
