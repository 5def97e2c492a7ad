"""How does one get into the demo? With a password that each start gives anew and shows once."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from liaison.accounts.actions import reset_password
from liaison.accounts.models import Account
from liaison.core.access.actor import installation
from liaison.demo import city, district
from liaison.tenancy.door import entered

# Without characters that are mistaken for one another: 12 of 31 are 59 bits.
CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4
PLAYERS = (*city.PLAYERS, *district.PLAYERS)


@dataclass(frozen=True, slots=True)
class WayIn:
    """One demo account as it is shown to whoever started the demo."""

    role: str  # code
    login: str
    password: str


def new_password() -> str:
    """A random password in groups that can be read out: k7mp-w3xq-9rtd."""
    groups = ("".join(secrets.choice(CHARACTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


@transaction.atomic
def renew_passwords(*, at: datetime) -> tuple[WayIn, ...]:
    """A new password for each demo account that is there, in the order of the roles; kept as hashes alone."""
    accounts = {account.login: account for account in Account.objects.filter(is_demo=True)}
    known = [(player.role, accounts[player.login]) for player in PLAYERS if player.login in accounts]
    return tuple(_renewed(role, account, at=at) for role, account in known)


def _renewed(role: str, account: Account, *, at: datetime) -> WayIn:
    password = new_password()
    with entered({account.home_id}):
        reset_password(account=account, password=password, by=installation(account.home_id), at=at)
    return WayIn(role, account.login, password)
