"""Taking back what was noted about an activity: one small form each."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions import withdraw_noted
from liaison.activities.forms.outcomes import WithdrawForm
from liaison.activities.models import FollowUp, Observation, Opinion
from liaison.activities.views.acting import acted, address_of
from liaison.activities.views.page import activity_or_404


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

    def act(typed: dict[str, Any], **who: Any) -> None:
        withdraw_noted(noted=noted, reason=typed["reason"], **who)

    said = _("已撤销，原因留在历史中。")
    return acted(request, activity, form, act, said=said, onwards=address_of(request, activity, part="after"))
