"""What of the duties is looked after each night?"""

from datetime import datetime, time

from django.utils.translation import gettext_noop

from liaison.core.dates import day_of
from liaison.duties.actions import reckon
from liaison.jobs.queries import Figures, Work, offer
from liaison.units.models import Jurisdiction


def reckon_duties(place: int, at: datetime) -> Figures:
    """How many findings of the place were worked out for the day that has begun."""
    jurisdiction = Jurisdiction.objects.get(pk=place)
    return {"count": reckon(place=jurisdiction, on=day_of(at), at=at)}


offer(
    Work(
        code="duties.reckon",
        name=gettext_noop("计算职责完成情况"),
        at=time(0, 10),
        sentence=gettext_noop("计算了 {count} 条职责的完成情况。"),
        do=reckon_duties,
    )
)
