"""Which post does a written name stand for?"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.schemes.models import LeaderAssignment
from liaison.schemes.models.holders import AssignmentHolder
from liaison.units.models import Tenure


@transaction.atomic
def link_leader(
    *, assignments: Iterable[LeaderAssignment], tenure: Tenure, by: Actor, at: datetime
) -> list[AssignmentHolder]:
    """The leader of the assignments is whoever holds the post in this tenure, until it ends."""
    links = [
        AssignmentHolder.objects.create(
            jurisdiction_id=by.jurisdiction_id,
            assignment=each,
            tenure=tenure,
            linked_by_id=by.account_id,
            linked_at=at,
        )
        for each in assignments
    ]
    for link in links:
        detail = {"leader": link.assignment.leader_name, "post": tenure.post.title}
        record("leader.linked", by=by, at=at, about=link.assignment, detail=detail)
    return links
