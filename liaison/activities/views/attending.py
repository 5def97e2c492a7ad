"""Who takes part: noted at a desk, signed in on a phone, printed as a sheet."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import note_attendance, sign_in
from liaison.activities.forms.attending import PRESENT, PROPOSED, AttendanceForm, GuestForm, SignForm
from liaison.activities.models import Activity
from liaison.activities.queries.facts import facts_of
from liaison.activities.queries.parties import parties_of
from liaison.activities.queries.seats import room_of
from liaison.activities.views.page import activity_or_404
from liaison.activities.writers import sign_in_sheet
from liaison.schemes.views.refusals import is_carried_out
from liaison.ui.downloads import as_download
from liaison.ui.word import CONTENT_TYPE


@require_http_methods(["GET", "POST"])
def note(request: PlaceRequest, pk: int) -> HttpResponse:
    """Everybody who could be there, by unit; ticked are those who take part or have come."""
    activity = activity_or_404(request, pk)
    room = room_of(activity, on=request.today)
    if request.method == "GET":
        return _desk(request, activity)
    form = AttendanceForm(request.POST, room=room)

    def act(_typed: dict[str, Any], **who: Any) -> None:
        note_attendance(activity=activity, seats=form.seats(), removed=form.removed(), **who)

    if is_carried_out(request, form, act):
        messages.success(request, _("出席情况已登记。"))
        return redirect("activities:activity", request.place.pk, pk)
    return _desk(request, activity, form=form, status=422)


@require_POST
def add_seat(request: PlaceRequest, pk: int) -> HttpResponse:
    """Somebody who is not on file takes a seat; from the desk, or signed in at the door."""
    activity = activity_or_404(request, pk)
    room = room_of(activity, on=request.today)
    form = GuestForm(request.POST, room=room)
    walks_in = request.POST.get("walks_in") == "1"

    def act(_typed: dict[str, Any], **who: Any) -> None:
        seated = form.seated(came=PRESENT if room.is_reached else PROPOSED)
        if walks_in:
            sign_in(activity=activity, seated=seated, **who)
        else:
            note_attendance(activity=activity, seats=[seated], **who)

    if is_carried_out(request, form, act):
        messages.success(request, _("已加入名单：%(name)s") % form.cleaned_data)
        return redirect("activities:sign_in" if walks_in else "activities:attendance", request.place.pk, pk)
    if walks_in:
        return _door(request, activity, guest_form=form, status=422)
    return _desk(request, activity, guest_form=form, status=422)


@require_http_methods(["GET", "POST"])
def sign(request: PlaceRequest, pk: int) -> HttpResponse:
    """At the door, on a phone: one tap for each who comes."""
    activity = activity_or_404(request, pk)
    if request.method == "GET":
        return _door(request, activity)
    tapped = SignForm(request.POST, room=room_of(activity, on=request.today))

    def act(_typed: dict[str, Any], **who: Any) -> None:
        sign_in(activity=activity, seated=tapped.seated(), **who)

    if is_carried_out(request, tapped, act):
        return redirect("activities:sign_in", request.place.pk, pk)
    if tapped.non_field_errors():
        return _door(request, activity, form=tapped, status=422)
    form = Form({})  # a fault of what was tapped, not of whoever taps: no field of theirs to mend
    form.add_error(None, _("名单刚刚有变动，请再点一次。"))
    return _door(request, activity, form=form, status=422)


@require_GET
def sheet(request: PlaceRequest, pk: int) -> HttpResponse:
    """The sheet to be printed and signed by hand."""
    activity = activity_or_404(request, pk)
    shown = _shown(request, activity)
    shown["lines"] = sign_in_sheet.lines(shown["room"])
    return render(request, "activities/sign_in_sheet.html", shown)


@require_GET
def sheet_file(request: PlaceRequest, pk: int) -> HttpResponse:
    """The same sheet as a Word document."""
    activity = activity_or_404(request, pk)
    shown = _shown(request, activity)
    content = sign_in_sheet.write(activity, shown["room"], facts=shown["facts"])
    name = f"{_('签到表')}-{activity.subject.title}.docx"
    return as_download(content, name=name, content_type=CONTENT_TYPE)


def _shown(request: PlaceRequest, activity: Activity) -> dict[str, Any]:
    parties = parties_of(activity, on=request.today)
    return {
        "activity": activity,
        "room": room_of(activity, on=request.today, parties=parties),
        "facts": facts_of(activity, on=request.today, parties=parties),
    }


def _desk(request: PlaceRequest, activity: Activity, *, status: int = 200, **forms: Form) -> HttpResponse:
    """The page as it stands now; what was ticked or typed stays."""
    shown = _shown(request, activity_or_404(request, activity.pk))
    form = forms.get("form")
    ticked = set(form.data.getlist("there")) if form else _ticked(shown["room"])  # type: ignore[attr-defined]
    presider = shown["room"].presider
    presides = form.data.get("presides") if form else presider and presider.token
    shown |= {"guest_form": GuestForm(room=shown["room"]), "ticked": ticked, "presides": presides}
    return render(request, "activities/attendance.html", shown | forms, status=status)


def _ticked(room: Any) -> set[str]:
    """Who is ticked to begin with: whoever came, or, as long as nothing is said, has a seat."""
    return {place.token for place in room.seated if place.seat.came is not False}


def _door(request: PlaceRequest, activity: Activity, *, status: int = 200, **forms: Form) -> HttpResponse:
    shown = _shown(request, activity_or_404(request, activity.pk))
    shown["guest_form"] = GuestForm(room=shown["room"])
    return render(request, "activities/sign_in.html", shown | forms, status=status)
