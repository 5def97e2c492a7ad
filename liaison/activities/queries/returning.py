"""What was agreed or found at an activity and waits for the own units? Offered to the inbox."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from liaison.activities.models import FollowUp, Observation
from liaison.core.access.permissions import Permission
from liaison.core.activities.outcomes import DueState, due_state
from liaison.core.activities.standing import State
from liaison.core.dates import day_of
from liaison.matters.queries import is_seen, speaks_for
from liaison.notifications.queries import Asked, Item


def follow_ups(asked: Asked) -> Iterator[Item]:
    """What the own units, and those they represent, have still to do; each comes back until it is done."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    found = (
        FollowUp.objects.filter(
            jurisdiction_id=actor.jurisdiction_id,
            unit_id__in=speaks_for(actor, on=asked.on),
            done_on__isnull=True,
        )
        .filter(_seen(asked))
        .exclude(activity__subject__state=State.CANCELLED)
    )
    for row in found.select_related("activity__subject").order_by("due", "pk"):
        values = {"title": row.activity.subject.title, "how": _how(row.due, on=asked.on)}
        yield Item(
            _("会后事项：%(what)s") % {"what": row.what},
            _("“%(title)s”上商定的，%(how)s。") % values,
            "activities:activity",
            actor.jurisdiction_id,
            row.activity_id,
            until=row.due,
        )


def observations(asked: Asked) -> Iterator[Item]:
    """What was found at the own units and wants a reply. Clauses: ZY-2.3d2, XQ-1.4b."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    found = (
        Observation.objects.filter(
            jurisdiction_id=actor.jurisdiction_id, unit_id__in=speaks_for(actor, on=asked.on), reply=""
        )
        .filter(_seen(asked))
        .exclude(activity__subject__state=State.CANCELLED)
    )
    for row in found.select_related("activity__subject").order_by("due", "pk"):
        yield Item(
            _("请答复发现的问题：%(title)s") % {"title": row.activity.subject.title},
            _("检查、评议中提出，%(how)s。") % {"how": _how(row.due, on=asked.on)},
            "activities:activity",
            actor.jurisdiction_id,
            row.activity_id,
            until=row.due,
            since=day_of(row.noted_at),
        )


def _seen(asked: Asked) -> Q:
    """Of activities that the actor can still open: whoever was dropped from one has nothing to do there."""
    return is_seen(asked.actor, post_id=asked.post, on=asked.on, subject="activity__subject_id")


def _how(due: date | None, *, on: date) -> str:
    """How much time is left, in words."""
    if due is None:
        return _("没有定期限，请尽快办理")
    state = due_state(due, done=False, today=on)
    if state is DueState.OVERDUE:
        return _("已过期限 %(days)s 天") % {"days": (on - due).days}
    if state is DueState.NEAR:
        return _("%(due)s 到期，快到了") % {"due": due}
    return _("%(due)s 前办完") % {"due": due}
