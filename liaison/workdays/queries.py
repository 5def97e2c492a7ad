"""Which days are worked in a place?"""

from datetime import date

from django.db.models import F, QuerySet

from liaison.core.dates import Day, WorkingDays
from liaison.workdays.known import known_days
from liaison.workdays.models import CalendarDay, CalendarYear


def working_days_for(place: int) -> WorkingDays:
    """The working days of the place: what is published, then what it lays down itself. One query."""
    laid_down = list(
        CalendarDay.objects.filter(jurisdiction_id=place, works__isnull=False)
        .order_by(F("year__year").asc(nulls_last=True))  # alone goes before a year, later before earlier
        .values_list("day", "works", "why", "year__year")
    )
    last = {day: (bool(works), why) for day, works, why, _ in laid_down}
    years = (year for *_, year in laid_down)
    return known_days().with_local(
        rest=(Day(day, why) for day, (works, why) in last.items() if not works),
        worked=(Day(day, why) for day, (works, why) in last.items() if works),
        whole_years={year for year in years if year},
    )


def day_laid_down(place: int, day: date) -> CalendarDay | None:
    """The row in which the place lays the day down alone, or once did; None where it never has."""
    return CalendarDay.objects.filter(jurisdiction_id=place, day=day, year__isnull=True).first()


def days_laid_down_alone(place: int) -> QuerySet[CalendarDay]:
    """The days that the place has laid down one by one."""
    return CalendarDay.objects.filter(jurisdiction_id=place, works__isnull=False, year__isnull=True)


def year_laid_down(place: int, year: int) -> CalendarYear | None:
    """The year's arrangement as the place brought it in; None where it has not."""
    return CalendarYear.objects.filter(jurisdiction_id=place, year=year).first()
