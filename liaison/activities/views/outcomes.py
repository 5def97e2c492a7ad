"""What came of an activity: small forms on its page, each of which loses nothing that was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
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
from liaison.activities.views.page import activity_or_404, page_of
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse


@require_POST
def minutes(request: PlaceRequest, pk: int) -> HttpResponse:
    """Who is slower sees both texts, and what was typed stays in the field."""
    activity, form = activity_or_404(request, pk), MinutesForm(request.POST.dict())

    def act(said: dict[str, Any], **who: Any) -> None:
        write_minutes(activity=activity, text=said["text"], seen=said["seen"], **who)

    answer = _noted(request, activity, form, act, said=_("纪要已保存。"))
    if answer is None:  # once more as it stands now: sending it again takes the place of what stands there
        activity = activity_or_404(request, pk)
        form.data = {**form.data, "minutes-seen": digest_of_minutes(activity.minutes)}
        return _failed(request, activity, form, name="minutes_form")
    return answer


@require_POST
def add_follow_up(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = FollowUpForm(request.POST, units=_after(request, activity).units)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_follow_up(activity=activity, unit_id=said["unit"], what=said["what"], due=said["due"], **who)

    said = _("已登记，到期前会提醒负责单位。")
    return _noted(request, activity, form, act, said=said) or _failed(
        request, activity, form, name="follow_up_form"
    )


@require_POST
def finish(request: PlaceRequest, pk: int) -> HttpResponse:
    """What was agreed is done."""
    row = FollowUp.objects.filter(jurisdiction=request.place, pk=pk).first()
    if row is None:
        raise Http404
    activity, form = activity_or_404(request, row.activity_id), FinishForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        finish_follow_up(follow_up=row, done_on=said["done_on"], note=said["note"], **who)

    return _noted(request, activity, form, act, said=_("已登记完成。")) or _failed(
        request, activity, form, name="finish_form", finishing=row.pk
    )


@require_POST
def add_opinion(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = OpinionForm(request.POST, units=_after(request, activity).organisations)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_opinion(
            activity=activity, unit_id=said["unit"], text=said["text"], voiced_by=said["voiced_by"], **who
        )

    return _noted(request, activity, form, act, said=_("意见已登记。")) or _failed(
        request, activity, form, name="opinion_form"
    )


@require_POST
def add_observation(request: PlaceRequest, pk: int) -> HttpResponse:
    activity = activity_or_404(request, pk)
    form = ObservationForm(request.POST, units=_after(request, activity).hosts)

    def act(said: dict[str, Any], **who: Any) -> None:
        note_observation(activity=activity, unit_id=said["unit"], text=said["text"], due=said["due"], **who)

    said = _("已登记，请接受检查的单位答复。")
    return _noted(request, activity, form, act, said=said) or _failed(
        request, activity, form, name="observation_form"
    )


@require_POST
def reply(request: PlaceRequest, pk: int) -> HttpResponse:
    """What the unit that was checked says to a finding."""
    row = Observation.objects.filter(jurisdiction=request.place, pk=pk).first()
    if row is None:
        raise Http404
    activity, form = activity_or_404(request, row.activity_id), ReplyForm(request.POST)

    def act(said: dict[str, Any], **who: Any) -> None:
        reply_to_observation(observation=row, text=said["text"], **who)

    return _noted(request, activity, form, act, said=_("已答复，双方都能看到。")) or _failed(
        request, activity, form, name="reply_form", replying=row.pk
    )


@require_POST
def merge(request: PlaceRequest, pk: int) -> HttpResponse:
    """Entered twice: this one is struck out in favour of another that the seat sees as well."""
    activity, form = activity_or_404(request, pk), MergeForm(request.POST)
    if not form.is_valid():
        return _failed(request, activity, form, name="merge_form")
    kept = activity_or_404(request, form.cleaned_data["kept"])

    def act(_said: dict[str, Any], **who: Any) -> None:
        merge_activity(activity=activity, kept=kept, **who)

    done = _noted(request, activity, form, act, said=_("已合并，只保留这一项。"), to=kept)
    return done or _failed(request, activity, form, name="merge_form")


def _after(request: PlaceRequest, activity: Activity) -> After:
    return outcomes_of(activity, request.actor, post_id=request.seat.post_id, on=request.today)


def _noted(
    request: PlaceRequest,
    activity: Activity,
    form: Form,
    act: Callable[..., None],
    *,
    said: str,
    to: Activity | None = None,
) -> HttpResponse | None:
    """Onwards with what was done; None where it was not, with every reason on the form."""
    if not form.is_valid() or not is_unmarked(request, form):
        return None
    try:
        act(form.cleaned_data, by=request.actor, at=clock.now(), on=request.today)
    except ActionRefused as refused:
        refuse(form, refused)
        return None
    messages.success(request, said)
    anchor = "" if to else "#after"
    return redirect(reverse("activities:activity", args=[request.place.pk, (to or activity).pk]) + anchor)


def _failed(request: PlaceRequest, activity: Activity, form: Form, *, name: str, **more: Any) -> HttpResponse:
    fresh = activity_or_404(request, activity.pk)
    return page_of(request, fresh, status=422, failed=form, **{name: form}, **more)
