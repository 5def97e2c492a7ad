"""What does a log-in leave behind? An entry, and after too many wrong ones a lock."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from liaison.accounts.models import Account, AddressTries
from liaison.core.access.actor import Actor
from liaison.record.actions import record


@transaction.atomic
def note_log_in(*, account: Account, by: Actor, at: datetime) -> None:
    """The log-in stands in the record; wrong tries before it no longer count."""
    Account.objects.filter(pk=account.pk).update(wrong_tries=0, locked_until=None)
    record("account.logged_in", by=by, at=at, about=account)


@transaction.atomic
def note_log_out(*, by: Actor, at: datetime) -> None:
    """The log-out stands in the record."""
    record("account.logged_out", by=by, at=at)


@transaction.atomic
def note_time_out(*, by: Actor, at: datetime) -> None:
    """The end of a session in which nothing was done for long stands in the record."""
    record("account.timed_out", by=by, at=at)


@transaction.atomic
def note_refused_log_in(*, account: Account | None, by: Actor, at: datetime, moment: datetime) -> None:
    """The refused log-in stands in the record of the account's home, and counts towards a lock.

    Without an account, in the record of the place that stands above all. `at` is when it happened for
    the record, `moment` by the machine's clock, which locks go by. What was typed is not kept: it may be
    a password in the wrong field.
    """
    if by.address:
        _count_for_address(by.address, moment)
    if account is None:
        record("account.missed", by=by, at=at)
        return
    record("account.refused", by=by, at=at, about=account)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.locked_until is not None and account.locked_until > moment:
        return
    account.wrong_tries, account.locked_until = account.wrong_tries + 1, None
    if account.wrong_tries >= settings.LIAISON_WRONG_TRIES:
        account.wrong_tries, account.locked_until = 0, moment + _lock()
        record("account.locked", by=by, at=at, about=account, detail={"login": account.login})
    account.save(update_fields=["wrong_tries", "locked_until"])


def _count_for_address(address: str, moment: datetime) -> None:
    """One more wrong try from the address; tries older than a lock lasts are forgotten."""
    AddressTries.objects.filter(since__lt=moment - _lock()).exclude(locked_until__gt=moment).delete()
    AddressTries.objects.get_or_create(address=address, defaults={"since": moment})
    tries = AddressTries.objects.select_for_update().get(address=address)
    tries.wrong_tries += 1
    if tries.wrong_tries >= settings.LIAISON_WRONG_TRIES_OF_ADDRESS:
        tries.wrong_tries, tries.locked_until = 0, moment + _lock()
    tries.save()


def _lock() -> timedelta:
    return timedelta(minutes=settings.LIAISON_LOCK_MINUTES)
