"""What came of an activity: small forms on its page, each of which loses nothing that was typed."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import (
    finish_follow_up,
    merge_activity,
    note_follow_up,
    note_observation,
    note_opinion,
    reply_to_observation,
    write_minutes,
)
from liaison.activities.forms.outcomes import (
    FinishForm,
    FollowUpForm,
    MergeForm,
    MinutesForm,
    ObservationForm,
    OpinionForm,
    ReplyForm,
)
from liaison.activities.models import Activity, FollowUp, Observation
from liaison.activities.queries.outcomes import After, digest_of_minutes, outcomes_of
from liaison.activities.views.acting import acted, address_of, failed
from liaison.activities.views.page import activity_or_404
from liaison.schemes.views.refusals import Act, is_carried_out


@require_POST
def minutes(request: PlaceRequest, pk: int) -> HttpResponse:
    """Who is slower sees both texts, and what was typed stays in the field."""
    activity, form = activity_or_404(request, pk), MinutesForm(request.POST.dict())

    def act(said: dict[str, Any], **who: Any) -> None:
        write_minutes(activity=activity, text=said["text"], seen=said["seen"], **who)

    if is_carried_out(request, form, act):
        messages.success(request, _("纪要已保存。"))
        return redirect(address_of(request, activity, part="after"))
    # Once more as it stands now: sending it again takes the place of what stands there.
    form.data = {**form.data, "minutes-seen": digest_of_minutes(activity_or_404(request, pk).minutes)}
    return failed(request, activity, form, minutes_form=form)


@require_POST
def add_follow_up(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = FollowUpForm(request.POST, units=_after(request, activity).units)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_follow_up(activity=activity, unit_id=said["unit"], what=said["what"], due=said["due"], **who)

    said = _("已登记，到期前会提醒负责单位。")
    return _noted(request, activity, form, act, said=said, follow_up_form=form)


@require_POST
def finish(request: PlaceRequest, pk: int) -> HttpResponse:
    """What was agreed is done."""
    row = FollowUp.objects.filter(jurisdiction=request.place, pk=pk).first()
    if row is None:
        raise Http404
    activity, form = activity_or_404(request, row.activity_id), FinishForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        finish_follow_up(follow_up=row, done_on=said["done_on"], note=said["note"], **who)

    return _noted(request, activity, form, act, said=_("已登记完成。"), finish_form=form, finishing=row.pk)


@require_POST
def add_opinion(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = OpinionForm(request.POST, units=_after(request, activity).organisations)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_opinion(
            activity=activity, unit_id=said["unit"], text=said["text"], voiced_by=said["voiced_by"], **who
        )

    return _noted(request, activity, form, act, said=_("意见已登记。"), opinion_form=form)


@require_POST
def add_observation(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = ObservationForm(request.POST, units=_after(request, activity).hosts)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_observation(activity=activity, unit_id=said["unit"], text=said["text"], due=said["due"], **who)

    said = _("已登记，请接受检查的单位答复。")
    return _noted(request, activity, form, act, said=said, observation_form=form)


@require_POST
def reply(request: PlaceRequest, pk: int) -> HttpResponse:
    """What the unit that was checked says to a finding."""
    row = Observation.objects.filter(jurisdiction=request.place, pk=pk).first()
    if row is None:
        raise Http404
    activity, form = activity_or_404(request, row.activity_id), ReplyForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        reply_to_observation(observation=row, text=said["text"], **who)

    said = _("已答复，双方都能看到。")
    return _noted(request, activity, form, act, said=said, reply_form=form, replying=row.pk)


@require_POST
def merge(request: PlaceRequest, pk: int) -> HttpResponse:
    """Entered twice: this one is struck out in favour of another that the seat sees as well."""
    activity, form = activity_or_404(request, pk), MergeForm(request.POST)
    if not form.is_valid():
        return failed(request, activity, form, merge_form=form)
    kept = activity_or_404(request, form.cleaned_data["kept"])

    def act(_said: dict[str, Any], **who: Any) -> None:
        merge_activity(activity=activity, kept=kept, **who)

    said = _("已合并，只保留这一项。")
    return acted(request, activity, form, act, said=said, onwards=address_of(request, kept), merge_form=form)


def _after(request: PlaceRequest, activity: Activity) -> After:
    return outcomes_of(activity, request.actor, post_id=request.seat.post_id, on=request.today)


def _noted(request: PlaceRequest, activity: Activity, form: Form, act: Act, **more: Any) -> HttpResponse:
    """Back to what came of the activity, where it was noted; else with why not."""
    onwards = address_of(request, activity, part="after")
    return acted(request, activity, form, act, onwards=onwards, **more)
