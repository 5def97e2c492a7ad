"""What waits for the security administrator?"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.accounts.models import AccountRequest, RequestState
from liaison.accounts.queries import unused_accounts
from liaison.core.access.permissions import Permission
from liaison.core.dates import PLACE_TIME
from liaison.notifications.queries.inbox import Asked, Item


def requests(asked: Asked) -> Iterator[Item]:
    """Requests that others have made and nobody has decided."""
    actor = asked.actor
    if not actor.may(Permission.KEEP_ACCOUNTS):
        return
    found = AccountRequest.objects.filter(jurisdiction_id=actor.jurisdiction_id, state=RequestState.OPEN)
    count = found.exclude(asked_by_id=actor.account_id).count()
    if count:
        title = ngettext("%(count)s 份账号申请待批准", "%(count)s 份账号申请待批准", count) % {"count": count}
        yield Item(title, _("申请人在等开通单。"), "accounts:requests", actor.jurisdiction_id)


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
