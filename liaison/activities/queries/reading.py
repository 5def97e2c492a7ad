"""Which activities does somebody see?"""

from datetime import date

from django.db.models import QuerySet

from liaison.activities.models import Activity
from liaison.activities.queries.listing import ON_A_LINE
from liaison.core.access.actor import Actor
from liaison.core.activities.standing import State
from liaison.matters.models import Family
from liaison.matters.queries import is_seen


def seen_activities(actor: Actor, *, post_id: int | None, on: date) -> QuerySet[Activity]:
    """The activities that the actor may see, the latest first, each with its subject."""
    place = actor.jurisdiction_id
    seen = is_seen(actor, post_id=post_id, on=on, subject="subject_id")
    found = Activity.objects.filter(
        seen, jurisdiction_id=place, subject__jurisdiction_id=place, subject__family=Family.ACTIVITY
    )
    return found.select_related("subject").order_by("-subject__on", "-subject__id")


def activity_seen(pk: int, actor: Actor, *, post_id: int | None, on: date) -> Activity | None:
    """The activity where the actor may see it; None otherwise."""
    return seen_activities(actor, post_id=post_id, on=on).filter(pk=pk).first()


def planned_activities(actor: Actor, *, post_id: int | None, on: date, until: date) -> QuerySet[Activity]:
    """The activities planned from the day on that the actor may see, the soonest first."""
    found = seen_activities(actor, post_id=post_id, on=on).filter(subject__state=State.PLANNED)
    ahead = found.filter(subject__on__gte=on, subject__on__lte=until).order_by("subject__on", "subject__id")
    return ahead.only("jurisdiction", "subject", *(f"subject__{column}" for column in ON_A_LINE))
