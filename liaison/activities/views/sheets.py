"""A month's list on paper: printed to be signed, filed with the scan once it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import Answered, file_month
from liaison.activities.forms.answering import MonthForm, SignedSheetForm
from liaison.activities.queries.months import Line, month_of, units_to_ask
from liaison.activities.views.months import left_out
from liaison.core.refusals import ActionRefused
from liaison.files.views import examined_upload
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse


@require_GET
def sheet(request: PlaceRequest) -> HttpResponse:
    """A month of one unit, to be signed and sealed; coordinators print it for all, others for their own."""
    shown = _shown(request)
    return render(request, "activities/sheet.html", shown | {"signed_form": SignedSheetForm()})


@require_POST
def file_sheet(request: PlaceRequest) -> HttpResponse:
    """The sheet came back: what is ticked is confirmed, and the scan lies with each."""
    shown = _shown(request)
    form, answered, gone = SignedSheetForm(request.POST, request.FILES), None, 0
    if form.is_valid() and form.cleaned_data["unit"] != getattr(shown["unit"], "pk", None):
        form.add_error(None, _("请勾选要答复的活动。"))
    if form.is_valid() and is_unmarked(request, form):
        waited_for = {line.activity.pk: line.activity for line in shown["waited_for"]}
        ticked = form.cleaned_data["ticked"]
        gone = len(ticked.keys() - waited_for.keys())
        revisions = {waited_for[pk]: revision for pk, revision in ticked.items() if pk in waited_for}
        answered = _filed(request, form, shown["unit"].pk, revisions)
    if answered is None:
        ticks = request.POST.getlist("ticked")
        return render(
            request, "activities/sheet.html", shown | {"signed_form": form, "ticks": ticks}, status=422
        )
    for words in left_out(answered, gone=gone):
        messages.error(request, words)
    if answered.taken:
        count = len(answered.taken)
        said = ngettext("已按签字表登记 %(count)s 项。", "已按签字表登记 %(count)s 项。", count)
        messages.success(request, said % {"count": count})
    back = reverse("activities:sheet", args=[request.place.pk])
    return redirect(f"{back}?unit={shown['unit'].pk}&month={shown['month']:%Y-%m}")


def _filed(
    request: PlaceRequest, form: SignedSheetForm, unit: int, revisions: dict[Any, int]
) -> Answered | None:
    """What became of the ticks; None with the reason on the form."""
    at = clock.now()
    scan = examined_upload(form, "scan", by=request.actor, at=at)
    if scan is None:
        return None
    note = form.cleaned_data["note"]
    try:
        return file_month(
            revisions=revisions,
            unit_id=unit,
            note=note,
            scan=scan,
            by=request.actor,
            at=at,
            on=request.today,
        )
    except ActionRefused as refused:
        refuse(form, refused)
        return None


def _shown(request: PlaceRequest) -> dict[str, Any]:
    """The unit and month that the address names, with what was held in it."""
    units = units_to_ask(request.actor, on=request.today)
    form = MonthForm(request.GET)
    month = (form.cleaned_data["month"] if form.is_valid() else None) or request.today.replace(day=1)
    named = request.GET.get("unit", str(units[0].pk) if units else "")
    unit = next((each for each in units if str(each.pk) == named), None)
    if unit is None and (named or not units):
        raise Http404
    lines: list[Line] = month_of(request.place.pk, unit.pk, month) if unit else []
    waited_for = [line for line in lines if line.is_waited_for]
    return {
        "units": units,
        "unit": unit,
        "month": month,
        "lines": lines,
        "waited_for": waited_for,
        "form": form,
    }
