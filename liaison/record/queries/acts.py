"""What happened here?"""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils.timezone import make_aware

from liaison.record.models import Entry


def entries(
    jurisdiction_id: int, *, first_day: date | None = None, last_day: date | None = None, code: str = ""
) -> models.QuerySet[Entry]:
    """The entries of a jurisdiction, the newest first; both days included, in the place's own time."""
    found = Entry.objects.filter(jurisdiction_id=jurisdiction_id)
    if first_day:
        found = found.filter(at__gte=_start_of(first_day))
    if last_day:
        found = found.filter(at__lt=_start_of(last_day + timedelta(days=1)))
    return found.filter(code=code) if code else found


def history(about: models.Model) -> models.QuerySet[Entry]:
    """What happened to one row, the newest first."""
    return Entry.objects.filter(about=about._meta.label_lower, about_id=about.pk)


def _start_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
