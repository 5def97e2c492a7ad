"""What speaks against a plan, on its page?"""

from datetime import timedelta
from typing import Any

from django import template

from liaison.activities.models import Activity
from liaison.activities.queries.clashes import AHEAD, around, as_event
from liaison.core.activities.standing import State
from liaison.core.periods import Span
from liaison.matters.models import Involvement

register = template.Library()
_DAY = timedelta(days=1)


@register.inclusion_tag("activities/_clashes.html", takes_context=True)
def clashing(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """The warnings about a plan that lies ahead, and days that are free: {% clashing activity %}."""
    request, day = context["request"], activity.subject.on
    is_ahead = day is not None and (activity.until or day) >= request.today
    if activity.subject.state != State.PLANNED or day is None or not is_ahead:
        return {}
    involved = Involvement.objects.filter(subject_id=activity.subject_id)
    units = list(involved.values_list("unit_id", flat=True))
    taken = as_event(activity, units).span
    span = Span(min(day, request.today), max(taken.last, request.today + AHEAD) + _DAY)
    near = around(request.actor, units, span, post_id=request.seat.post_id, on=request.today)
    warned = near.warned(as_event(activity, near.bodies.keys()))
    return {"warned": warned, "free": near.free(on=request.today, but=day) if warned else ()}
