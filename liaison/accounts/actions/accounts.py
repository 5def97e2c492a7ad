"""What can be done to an account as a whole?"""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.actions.passwords import keep_password
from liaison.accounts.actions.seats import end_seat
from liaison.accounts.models import Account, OpenSession, Seat
from liaison.core.access.actor import Actor
from liaison.record.actions import record


@transaction.atomic
def open_account(
    *,
    login: str,
    password: str,
    by: Actor,
    at: datetime,
    is_demo: bool = False,
    password_is_first: bool | None = None,
) -> Account:
    """The new account, at home in the actor's jurisdiction, without a seat yet.

    Its password is a first one, to be changed at log-in, unless the account is the demo's.
    """
    account = Account(login=login, home_id=by.jurisdiction_id, is_demo=is_demo, opened_at=at)
    is_first = not is_demo if password_is_first is None else password_is_first
    keep_password(account, password, at=at, is_first=is_first)
    account.save()
    record("account.opened", by=by, at=at, about=account, detail={"login": login})
    return account


@transaction.atomic
def close_account(*, account: Account, ends: date, by: Actor, at: datetime) -> None:
    """Nobody logs in with the account any more; its seats here end on the day, its sessions now."""
    account = locked_at_home(account, by)
    for seat in Seat.objects.filter(account=account, ends=None):
        end_seat(seat=seat, ends=max(ends, seat.starts), by=by, at=at)
    account.is_active = False
    account.save(update_fields=["is_active"])
    OpenSession.objects.filter(account=account).delete()
    record("account.closed", by=by, at=at, about=account, detail={"login": account.login})


@transaction.atomic
def reopen_account(*, account: Account, by: Actor, at: datetime) -> None:
    """The account can log in again; its seats have to be given anew."""
    account = locked_at_home(account, by)
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("account.reopened", by=by, at=at, about=account, detail={"login": account.login})


@transaction.atomic
def unlock_account(*, account: Account, by: Actor, at: datetime) -> None:
    """The account need not wait any longer after wrong tries."""
    account = locked_at_home(account, by)
    account.wrong_tries, account.locked_until = 0, None
    account.save(update_fields=["wrong_tries", "locked_until"])
    record("account.unlocked", by=by, at=at, about=account, detail={"login": account.login})


@transaction.atomic
def acknowledge_information(*, account: Account, by: Actor, at: datetime) -> None:
    """The account's holder has read what is kept about them, why, how long, and whom to ask."""
    account.informed_at = at
    account.save(update_fields=["informed_at"])
    record("information.acknowledged", by=by, at=at, about=account)


@transaction.atomic
def note_explanation(*, account: Account, page: str, by: Actor, at: datetime) -> None:
    """That somebody asked why the account can, or cannot, see the page stands in the record."""
    record("access.explained", by=by, at=at, about=account, detail={"login": account.login, "page": page})


def locked_at_home(account: Account, by: Actor) -> Account:
    """The account, held against others until the transaction ends.

    Raises PermissionDenied for an account that is at home elsewhere: its own administrators answer for it.
    """
    if account.home_id != by.jurisdiction_id:
        raise PermissionDenied
    return Account.objects.select_for_update().get(pk=account.pk)
