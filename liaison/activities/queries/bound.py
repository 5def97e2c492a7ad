"""Which units of an activity can one side alone no longer drop?"""

from collections.abc import Iterable

from django.db.models.functions import Coalesce

from liaison.activities.models import Activity, Attendance, FollowUp, Observation
from liaison.core.activities.standing import Word
from liaison.matters.models import Involvement

_ANSWERED = frozenset({Word.CONFIRMED, Word.CONTESTED})


def bound_units(activity: Activity, involved: Iterable[Involvement]) -> frozenset[int]:
    """Those that have ever answered, that somebody came for, or that still owe something; three queries."""
    answered = {row.unit_id for row in involved if row.word in _ANSWERED or row.word_revision is not None}
    seats = Attendance.objects.filter(activity=activity, came=True)
    agreed = FollowUp.objects.filter(activity=activity, done_on__isnull=True)
    found = Observation.objects.filter(activity=activity, reply="")
    return frozenset(
        {
            *answered,
            *seats.values_list(Coalesce("represents_id", "unit_id"), flat=True),
            *agreed.values_list("unit_id", flat=True),
            *found.values_list("unit_id", flat=True),
        }
    )
