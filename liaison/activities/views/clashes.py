"""What speaks against the day, while an activity is being entered."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from liaison.accounts.middleware import PlaceRequest
from liaison.activities.forms.clashes import Asked
from liaison.activities.queries.clashes import AHEAD, around
from liaison.core.activities.clashes import Event
from liaison.core.periods import Span

_DAY = timedelta(days=1)


@require_GET
def show_clashes(request: PlaceRequest) -> HttpResponse:
    """A part of the entry form: warnings for days to come, and days that are free for all who take part."""
    asked = Asked(request.GET)
    context: dict[str, object] = {}
    if asked.on is not None and len(asked.units) > 1 and (asked.until or asked.on) >= request.today:
        last = max(asked.until or asked.on, request.today + AHEAD)
        span = Span(min(asked.on, request.today), last + _DAY)
        near = around(request.actor, asked.units, span, post_id=request.seat.post_id, on=request.today)
        event = Event(
            id=asked.activity,
            title="",
            on=asked.on,
            until=asked.until,
            begins=asked.begins,
            ends=asked.ends,
            units=asked.units & near.bodies.keys(),
        )
        warned = near.warned(event)
        free = near.free(on=request.today, but=asked.on) if len(near.bodies) > 1 and warned else ()
        context = {"warned": warned, "free": free, "is_entered": True}
    return render(request, "activities/_clashes.html", context)
