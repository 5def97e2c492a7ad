"""A month's list: how is it confirmed at once?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import Answered, answer_each
from liaison.activities.forms.answering import MonthForm, TickedForm
from liaison.activities.queries.months import Line, month_of, months_waiting
from liaison.matters.queries import speaks_for
from liaison.units.queries import NamedUnit, units_on

NAMED = 5  # titles in one message


@require_http_methods(["GET", "POST"])
def confirm_month(request: PlaceRequest) -> HttpResponse:
    """All that waits for the unit's word in a month, ticked; one button."""
    unit, month, waiting = _asked(request)
    if unit is None or month is None:
        return render(request, "activities/month.html", {"waiting": waiting, "lines": []})
    lines = [line for line in month_of(request.place.pk, unit.pk, month) if line.is_waited_for]
    if request.method == "POST":
        done = _confirm(request, unit.pk, lines)
        onwards = reverse("activities:confirm_month", args=[request.place.pk])
        stays = f"{onwards}?unit={unit.pk}&month={month:%Y-%m}"
        return redirect(stays if done < len(lines) else onwards)  # what is left; then the next month
    context = {"waiting": waiting, "lines": lines, "unit": unit, "month": month}
    return render(request, "activities/month.html", context)


def _confirm(request: PlaceRequest, unit: int, lines: list[Line]) -> int:
    """How many were confirmed, each as it was seen; what somebody changed in between is left out and said."""
    form = TickedForm(request.POST)
    if not form.is_valid() or form.cleaned_data["unit"] != unit:
        messages.error(request, _("请勾选要答复的活动。"))
        return 0
    ticked = form.cleaned_data["ticked"]
    asked = {line.activity: ticked[line.activity.pk] for line in lines if line.activity.pk in ticked}
    answered = answer_each(revisions=asked, unit_id=unit, by=request.actor, at=clock.now(), on=request.today)
    for words in left_out(answered, gone=len(ticked) - len(asked)):
        messages.error(request, words)
    done = len(answered.taken)
    if done:
        said = ngettext("已确认 %(count)s 项。", "已确认 %(count)s 项。", done)
        messages.success(request, said % {"count": done})
    return done


def left_out(answered: Answered, *, gone: int) -> Iterator[str]:
    """Why some of what was ticked has not been answered, one sentence for each reason."""
    by_reason: dict[str, list[str]] = {}
    for activity, reason in answered.left_out:
        by_reason.setdefault(reason, []).append(activity.subject.title)
    for reason, titles in by_reason.items():
        more = _("（共 %(count)s 项）") % {"count": len(titles)} if len(titles) > NAMED else ""
        yield f"{'、'.join(titles[:NAMED])}{more}：{_(reason)}"
    if gone:
        said = ngettext(
            "%(count)s 项已不再等待答复：可能已经确认、改期或取消。",
            "%(count)s 项已不再等待答复：可能已经确认、改期或取消。",
            gone,
        )
        yield said % {"count": gone}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A month in which words of a unit are waited for."""

    month: date
    unit: NamedUnit
    count: int


def _asked(request: PlaceRequest) -> tuple[NamedUnit | None, date | None, list[Waiting]]:
    """The unit and month asked about, by default the oldest that waits; and all months that wait."""
    own = speaks_for(request.actor, on=request.today)
    units = {unit.pk: unit for unit in units_on(request.place.pk, on=request.today) if unit.pk in own}
    found = months_waiting(request.place.pk, units)
    waiting = [Waiting(month, units[pk], count) for month, pk, count in found]
    form, named = MonthForm(request.GET), request.GET.get("unit")
    month = form.cleaned_data["month"] if form.is_valid() else None
    unit = next((unit for unit in units.values() if str(unit.pk) == named), None)
    if named and unit is None:
        raise Http404
    if unit is not None and month is not None:
        return unit, month, waiting
    return (waiting[0].unit, waiting[0].month, waiting) if waiting else (unit, month, waiting)
