"""What happened here, and what happened to this?"""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.timezone import make_aware

from liaison.core.record import RECORD_KINDS
from liaison.record.models import Entry
from liaison.record.queries.people import accounts_called

AUDITED = [kind.code for kind in RECORD_KINDS.values() if kind.audited]


def entries(
    jurisdiction_id: int,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
    code: str = "",
    person: str = "",
    about: str = "",
    about_id: int | None = None,
    text: str = "",
    address: str | None = None,
) -> models.QuerySet[Entry]:
    """The entries of a jurisdiction, the newest first; both days included, in the place's own time.

    `person` is a login or part of a name, `text` part of what an entry says, `address` where from.
    """
    found = Entry.objects.filter(jurisdiction_id=jurisdiction_id)
    if first_day:
        found = found.filter(at__gte=_start_of(first_day))
    if last_day:
        found = found.filter(at__lt=_start_of(last_day + timedelta(days=1)))
    if person:
        found = found.filter(account_id__in=accounts_called(jurisdiction_id, person))
    if text:
        found = found.annotate(said=Cast("detail", TextField())).filter(said__icontains=text)
    exact = {"code": code, "about": about, "about_id": about_id, "address": address}
    return found.filter(**{column: value for column, value in exact.items() if value})


def history(*about: models.Model) -> models.QuerySet[Entry]:
    """What happened to these rows, the newest first; what is for auditors alone is left out."""
    wanted = Q(pk__in=())
    for row in about:
        wanted |= Q(about=row._meta.label_lower, about_id=row.pk)
    return Entry.objects.filter(wanted).exclude(code__in=AUDITED)


def _start_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
