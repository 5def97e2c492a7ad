"""A unit's word about an entry: confirm, contest, file what was said on paper or by telephone, settle."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import confirm_activity, contest_activity, settle_activity
from liaison.activities.actions import file_word as file_activity_word
from liaison.activities.forms.answering import ContestForm, FiledWordForm, SettleForm, WordForm
from liaison.activities.models import Activity
from liaison.activities.views.page import activity_or_404, page_of
from liaison.core.refusals import ActionRefused
from liaison.files.views import examined_upload
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse


@require_POST
def confirm(request: PlaceRequest, pk: int) -> HttpResponse:
    """One click from the inbox or the activity's page."""
    activity, form = activity_or_404(request, pk), WordForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        confirm_activity(activity=activity, unit_id=said["unit"], revision=said["revision"], **who)

    title = activity.subject.title
    return _said(
        request, activity, form, act, name="word_form", said=_("已确认：%(title)s") % {"title": title}
    )


@require_POST
def contest(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), ContestForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        contest_activity(
            activity=activity, unit_id=said["unit"], revision=said["revision"], note=said["note"], **who
        )

    said = _("已提出异议。在协商一致以前，这项记录不计入。")
    return _said(request, activity, form, act, name="contest_form", said=said)


@require_POST
def file_word(request: PlaceRequest, pk: int) -> HttpResponse:
    """What the other side said by signature or telephone, with who and when, and the scan."""
    activity, form = activity_or_404(request, pk), FiledWordForm(request.POST, request.FILES)

    def act(said: dict[str, Any], **who: Any) -> None:
        scan = examined_upload(form, "scan", by=who["by"], at=who["at"])
        if form.errors:
            return
        said_of = {name: said[name] for name in ("revision", "contests", "how", "note")}
        file_activity_word(activity=activity, unit_id=said["unit"], scan=scan, **said_of, **who)

    return _said(request, activity, form, act, name="filed_form", said=_("已登记对方的答复。"))


@require_POST
def settle(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), SettleForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        settle_activity(activity=activity, stands=said["stands"], reason=said["reason"], **who)

    return _said(request, activity, form, act, name="settle_form", said=_("已裁定，双方都能看到依据。"))


def _said(
    request: PlaceRequest, activity: Activity, form: Form, act: Callable[..., None], *, name: str, said: str
) -> HttpResponse:
    """Onwards with what was done; or the activity as it stands now, with what was typed and why not."""
    if form.is_valid() and is_unmarked(request, form):
        try:
            act(form.cleaned_data, by=request.actor, at=clock.now(), on=request.today)
        except ActionRefused as refused:
            refuse(form, refused)
        if form.is_valid():
            messages.success(request, said)
            return _onwards(request, activity)
    return page_of(request, activity_or_404(request, activity.pk), status=422, **{name: form})


def _onwards(request: PlaceRequest, activity: Activity) -> HttpResponse:
    """Back to the list that the click came from, where it is a page of ours; else to the activity."""
    onwards = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(onwards, {request.get_host()}, require_https=request.is_secure()):
        return redirect(onwards)
    return redirect("activities:activity", request.place.pk, activity.pk)
