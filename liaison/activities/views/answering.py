"""A unit's word about an entry: confirm, contest, file what was said on paper or by telephone, settle."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import confirm_activity, contest_activity, settle_activity
from liaison.activities.actions import file_word as file_activity_word
from liaison.activities.forms.answering import ContestForm, FiledWordForm, SettleForm, WordForm
from liaison.activities.models import Activity
from liaison.activities.views.acting import acted
from liaison.activities.views.page import activity_or_404
from liaison.files.views import examined_upload
from liaison.schemes.views.refusals import Act


@require_POST
def confirm(request: PlaceRequest, pk: int) -> HttpResponse:
    """One click from the inbox or the activity's page."""
    activity, form = activity_or_404(request, pk), WordForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        confirm_activity(activity=activity, unit_id=said["unit"], revision=said["revision"], **who)

    said = _("已确认：%(title)s") % {"title": activity.subject.title}
    return _answered(request, activity, form, act, said=said)


@require_POST
def contest(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), ContestForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        contest_activity(
            activity=activity, unit_id=said["unit"], revision=said["revision"], note=said["note"], **who
        )

    said = _("已提出异议。在协商一致以前，这项记录不计入。")
    return _answered(request, activity, form, act, said=said, contest_form=form)


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

    return _answered(request, activity, form, act, said=_("已登记对方的答复。"), filed_form=form)


@require_POST
def settle(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), SettleForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        settle_activity(activity=activity, stands=said["stands"], reason=said["reason"], **who)

    return _answered(request, activity, form, act, said=_("已裁定，双方都能看到依据。"), settle_form=form)


def _answered(request: PlaceRequest, activity: Activity, form: Form, act: Act, **more: Any) -> HttpResponse:
    """Back to the list that the click came from, where it is a page of ours; else to the activity."""
    onwards = request.POST.get("next", "")
    hosts, is_secure = {request.get_host()}, request.is_secure()
    is_ours = url_has_allowed_host_and_scheme(onwards, hosts, require_https=is_secure)
    return acted(request, activity, form, act, onwards=onwards if is_ours else "", **more)
