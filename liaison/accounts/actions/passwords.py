"""How does a password come to be? Chosen by its owner, or given once on a slip and then changed."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.models import Account, OpenSession
from liaison.core.access.actor import Actor
from liaison.record.actions import record

# Without characters that are mistaken for one another: 12 of 31 are 59 bits.
CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4


@dataclass(frozen=True, slots=True)
class ActivationSlip:
    """What is printed and handed over: the way in to an account, good once and for some days."""

    login: str
    password: str = field(repr=False)
    valid_until: datetime


@transaction.atomic
def change_password(
    *, account: Account, password: str, by: Actor, at: datetime, session: str | None = None
) -> None:
    """The account's own holder has chosen a new password; sessions other than the one named end."""
    keep_password(account, password, at=at, is_first=False)
    account.save()
    OpenSession.objects.filter(account=account).exclude(pk=session).delete()
    record("account.password_changed", by=by, at=at, about=account)


@transaction.atomic
def reset_password(*, account: Account, password: str, by: Actor, at: datetime) -> None:
    """The account logs in with this password from now on; its running sessions end.

    Raises PermissionDenied for an account that is at home elsewhere: its own administrators answer for it.
    """
    _renew(account, password, by=by, at=at)
    record("account.password_reset", by=by, at=at, about=account, detail={"login": account.login})


@transaction.atomic
def issue_activation_slip(*, account: Account, by: Actor, at: datetime) -> ActivationSlip:
    """A slip with a fresh one-time password; whatever slip or password there was no longer opens.

    The password is nowhere kept but as a hash, so that a lost slip can only be issued anew. Raises
    PermissionDenied for an account that is at home elsewhere.
    """
    password = one_time_password()
    _renew(account, password, by=by, at=at)
    record("account.slip_issued", by=by, at=at, about=account, detail={"login": account.login})
    return ActivationSlip(account.login, password, at + timedelta(days=settings.LIAISON_FIRST_PASSWORD_DAYS))


def one_time_password() -> str:
    """A random password in groups that can be read out: k7mp-w3xq-9rtd."""
    groups = ("".join(secrets.choice(CHARACTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def keep_password(account: Account, password: str, *, at: datetime, is_first: bool) -> None:
    """The account, not saved yet, with this password and the hashes of those before it."""
    account.set_password(password)
    account.past_passwords = [account.password, *account.past_passwords][: settings.LIAISON_PASSWORD_HISTORY]
    account.password_set_at, account.password_is_first = at, is_first


def _renew(account: Account, password: str, *, by: Actor, at: datetime) -> None:
    if account.home_id != by.jurisdiction_id:
        raise PermissionDenied
    keep_password(account, password, at=at, is_first=not account.is_demo)
    account.wrong_tries, account.locked_until = 0, None
    account.save()
    OpenSession.objects.filter(account=account).delete()
