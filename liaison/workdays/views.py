"""The working calendar: a year as twelve months, one day changed, a year's notice brought in."""

import calendar
import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.arrangement import ArrangedDay, Arrangement, holidays_of, read_arrangement
from liaison.core.dates import WEEKEND, DayState, DueDate, WorkingDays
from liaison.workdays import actions
from liaison.workdays.forms import FIRST_YEAR, LAST_YEAR, CountForm, DayForm, YearForm
from liaison.workdays.queries import day_laid_down, days_laid_down_alone, working_days_for, year_laid_down

_WEEKS = calendar.Calendar()


class Cell(NamedTuple):
    """One day as the page draws it."""

    day: date
    state: DayState

    @property
    def kind(self) -> str:
        """How it is drawn: rest, worked, weekend, or nothing for an ordinary day."""
        if self.state.works:
            return "worked" if self.state.why else ""
        return "weekend" if self.state.why == WEEKEND else "rest"


class Month(NamedTuple):
    """One month in weeks of seven, None where another month's day would stand."""

    first: date
    weeks: list[list[Cell | None]]
    working: int


@require_GET
def show_calendar(request: PlaceRequest) -> HttpResponse:
    """The year with what is published, expected and laid down here; and a term counted, where asked for."""
    days = working_days_for(request.place.pk)
    year = _year(request.GET.get("year", ""), request.today.year)
    form = CountForm(request.GET if "begins" in request.GET else None, initial={"begins": request.today})
    months = list(_months(days, year))
    context = {
        "year": year,
        "years": (year - 1 if year > FIRST_YEAR else None, year + 1 if year < LAST_YEAR else None),
        "months": months,
        "holidays": holidays_of(days, year),
        "working": sum(month.working for month in months),
        "provisional": year not in days.known,
        "laid_down": year_laid_down(request.place.pk, year),
        "alone": days_laid_down_alone(request.place.pk).filter(day__year=year),
        "form": form,
        "due": _counted(days, form) if form.is_valid() else None,
        "today": request.today,
    }
    return render(request, "workdays/calendar.html", context, status=422 if form.errors else 200)


def _year(wanted: str, otherwise: int) -> int:
    year = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) == 4 else otherwise
    return year if FIRST_YEAR <= year <= LAST_YEAR else otherwise


def _months(days: WorkingDays, year: int) -> Iterator[Month]:
    for month in range(1, 13):
        weeks = [
            [Cell(day, days.state(day)) if day.month == month else None for day in week]
            for week in _WEEKS.monthdatescalendar(year, month)
        ]
        working = sum(cell.state.works for week in weeks for cell in week if cell)
        yield Month(date(year, month, 1), weeks, working)


def _counted(days: WorkingDays, form: CountForm) -> DueDate:
    typed = form.cleaned_data
    count = days.after if typed["way"] == "after" else days.before
    return count(typed["begins"], typed["count"])


@require_http_methods(["GET", "POST"])
def change_day(request: PlaceRequest) -> HttpResponse:
    """One day laid down as the place keeps it, or again as published."""
    asked = _day(request.GET.get("day", ""))
    wanted = asked or request.today
    row = day_laid_down(request.place.pk, wanted)
    state = working_days_for(request.place.pk).state(wanted)
    initial: dict[str, Any] = {"day": wanted}
    if row and row.works is not None:
        initial |= {"kind": "work" if row.works else "rest", "why": row.why}
    form = DayForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        return _lay_down(request, form)
    context = {"form": form, "asked": asked, "wanted": wanted, "state": state, "row": row}
    return render(request, "workdays/day.html", context, status=422 if form.errors else 200)


def _day(wanted: str) -> date | None:
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        return None


def _lay_down(request: PlaceRequest, form: DayForm) -> HttpResponseRedirect:
    typed = form.cleaned_data
    at = clock.now()
    if typed["kind"] != "published":
        actions.lay_down_day(
            day=typed["day"], works=typed["kind"] == "work", why=typed["why"], by=request.actor, at=at
        )
        messages.success(request, _("已保存 %(day)s 的安排。") % {"day": typed["day"]})
    elif (row := day_laid_down(request.place.pk, typed["day"])) and row.works is not None:
        actions.restore_day(day=row, by=request.actor, at=at)
        messages.success(request, _("%(day)s 已恢复为公布的安排。") % {"day": typed["day"]})
    else:
        messages.info(request, _("%(day)s 本来就按公布的安排，没有改动。") % {"day": typed["day"]})
    return redirect(f"{reverse('workdays:calendar', args=[request.place.pk])}?year={typed['day'].year}")


@require_http_methods(["GET", "POST"])
def bring_in_year(request: PlaceRequest) -> HttpResponse:
    """The notice of a year: read and shown, and exactly what was shown is laid down when confirmed."""
    is_sent = request.method == "POST"
    initial = {"year": _year(request.GET.get("year", ""), request.today.year + 1)}
    form = YearForm(request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial)
    read = read_arrangement(form.typed, year=form.cleaned_data["year"]) if form.is_valid() else None
    if read and not read.faults and request.POST.get("shown") == _digest(form, read):
        return _bring_in(request, form, read)
    if read and request.POST.get("shown") and not read.faults:
        messages.error(request, _("内容有了变化，请按新的预览重新核对。"))
    context: dict[str, Any] = {"form": form, "read": read}
    if read:
        context |= {"shown": _digest(form, read), "text": form.typed, "rows": _rows(request, read)}
    refused = form.errors or (read and read.faults)
    return render(request, "workdays/year.html", context, status=422 if refused else 200)


def _rows(request: PlaceRequest, read: Arrangement) -> list[tuple[ArrangedDay, bool]]:
    """Each day that was read, and whether the place has laid it down otherwise alone, which stays."""
    asked = {one.day: one.works for one in read.days}
    alone = days_laid_down_alone(request.place.pk).filter(day__in=asked)
    stays = {row.day for row in alone if row.works != asked[row.day]}
    return [(one, one.day in stays) for one in read.days]


def _bring_in(request: PlaceRequest, form: YearForm, read: Arrangement) -> HttpResponseRedirect:
    year = form.cleaned_data["year"]
    actions.lay_down_year(
        year=year, days=read.days, source=form.cleaned_data["source"], by=request.actor, at=clock.now()
    )
    messages.success(
        request,
        _("已导入 %(year)s 年的安排：放假 %(rest)s 天，调休上班 %(worked)s 天。")
        % {"year": year, "rest": read.resting, "worked": read.worked},
    )
    return redirect(f"{reverse('workdays:calendar', args=[request.place.pk])}?year={year}")


def _digest(form: YearForm, read: Arrangement) -> str:
    """The same for the same days of the same year, so that what is confirmed is what was shown."""
    return hashlib.sha256(repr((form.cleaned_data["year"], read.days)).encode()).hexdigest()
