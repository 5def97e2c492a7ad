"""A small form on an activity's page was sent: what comes next?"""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.models import Activity
from liaison.activities.views.page import activity_or_404, page_of
from liaison.schemes.views.refusals import Act, is_carried_out


def acted(
    request: PlaceRequest,
    activity: Activity,
    form: Form,
    act: Act,
    *,
    said: str,
    onwards: str = "",
    **shown: Any,
) -> HttpResponse:
    """Onwards with what was done, by default to the activity; else its page with why not."""
    if is_carried_out(request, form, act):
        messages.success(request, said)
        return redirect(onwards or address_of(request, activity))
    return failed(request, activity, form, **shown)


def failed(request: PlaceRequest, activity: Activity, form: Form, **shown: Any) -> HttpResponse:
    """The activity as it stands now, with why not; `shown` puts what was typed back into its place."""
    fresh = activity_or_404(request, activity.pk)
    return page_of(request, fresh, status=422, failed=form, **shown)


def address_of(request: PlaceRequest, activity: Activity, *, part: str = "") -> str:
    """The activity's page, opened at one of its parts."""
    return reverse("activities:activity", args=[request.place.pk, activity.pk]) + (part and f"#{part}")
