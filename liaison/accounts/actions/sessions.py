"""How does a session end? By its owner, by the security administrator, or because nobody uses it."""

from datetime import datetime

from django.db import transaction

from liaison.accounts.actions.accounts import locked_at_home
from liaison.accounts.actions.log_in import note_time_out
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


@transaction.atomic
def end_idle_session(*, session: OpenSession, before: datetime | None, at: datetime) -> bool:
    """Whether the session is over now: it was not seen since `before`, or its time has run out.

    Somebody who came back in the meantime keeps it.
    """
    still_there = OpenSession.objects.select_for_update().filter(pk=session.pk, seen_at=session.seen_at)
    if not still_there.delete()[0]:
        return False
    if session.account is not None and before is not None:
        by = Actor(session.account.pk, 0, "", session.account.home_id, address=session.address)
        note_time_out(by=by, at=at)
    return True
