"""The page of one activity: what is said of it, what may be done next, what its sections add."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.forms.steps import CancelForm, PostponeForm
from liaison.activities.models import Activity
from liaison.activities.queries import activity_seen
from liaison.activities.queries.facts import facts_of
from liaison.activities.queries.parties import parties_of
from liaison.activities.queries.steps import steps_of


def activity_or_404(request: PlaceRequest, pk: int) -> Activity:
    """The activity, with its subject, where the seat may see it."""
    found = activity_seen(pk, request.actor, post_id=request.seat.post_id, on=request.today)
    if found is None:
        raise Http404
    return found


@require_GET
def show_activity(request: PlaceRequest, pk: int) -> HttpResponse:
    return page_of(request, activity_or_404(request, pk))


def page_of(request: PlaceRequest, activity: Activity, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page as it stands now; `more` is what a section has to say besides, such as a form with errors."""
    parties = parties_of(activity, on=request.today)  # asked for once, told to every section
    shown = {
        "activity": activity,
        "parties": parties,
        "facts": facts_of(activity, on=request.today, parties=parties),
        "steps": steps_of(activity, request.actor, on=request.today, parties=parties),
        "postpone_form": PostponeForm(),
        "cancel_form": CancelForm(),
    }
    return render(request, "activities/activity.html", shown | more, status=status)
