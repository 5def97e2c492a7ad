"""Which units take part in an activity, and what are they called on its day?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from liaison.activities.models import Activity
from liaison.matters.models import Involvement
from liaison.tenancy.spans import covers
from liaison.units.models import Representation
from liaison.units.queries import names_by_id


@dataclass(frozen=True, slots=True)
class Parties:
    """The units of one activity, asked for once for all sections of its page."""

    rows: tuple[Involvement, ...]  # the hosts first, each with its unit
    represented: Mapping[int, int]  # by whom, where somebody answers for a unit on the day
    names: Mapping[int, str]  # of all these, and of the unit that stands by the entry

    @property
    def units(self) -> tuple[int, ...]:
        return tuple(row.unit_id for row in self.rows)


def parties_of(activity: Activity, *, on: date) -> Parties:
    """The units of the activity under the names of its day, or of the day given as long as it has none."""
    day = activity.subject.on or on
    answering = Representation.objects.filter(covers(day), represented=OuterRef("unit"))
    involved = Involvement.objects.filter(subject_id=activity.subject_id).annotate(
        representative=Subquery(answering.values("representative_id")[:1])
    )
    rows = tuple(involved.select_related("unit").order_by("-part", "pk"))
    represented = {row.unit_id: row.representative for row in rows if row.representative}
    named = {row.unit_id for row in rows} | set(represented.values())
    if activity.entered_for_id:
        named.add(activity.entered_for_id)
    return Parties(rows, represented, names_by_id(named, on=day))
