"""What does `end_idle_sessions` do? Ends sessions that nobody has used for longer than the idle limit."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from liaison import clock
from liaison.accounts.actions import end_idle_session
from liaison.accounts.queries import idle_sessions
from liaison.tenancy.door import entered


class Command(BaseCommand):
    """A browser that comes back is told so anyway; this one is for those that never come back."""

    help = "结束超过闲置时限的登录。End sessions past their idle limit, and remove those that have run out."

    def handle(self, *_: Any, **__: Any) -> None:
        moment = clock.machine_now()
        limit = timedelta(minutes=settings.LIAISON_IDLE_MINUTES)
        before = moment - limit if limit else None
        count = 0
        for session in idle_sessions(before=before, moment=moment):
            with entered({session.account.home_id} if session.account else ()):
                count += end_idle_session(session=session, before=before, at=clock.now())
        self.stdout.write(f"已结束 {count} 个登录。  {count} ended.")
