"""Which words of the own units did the other side file for them? Offered to the inbox."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from liaison.accounts.models import Seat
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES
from liaison.core.activities.standing import State, Word
from liaison.core.dates import day_of
from liaison.matters.models import AnsweredHow, Family, Involvement
from liaison.matters.queries import speaks_for
from liaison.notifications.queries import Act, Asked, Item

SHOWN_FOR = timedelta(days=14)
_COORDINATING = tuple(
    role.code for role in ROLES.values() if Permission.COORDINATE_ACTIVITIES in role.permissions
)


def by_the_other_side(asked: Asked) -> Iterator[Item]:
    """For a fortnight: words filed by nobody of the own side and by no coordinator; gone once it answers."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES):
        return
    own = speaks_for(actor, on=asked.on)
    since = timezone.make_aware(datetime.combine(asked.on - SHOWN_FOR, time.min))
    rows = Involvement.objects.filter(
        jurisdiction_id=actor.jurisdiction_id,
        unit_id__in=own,
        word__in=(Word.CONFIRMED, Word.CONTESTED),
        word_how__in=(AnsweredHow.SHEET, AnsweredHow.TELEPHONE),
        word_at__gte=since,
        subject__jurisdiction_id=actor.jurisdiction_id,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
    )
    speakers = Seat.objects.filter(jurisdiction_id=actor.jurisdiction_id, unit_id__in=own)
    others = rows.exclude(word_by_id=None).exclude(word_by__in=speakers.values("account_id"))
    coordinators = Seat.objects.filter(jurisdiction_id=actor.jurisdiction_id, role__in=_COORDINATING)
    filed = others.exclude(word_by__in=coordinators.values("account_id"))
    for row in filed.select_related("subject__activity").order_by("word_at", "pk"):
        until = day_of(row.word_at) + SHOWN_FOR if row.word_at else None
        sure = (("unit", str(row.unit_id)), ("revision", str(row.subject.revision)))
        yield Item(
            _("请核对：%(title)s") % {"title": row.subject.title},
            _("已由对方代为登记确认，如不符请提出异议。"),
            "activities:activity",
            actor.jurisdiction_id,
            row.subject.activity.pk,
            until=until,
            act=Act("activities:confirm", _("确认无误"), sure),
        )
