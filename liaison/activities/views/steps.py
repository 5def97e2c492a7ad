"""A plan comes about, is put off, or called off: small forms on the activity's page."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import cancel_activity, hold_activity, postpone_activity
from liaison.activities.forms.steps import CancelForm, HoldForm, PostponeForm
from liaison.activities.views.acting import acted
from liaison.activities.views.page import activity_or_404


@require_POST
def held(request: PlaceRequest, pk: int) -> HttpResponse:
    """Also one click from the inbox, with the day that was planned."""
    activity, form = activity_or_404(request, pk), HoldForm(request.POST)

    def hold(values: dict[str, Any], **who: Any) -> None:
        hold_activity(activity=activity, held_on=values["on"], **who)

    return acted(request, activity, form, hold, said=_("已登记为开展，请对方确认。"), hold_form=form)


@require_POST
def postpone(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), PostponeForm(request.POST)

    def put_off(values: dict[str, Any], **who: Any) -> None:
        postpone_activity(activity=activity, to=values["to"], reason=values["reason"], **who)

    return acted(request, activity, form, put_off, said=_("已改期，对方会看到。"), postpone_form=form)


@require_POST
def cancel(request: PlaceRequest, pk: int) -> HttpResponse:
    activity, form = activity_or_404(request, pk), CancelForm(request.POST)

    def call_off(values: dict[str, Any], **who: Any) -> None:
        cancel_activity(activity=activity, reason=values["reason"], **who)

    return acted(request, activity, form, call_off, said=_("已取消，记录仍可查看。"), cancel_form=form)
