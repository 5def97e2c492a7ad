"""From which day on does a place keep track of what is done?"""

from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.units.models import Jurisdiction


@transaction.atomic
def track_from(*, on: date, by: Actor, at: datetime) -> Jurisdiction:
    """The actor's place, in which nothing that began before the day can be overdue."""
    place = Jurisdiction.objects.select_for_update().get(pk=by.jurisdiction_id)
    changed = {"tracks_from": (place.tracks_from, on)}
    place.tracks_from = on
    place.save(update_fields=["tracks_from"])
    record("tracking.begun", by=by, at=at, about=place, detail={"on": on}, changed=changed)
    return place
