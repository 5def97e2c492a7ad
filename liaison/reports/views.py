"""Plans, reports and registrations that came on paper: what is there, what is missing, one paper."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.refusals import ActionRefused
from liaison.core.submissions import SUBMISSION_KINDS, SubmissionState
from liaison.duties.actions import reckon
from liaison.files.views import download, examined_upload
from liaison.files.views.guarded import is_unmarked
from liaison.matters.queries import speaks_for
from liaison.matters.queries.attachments import attachment_at, attachments_of
from liaison.reports.actions import (
    add_scan,
    confirm_submission,
    enter_submission,
    return_submission,
    withdraw_submission,
)
from liaison.reports.forms import ReasonForm, ScanForm, SubmissionForm, YearForm
from liaison.reports.models import Submission
from liaison.reports.queries import submission_seen
from liaison.reports.queries.overview import STATE_TONES, overview, state_name
from liaison.reports.queries.steps import steps_of
from liaison.schemes.views.refusals import Act, is_carried_out, refuse
from liaison.units.models import Category, Unit
from liaison.units.queries import NamedUnit, name_of, units_on

PREFILLED = ("unit", "kind", "year")  # by a link from elsewhere


@require_GET
def show_submissions(request: PlaceRequest) -> HttpResponse:
    """Units and what each has handed in for the year, or owes."""
    form = YearForm({"year": request.today.year} | request.GET.dict())
    valid = form.is_valid()
    year = (form.cleaned_data["year"] if valid else None) or request.today.year
    missing = valid and form.cleaned_data["missing"] == "1"
    reckon(place=request.place, on=request.today, at=clock.now())
    lines = overview(
        request.actor, post_id=request.seat.post_id, on=request.today, year=year, only_missing=missing
    )
    shown = {"form": form, "year": year, "lines": lines, "kinds": SUBMISSION_KINDS, "only_missing": missing}
    return render(request, "reports/submissions.html", shown, status=200 if valid else 422)


@require_http_methods(["GET", "POST"])
def enter(request: PlaceRequest) -> HttpResponse:
    """A paper, entered with its scan; coordinators for all units, others for their own."""
    is_sent = request.method == "POST"
    last_year = request.GET.get("kind") == "annual_report" and request.today.month <= 6  # FH-A3
    initial = {"received_on": request.today, "year": request.today.year - last_year}
    initial |= {name: request.GET[name] for name in PREFILLED if request.GET.get(name)}
    form = SubmissionForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        units=_units(request),
        initial=initial,
    )
    if form.is_valid() and is_unmarked(request, form):
        entered = _entered(request, form)
        if entered is not None:
            received = entered.subject.state == SubmissionState.RECEIVED
            messages.success(request, _("已登记收到。") if received else _("已登记报送，请等统筹部门确认。"))
            return redirect("reports:submission", request.place.pk, entered.pk)
    return render(request, "reports/enter.html", {"form": form}, status=422 if form.errors else 200)


def _entered(request: PlaceRequest, form: SubmissionForm) -> Submission | None:
    """What was entered; None with the reasons on the form."""
    scan = examined_upload(form, "scan", by=request.actor, at=clock.now())
    if form.errors:
        return None
    unit = Unit.objects.get(jurisdiction=request.place, pk=form.cleaned_data["unit"])
    try:
        return enter_submission(
            unit=unit, paper=form.paper(), scan=scan, by=request.actor, at=clock.now(), on=request.today
        )
    except ActionRefused as refused:
        refuse(form, refused)
    return None


def _units(request: PlaceRequest) -> list[NamedUnit]:
    """The units for which the seat may enter something, in official order."""
    units = [
        unit
        for unit in units_on(request.place.pk, on=request.today)
        if unit.category in (Category.DEPARTMENT, Category.ORGANISATION)
    ]
    if request.actor.may(Permission.COORDINATE_ACTIVITIES):
        return units
    own = speaks_for(request.actor, on=request.today)
    return [unit for unit in units if unit.pk in own]


@require_GET
def show_submission(request: PlaceRequest, pk: int) -> HttpResponse:
    """The paper, its scans, its history, and what may be done with it."""
    return _page(request, _seen(request, pk))


@require_POST
def confirm(request: PlaceRequest, pk: int) -> HttpResponse:
    """Also one click from the inbox."""
    submission, form = _seen(request, pk), Form(request.POST)

    def act(_typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        confirm_submission(submission=submission, by=by, at=at)

    return _acted(request, submission, form, act, said=_("已确认收到。"))


@require_POST
def give_back(request: PlaceRequest, pk: int) -> HttpResponse:
    """It does not count until it is handed in anew."""
    submission, form = _seen(request, pk), ReasonForm(request.POST)

    def act(typed: dict[str, Any], *, by: Actor, at: datetime, **_when: Any) -> None:
        return_submission(submission=submission, reason=typed["reason"], by=by, at=at)

    return _acted(request, submission, form, act, said=_("已退回，报送单位会看到原因。"))


@require_POST
def withdraw(request: PlaceRequest, pk: int) -> HttpResponse:
    """It was entered by mistake, or is replaced."""
    submission, form = _seen(request, pk), ReasonForm(request.POST)

    def act(typed: dict[str, Any], **who: Any) -> None:
        withdraw_submission(submission=submission, reason=typed["reason"], **who)

    return _acted(request, submission, form, act, said=_("已撤销，记录仍可查看。"))


@require_POST
def add(request: PlaceRequest, pk: int) -> HttpResponse:
    """One more scan."""
    submission, form = _seen(request, pk), ScanForm(request.POST, request.FILES)

    def act(_typed: dict[str, Any], **who: Any) -> None:
        scan = examined_upload(form, "scan", by=who["by"], at=who["at"])
        if scan is not None:
            add_scan(submission=submission, scan=scan, **who)

    return _acted(request, submission, form, act, said=_("已上传。"))


def _acted(request: PlaceRequest, submission: Submission, form: Form, act: Act, *, said: str) -> HttpResponse:
    """Back to the page with what was said; or the page with what was typed and why it cannot be."""
    if is_carried_out(request, form, act):
        messages.success(request, said)
        return redirect("reports:submission", request.place.pk, submission.pk)
    return _page(request, _seen(request, submission.pk), failed=form)


@require_GET
def show_scan(request: PlaceRequest, pk: int) -> HttpResponse:
    """The scan as a download, for those who see the paper."""
    row = attachment_at(request.place.pk, pk)
    submission = Submission.objects.filter(subject_id=row.subject_id).first() if row else None
    if row is None or submission is None:
        raise Http404
    _seen(request, submission.pk)
    return download(row.file, by=request.actor, at=clock.now())


def _seen(request: PlaceRequest, pk: int) -> Submission:
    found = submission_seen(pk, request.actor, post_id=request.seat.post_id, on=request.today)
    if found is None:
        raise Http404
    return found


def _page(request: PlaceRequest, submission: Submission, *, failed: Form | None = None) -> HttpResponse:
    shown = {
        "submission": submission,
        "kind": SUBMISSION_KINDS[submission.kind],
        "state": state_name(submission),
        "tone": STATE_TONES[SubmissionState(submission.subject.state)],
        "unit": name_of(submission.unit_id, on=request.today),
        "files": attachments_of(submission.subject),
        "steps": steps_of(submission, request.actor, on=request.today),
        "failed": failed,
        "scan_form": failed if isinstance(failed, ScanForm) else ScanForm(),
    }
    return render(request, "reports/submission.html", shown, status=422 if failed else 200)
