"""What of accounts waits: for the security administrator, for their holders, for those who have deputies?"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.accounts.models import Account, AccountRequest, RequestState
from liaison.accounts.queries import deputies_of, unused_accounts
from liaison.core.access.permissions import Permission
from liaison.core.dates import PLACE_TIME, day_of
from liaison.core.waiting import waits_on
from liaison.notifications.queries.inbox import Asked, Item


def requests(asked: Asked) -> Iterator[Item]:
    """Requests that others have made and nobody has decided."""
    actor = asked.actor
    if not actor.may(Permission.KEEP_ACCOUNTS):
        return
    found = AccountRequest.objects.filter(jurisdiction_id=actor.jurisdiction_id, state=RequestState.OPEN)
    asked_at = list(found.exclude(asked_by_id=actor.account_id).values_list("asked_at", flat=True))
    if count := len(asked_at):
        title = ngettext("%(count)s 份账号申请待批准", "%(count)s 份账号申请待批准", count) % {"count": count}
        why, since = _("申请人在等开通单。"), day_of(min(asked_at))
        yield Item(title, why, "accounts:requests", actor.jurisdiction_id, since=since)


def unused(asked: Asked) -> Iterator[Item]:
    """Accounts that nobody uses any more."""
    actor, days = asked.actor, settings.LIAISON_UNUSED_DAYS
    if not actor.may(Permission.KEEP_ACCOUNTS) or not days:
        return
    since = datetime.combine(asked.on - timedelta(days=days), time(), PLACE_TIME)
    count = unused_accounts(actor.jurisdiction_id, since=since).count()
    if count:
        title = ngettext("%(count)s 个账号长期未用", "%(count)s 个账号长期未用", count) % {"count": count}
        why = _("超过 %(days)s 天没有登录，请核对是否停用。") % {"days": days}
        yield Item(title, why, "accounts:unused", actor.jurisdiction_id)


def ageing_password(asked: Asked) -> Iterator[Item]:
    """One's own password, before it has to be changed at log-in."""
    days = settings.LIAISON_PASSWORD_DAYS
    account = Account.objects.filter(pk=asked.actor.account_id, is_demo=False).first()
    if not days or account is None or account.password_set_at is None:
        return
    last = day_of(account.password_set_at) + timedelta(days=days - 1)
    if waits_on(last, code="password", on=asked.on):
        why = _("密码每 %(days)s 天更换一次；到期后登录时须先修改。") % {"days": days}
        yield Item(_("密码即将到期"), why, "accounts:change_password", None, until=last)


def ending_deputies(asked: Asked) -> Iterator[Item]:
    """Who acts in the stead of one's own post, and will not much longer."""
    if not asked.actor.may(Permission.NAME_DEPUTIES) or asked.post is None:
        return
    for seat in deputies_of(asked.post, on=asked.on):
        last = seat.ends - timedelta(days=1) if seat.ends else None
        if last and seat.starts <= asked.on and waits_on(last, code="deputy", on=asked.on):
            name = seat.person.name if seat.person else seat.account.login
            title = _("%(name)s的代行即将结束") % {"name": name}
            yield Item(title, _("还需要代行的，请重新指定。"), "accounts:deputies", None, until=last)
