"""Which units take part in an activity, and what are they called on its day?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.matters.models import Involvement
from liaison.units.queries import names_by_id


@dataclass(frozen=True, slots=True)
class Parties:
    """The units of one activity, asked for once for all sections of its page."""

    rows: tuple[Involvement, ...]  # the hosts first, each with its unit
    names: Mapping[int, str]  # of these, and of the unit that stands by the entry

    @property
    def units(self) -> tuple[int, ...]:
        return tuple(row.unit_id for row in self.rows)


def parties_of(activity: Activity, *, on: date) -> Parties:
    """The units of the activity under the names of its day, or of the day given as long as it has none."""
    involved = Involvement.objects.filter(subject_id=activity.subject_id).select_related("unit")
    rows = tuple(involved.order_by("-part", "pk"))
    named = {row.unit_id for row in rows} | {activity.entered_for_id} - {None}
    return Parties(rows, names_by_id([pk for pk in named if pk], on=activity.subject.on or on))
