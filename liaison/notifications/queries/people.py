"""Who has still to be named, and which tenure is over while its seat is not?"""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.accounts.models import Seat
from liaison.core.access.permissions import Permission
from liaison.notifications.queries.inbox import Asked, Item
from liaison.tenancy.spans import covers
from liaison.units.models import Tenure
from liaison.units.queries import missing_holders


def unnamed(asked: Asked) -> Iterator[Item]:
    """The own unit's missing people; for the coordinators, how many units have some missing."""
    actor = asked.actor
    place = actor.jurisdiction_id
    if actor.may(Permission.KEEP_ALL_POSTS):
        missing = missing_holders(place, on=asked.on)
        if missing:
            title = ngettext(
                "%(count)s 个单位还没有明确应明确的人员",
                "%(count)s 个单位还没有明确应明确的人员",
                len(missing),
            ) % {"count": len(missing)}
            why = _("通知要求各单位明确分管领导、责任科室负责人和联络员，有变动及时报告。")
            yield Item(title, why, "units:missing", place)
    elif actor.may(Permission.KEEP_POSTS) and actor.unit_id is not None:
        for row in missing_holders(place, on=asked.on, unit_id=actor.unit_id):
            title = _("本单位还没有明确%(kinds)s") % {"kinds": row.words}
            why = _("通知要求明确到人；空缺的职务收不到邀请和来文。")
            since = _vacant_since(row.unit.pk, row.kinds, on=asked.on)
            yield Item(title, why, "units:posts", place, row.unit.pk, since=since)


def _vacant_since(unit: int, kinds: Collection[str], *, on: date) -> date | None:
    """The first day on which nobody was left of those who held such posts; None where nobody ever did."""
    held = Tenure.objects.filter(post__unit_id=unit, post__kind__in=kinds, ends__lte=on)
    last = held.values("post__kind").annotate(last=Max("ends")).values_list("last", flat=True)
    return min(last, default=None)


def seats_left_over(asked: Asked) -> Iterator[Item]:
    """Accounts that still act from a post whose holder has gone, for the security administrator."""
    actor = asked.actor
    if not actor.may(Permission.KEEP_ACCOUNTS):
        return
    tenures = Tenure.objects.filter(post=OuterRef("post"), person=OuterRef("person"))
    seats = Seat.objects.filter(covers(asked.on), jurisdiction_id=actor.jurisdiction_id, deputy_for=None)
    over = seats.filter(Exists(tenures), ~Exists(tenures.filter(covers(asked.on))))
    for seat in over.select_related("account", "post"):
        values = {"login": seat.account.login, "post": seat.post.title if seat.post else ""}
        yield Item(
            _("%(login)s 已不再担任%(post)s，身份还没有收回") % values,
            _("任职已登记为结束，账号仍能以这一身份办事。"),
            "accounts:account",
            actor.jurisdiction_id,
            seat.account_id,
        )
