"""Taking back what was noted about an activity: one small form each."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import withdraw_noted
from liaison.activities.forms.outcomes import WithdrawForm
from liaison.activities.models import FollowUp, Observation, Opinion
from liaison.activities.views.page import activity_or_404, page_of
from liaison.core.refusals import ActionRefused
from liaison.files.views.guarded import is_unmarked
from liaison.schemes.views.refusals import refuse


@require_POST
def follow_up(request: PlaceRequest, pk: int) -> HttpResponse:
    return _withdrawn(request, FollowUp.objects.filter(jurisdiction=request.place, pk=pk).first())


@require_POST
def opinion(request: PlaceRequest, pk: int) -> HttpResponse:
    return _withdrawn(request, Opinion.objects.filter(jurisdiction=request.place, pk=pk).first())


@require_POST
def observation(request: PlaceRequest, pk: int) -> HttpResponse:
    return _withdrawn(request, Observation.objects.filter(jurisdiction=request.place, pk=pk).first())


def _withdrawn(request: PlaceRequest, noted: FollowUp | Opinion | Observation | None) -> HttpResponse:
    if noted is None:
        raise Http404
    activity, form = activity_or_404(request, noted.activity_id), WithdrawForm(request.POST)
    if form.is_valid() and is_unmarked(request, form):
        reason = form.cleaned_data["reason"]
        try:
            withdraw_noted(noted=noted, reason=reason, by=request.actor, at=clock.now(), on=request.today)
        except ActionRefused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("已撤销，原因留在历史中。"))
            return redirect(reverse("activities:activity", args=[request.place.pk, activity.pk]) + "#after")
    return page_of(request, activity, status=422, failed=form)
