"""What did the own side note about activities?"""

from datetime import date

from django.db.models import Q

from liaison.accounts.models import Seat
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.matters.queries import speaks_for


def noted_by_own(actor: Actor, *, on: date) -> Q:
    """Rows that the actor may take back: noted by somebody of the own units; all for coordinators."""
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return Q(jurisdiction_id=actor.jurisdiction_id)
    own = Seat.objects.filter(jurisdiction_id=actor.jurisdiction_id, unit_id__in=speaks_for(actor, on=on))
    return Q(jurisdiction_id=actor.jurisdiction_id, noted_by__in=own.values("account_id"))
