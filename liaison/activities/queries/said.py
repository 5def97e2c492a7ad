"""What does a row say, as a value?"""

from collections.abc import Iterable

from liaison.activities.models import Activity
from liaison.core.activities.entry import Said
from liaison.matters.models import Involvement, Part


def said_of(activity: Activity, involved: Iterable[Involvement]) -> Said:
    """The activity with its subject and units as a value."""
    rows = list(involved)
    return Said(
        kind=activity.subject.kind,
        what=activity.subject.title,
        on=activity.subject.on,
        hosts=frozenset(row.unit_id for row in rows if row.part == Part.HOST),
        guests=frozenset(row.unit_id for row in rows if row.part == Part.GUEST),
        until=activity.until,
        begins=activity.begins,
        ends=activity.ends,
        place=activity.place,
        details=activity.details,
    )
