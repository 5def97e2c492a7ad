"""The calendar: a month as a grid or a list, mine, my unit's, my counterparts'."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.forms.calendar import CalendarForm
from liaison.activities.models import FeedScope
from liaison.activities.queries.month import month_of
from liaison.activities.queries.scopes import Looking, scopes_for


def looking(request: PlaceRequest) -> Looking:
    """Who looks, from the seat of the request."""
    seat = request.seat
    return Looking(request.actor, post_id=seat.post_id, person_id=seat.person_id, on=request.today)


@require_GET
def show_calendar(request: PlaceRequest) -> HttpResponse:
    who = looking(request)
    scopes = scopes_for(who)
    form = CalendarForm(request.GET, scopes=[scope.value for scope, _name in scopes], today=request.today)
    scope = form.chosen_scope
    before, after = form.neighbours
    context = {
        "month": month_of(form.first, scope, who),
        "scope": scope,
        "scopes": scopes,
        "view": form.chosen_view,
        "before": before,
        "after": after,
        "is_this_month": form.first == request.today.replace(day=1),
        "is_counterparts": scope == FeedScope.COUNTERPARTS,
    }
    return render(request, "activities/calendar.html", context)
