"""How does a session end before its time? By its owner, or by the security administrator."""

from datetime import datetime

from django.db import transaction

from liaison.accounts.actions.accounts import locked_at_home
from liaison.accounts.models import Account, OpenSession
from liaison.core.access.actor import Actor
from liaison.record.actions import record


@transaction.atomic
def end_session(*, session: OpenSession, by: Actor, at: datetime) -> None:
    """The browser is logged out at once."""
    detail = {"address": session.address or ""}
    session.delete()
    record("session.ended", by=by, at=at, detail=detail)


@transaction.atomic
def end_all_sessions(*, account: Account, by: Actor, at: datetime) -> None:
    """The account is logged out everywhere; PermissionDenied for one that is at home elsewhere."""
    account = locked_at_home(account, by)
    count, _ = OpenSession.objects.filter(account=account).delete()
    record("sessions.ended", by=by, at=at, about=account, detail={"login": account.login, "count": count})
