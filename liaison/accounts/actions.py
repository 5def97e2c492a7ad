"""What can be done to accounts and seats?"""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.models import Account, Seat
from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.units.models import Person, Post, Unit


@transaction.atomic
def open_account(*, login: str, password: str, by: Actor, at: datetime, is_demo: bool = False) -> Account:
    """The new account, at home in the actor's jurisdiction, without a seat yet."""
    account = Account(login=login, home_id=by.jurisdiction_id, is_demo=is_demo)
    account.set_password(password)
    account.save()
    record("account.opened", by=by, at=at, about=account, detail={"login": login})
    return account


@transaction.atomic
def reset_password(*, account: Account, password: str, by: Actor, at: datetime) -> None:
    """The account logs in with this password from now on; its running sessions end.

    Raises PermissionDenied for an account that is at home elsewhere: its own administrators answer for it.
    """
    if account.home_id != by.jurisdiction_id:
        raise PermissionDenied
    account.set_password(password)
    account.save(update_fields=["password"])
    record("account.password_reset", by=by, at=at, about=account, detail={"login": account.login})


@transaction.atomic
def give_seat(
    *,
    account: Account,
    role: str,
    starts: date,
    by: Actor,
    at: datetime,
    unit: Unit | None = None,
    post: Post | None = None,
    person: Person | None = None,
) -> Seat:
    """The seat from which the account acts in this role from the day on."""
    seat = Seat.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        account=account,
        role=role,
        unit=unit,
        post=post,
        person=person,
        starts=starts,
    )
    record(
        "seat.given",
        by=by,
        at=at,
        about=seat,
        detail={"login": account.login, "role": seat.get_role_display()},
    )
    return seat


@transaction.atomic
def take_seat(*, seat: Seat, by: Actor, at: datetime) -> None:
    """The account acts from this seat from now on; `by` already names it."""
    record("seat.taken", by=by, at=at, about=seat, detail={"role": seat.get_role_display()})


@transaction.atomic
def note_log_in(*, by: Actor, at: datetime) -> None:
    """The log-in stands in the record."""
    record("account.logged_in", by=by, at=at)


@transaction.atomic
def note_log_out(*, by: Actor, at: datetime) -> None:
    """The log-out stands in the record."""
    record("account.logged_out", by=by, at=at)


@transaction.atomic
def note_refused_log_in(*, account: Account, by: Actor, at: datetime) -> None:
    """The refused log-in to an existing account stands in the record of its home."""
    record("account.refused", by=by, at=at, about=account)


@transaction.atomic
def change_password(*, account: Account, password: str, by: Actor, at: datetime) -> None:
    """The account's own holder has chosen a new password."""
    account.set_password(password)
    account.save(update_fields=["password"])
    record("account.password_changed", by=by, at=at, about=account)
