"""Which papers does somebody see?"""

from datetime import date

from django.db.models import QuerySet

from liaison.core.access.actor import Actor
from liaison.matters.models import Family
from liaison.matters.queries import seen_by
from liaison.reports.models import Submission


def seen_submissions(actor: Actor, *, post_id: int | None, on: date) -> QuerySet[Submission]:
    """What the own unit and those it represents handed in; the coordinators see all."""
    subjects = seen_by(actor, post_id=post_id, on=on).filter(family=Family.SUBMISSION)
    found = Submission.objects.filter(jurisdiction_id=actor.jurisdiction_id, subject__in=subjects)
    return found.select_related("subject", "unit")


def submission_seen(pk: int, actor: Actor, *, post_id: int | None, on: date) -> Submission | None:
    """The paper where the actor may see it; None otherwise."""
    return seen_submissions(actor, post_id=post_id, on=on).filter(pk=pk).first()
