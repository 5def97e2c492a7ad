"""What of the papers waits for whoever asks? Offered to the inbox."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.core.access.permissions import Permission
from liaison.core.dates import day_of
from liaison.core.submissions import SubmissionState
from liaison.matters.queries import speaks_for
from liaison.notifications.queries import Act, Asked, Item
from liaison.reports.models import Submission

SHOWN = 6  # one by one; more of them are one item


def to_confirm(asked: Asked) -> Iterator[Item]:
    """What units say that they have handed in, for the coordinators, who have the paper or not."""
    actor = asked.actor
    if not actor.may(Permission.COORDINATE_ACTIVITIES):
        return
    found = Submission.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, subject__state=SubmissionState.REPORTED
    )
    rows = list(found.select_related("subject").order_by("subject__on", "pk"))
    if len(rows) > SHOWN:
        title = ngettext("%(count)s 份报送材料待确认", "%(count)s 份报送材料待确认", len(rows))
        why = _("报送单位已登记，请核对是否收到。")
        yield Item(title % {"count": len(rows)}, why, "reports:submissions", actor.jurisdiction_id)
        return
    for row in rows:
        yield Item(
            _("请确认是否收到：%(title)s") % {"title": row.subject.title},
            _("报送单位登记为已报送（纸质），确认前只算一方登记。"),
            "reports:submission",
            actor.jurisdiction_id,
            row.pk,
            since=day_of(row.subject.opened_at),
            act=Act("reports:confirm", _("已收到")),
        )


def returned(asked: Asked) -> Iterator[Item]:
    """What was given back and nothing has come in its place."""
    actor = asked.actor
    if not actor.may(Permission.ENTER_ACTIVITIES) or actor.may(Permission.COORDINATE_ACTIVITIES):
        return
    own = Submission.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, unit_id__in=speaks_for(actor, on=asked.on)
    )
    again = set(own.filter(stands=True).values_list("unit_id", "kind", "year"))
    for row in own.filter(subject__state=SubmissionState.RETURNED).select_related("subject"):
        if (row.unit_id, row.kind, row.year) not in again:
            yield Item(
                _("已退回，请重新报送：%(title)s") % {"title": row.subject.title},
                row.reason,
                "reports:submission",
                actor.jurisdiction_id,
                row.pk,
            )
