"""What can a coordinator lay down about working days?"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.arrangement import ArrangedDay
from liaison.record.actions import record
from liaison.workdays.models import CalendarDay, CalendarYear

_KINDS = {True: "工作日", False: "休息日"}


@transaction.atomic
def lay_down_day(*, day: date, works: bool, why: str, by: Actor, at: datetime) -> CalendarDay:
    """The day, worked or not as the place says, whatever is published for everybody."""
    laid_down, _ = CalendarDay.objects.update_or_create(
        jurisdiction_id=by.jurisdiction_id, day=day, year=None, defaults={"works": works, "why": why}
    )
    detail = {"day": day, "kind": _KINDS[works], "why": why}
    record("calendar_day.changed", by=by, at=at, about=laid_down, detail=detail)
    return laid_down


@transaction.atomic
def restore_day(*, day: CalendarDay, by: Actor, at: datetime) -> CalendarDay:
    """The day, again as it is published, or as the year brought in says."""
    day.works = None
    day.save(update_fields=["works"])
    record("calendar_day.restored", by=by, at=at, about=day, detail={"day": day.day})
    return day


@transaction.atomic
def lay_down_year(
    *, year: int, days: Iterable[ArrangedDay], source: str, by: Actor, at: datetime
) -> CalendarYear:
    """The year with exactly these days of rest and of work; days laid down alone stay as they are."""
    laid_down, _ = CalendarYear.objects.update_or_create(
        jurisdiction_id=by.jurisdiction_id,
        year=year,
        defaults={"source": source, "laid_down_at": at, "laid_down_by_id": by.account_id},
    )
    CalendarDay.objects.filter(year=laid_down).delete()
    place = by.jurisdiction_id
    rows = [
        CalendarDay(jurisdiction_id=place, day=one.day, works=one.works, why=one.why, year=laid_down)
        for one in days
    ]
    CalendarDay.objects.bulk_create(rows)
    detail = {
        "year": year,
        "source": source,
        "rest": sum(not row.works for row in rows),
        "worked": sum(bool(row.works) for row in rows),
    }
    record("calendar_year.brought_in", by=by, at=at, about=laid_down, detail=detail)
    return laid_down
