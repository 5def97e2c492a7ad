"""A month's list: confirmed at once, printed to be signed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import confirm_activity
from liaison.activities.forms.answering import MonthForm, TickedForm
from liaison.activities.queries.months import Line, month_of, months_waiting
from liaison.core.access.permissions import Permission
from liaison.core.refusals import ActionRefused
from liaison.matters.queries import speaks_for
from liaison.units.queries import unit_on, units_on


@require_http_methods(["GET", "POST"])
def confirm_month(request: PlaceRequest) -> HttpResponse:
    """All that waits for the unit's word in a month, ticked; one button."""
    unit, month, waiting = _asked(request)
    if unit is None or month is None:
        return render(request, "activities/month.html", {"waiting": waiting, "lines": []})
    lines = [line for line in month_of(unit, month) if line.is_waited_for]
    if request.method == "POST":
        form = TickedForm(request.POST, choices=[line.ticked for line in lines])
        if form.is_valid() and form.cleaned_data["unit"] == unit:
            _confirm(request, unit, lines, form.cleaned_data["ticked"])
        else:
            messages.error(request, _("没有勾选，或者内容刚刚有修改；请核对后再确认。"))
        return redirect(
            f"{reverse('activities:confirm_month', args=[request.place.pk])}?unit={unit}&month={month}"
        )
    context = {"waiting": waiting, "lines": lines, "unit": _unit(request, unit), "month": month}
    return render(request, "activities/month.html", context)


def _confirm(request: PlaceRequest, unit: int, lines: list[Line], ticked: list[tuple[int, int]]) -> None:
    """Each as it was seen; what somebody changed in between is left out and said."""
    by_activity = {line.activity.pk: line.activity for line in lines}
    done = 0
    for activity, revision in ticked:
        try:
            confirm_activity(
                activity=by_activity[activity],
                unit_id=unit,
                revision=revision,
                by=request.actor,
                at=clock.now(),
                on=request.today,
            )
            done += 1
        except ActionRefused as refused:
            title = by_activity[activity].subject.title
            messages.error(request, f"{title}：{_(refused.refusals[0].reason)}")
    if done:
        messages.success(
            request, ngettext("已确认 %(count)s 项。", "已确认 %(count)s 项。", done) % {"count": done}
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A month in which words of a unit are waited for."""

    month: date
    unit: int
    name: str
    count: int


def _asked(request: PlaceRequest) -> tuple[int | None, date | None, list[Waiting]]:
    """The unit and month asked about, by default the oldest that waits; and all months that wait."""
    own = speaks_for(request.actor, on=request.today)
    names = {unit.pk: unit.name for unit in units_on(request.place.pk, on=request.today)}
    waiting = [Waiting(month, unit, names.get(unit, ""), count) for month, unit, count in months_waiting(own)]
    form = MonthForm(request.GET)
    month = form.cleaned_data["month"] if form.is_valid() else None
    named = request.GET.get("unit", "")
    unit = int(named) if named.isdecimal() and len(named) < 19 else None
    if unit is not None and unit not in own:
        raise Http404
    if unit is None or month is None:
        return (waiting[0].unit, waiting[0].month, waiting) if waiting else (None, None, waiting)
    return unit, month, waiting


def _unit(request: PlaceRequest, pk: int) -> Any:
    return unit_on(request.place.pk, pk, on=request.today)


@require_GET
def sheet(request: PlaceRequest) -> HttpResponse:
    """A month of one unit, to be signed and sealed; coordinators print it for all, others for their own."""
    form = MonthForm(request.GET)
    named = request.GET.get("unit", "")
    if not form.is_valid() or not named.isdecimal() or len(named) > 18:
        raise Http404
    unit = _unit(request, int(named))
    own = speaks_for(request.actor, on=request.today)
    if unit is None or not (unit.pk in own or request.actor.may(Permission.COORDINATE_ACTIVITIES)):
        raise Http404
    month = form.cleaned_data["month"] or request.today.replace(day=1)
    context = {"unit": unit, "month": month, "lines": month_of(unit.pk, month)}
    return render(request, "activities/sheet.html", context)
