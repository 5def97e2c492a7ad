"""A plan comes about, is put off, or called off: small forms on the activity's page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import cancel_activity, hold_activity, postpone_activity
from liaison.activities.forms.steps import CancelForm, HoldForm, PostponeForm
from liaison.activities.models import Activity
from liaison.activities.views.page import activity_or_404, page_of
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse


@require_POST
def held(request: PlaceRequest, pk: int) -> HttpResponse:
    """Also one click from the inbox, with the day that was planned."""
    activity, form = activity_or_404(request, pk), HoldForm(request.POST)

    def hold(values: dict[str, Any], **who: Any) -> None:
        hold_activity(activity=activity, held_on=values["on"], **who)

    return _taken(request, activity, form, hold, name="hold_form", said=_("已登记为开展，请对方确认。"))


@require_POST
def postpone(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), PostponeForm(request.POST)

    def put_off(values: dict[str, Any], **who: Any) -> None:
        postpone_activity(activity=activity, to=values["to"], reason=values["reason"], **who)

    return _taken(request, activity, form, put_off, name="postpone_form", said=_("已改期，对方会看到。"))


@require_POST
def cancel(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), CancelForm(request.POST)

    def call_off(values: dict[str, Any], **who: Any) -> None:
        cancel_activity(activity=activity, reason=values["reason"], **who)

    return _taken(request, activity, form, call_off, name="cancel_form", said=_("已取消，记录仍可查看。"))


def _taken(
    request: PlaceRequest, activity: Activity, form: Form, act: Callable[..., None], *, name: str, said: str
) -> HttpResponse:
    """Back to the page, with what was said; or the page with what was typed and why it cannot be."""
    if form.is_valid() and is_unmarked(request, form):
        try:
            act(form.cleaned_data, by=request.actor, at=clock.now(), on=request.today)
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, said)
            return redirect("activities:activity", request.place.pk, activity.pk)
    return page_of(request, activity_or_404(request, activity.pk), status=422, failed=form, **{name: form})
