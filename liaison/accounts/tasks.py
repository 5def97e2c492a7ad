"""What of accounts and log-ins is looked after each night?"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext_noop

from liaison import clock
from liaison.accounts.actions import end_idle_session
from liaison.accounts.queries import idle_sessions, unused_accounts
from liaison.jobs.queries import Figures, Work, offer


def end_idle_sessions(place: int, at: datetime) -> Figures:
    """How many log-ins of the place's accounts are ended that nobody has used for longer than the limit."""
    moment = clock.machine_now()  # what idle sessions go by, fixed day or not
    limit = timedelta(minutes=settings.LIAISON_IDLE_MINUTES)
    before = moment - limit if limit else None
    idle = idle_sessions(before=before, moment=moment, place=place)
    return {"count": sum(end_idle_session(session=each, before=before, at=at) for each in idle)}


def count_unused_accounts(place: int, at: datetime) -> Figures:
    """How many accounts nobody has used for so long that the security administrator is told in the inbox."""
    days = settings.LIAISON_UNUSED_DAYS
    count = unused_accounts(place, since=at - timedelta(days=days)).count() if days else 0
    return {"count": count}


offer(
    Work(
        code="accounts.end_idle_sessions",
        name=gettext_noop("结束闲置的登录"),
        at=time(2, 20),
        sentence=gettext_noop("结束了 {count} 个登录。"),
        do=end_idle_sessions,
    )
)
offer(
    Work(
        code="accounts.count_unused",
        name=gettext_noop("清点长期未用的账号"),
        at=time(2, 30),
        sentence=gettext_noop("长期未用的账号 {count} 个；有的，已列入安全管理员的待办。"),
        do=count_unused_accounts,
    )
)
