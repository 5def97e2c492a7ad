"""How does somebody known to single sign-on come to an account? Linked by hand, never by name."""

import secrets
from datetime import datetime

from django.db import transaction

from liaison.accounts.actions.accounts import locked_at_home
from liaison.accounts.actions.passwords import CHARACTERS
from liaison.accounts.models import Account, SignOn
from liaison.core.access.actor import Actor
from liaison.record.actions import record


@transaction.atomic
def meet_sign_on(*, issuer: str, subject: str, by: Actor, at: datetime) -> SignOn:
    """The sign-on as it is known here; a new one is kept under a reference and opens nothing yet."""
    sign_on, is_new = SignOn.objects.get_or_create(
        issuer=issuer, subject=subject, defaults={"reference": _reference(), "first_seen_at": at}
    )
    if is_new:
        record("sign_on.noted", by=by, at=at, detail={"reference": sign_on.reference})
    return sign_on


@transaction.atomic
def link_sign_on(*, account: Account, reference: str, by: Actor, at: datetime) -> SignOn | None:
    """The sign-on that logs in to this account from now on; None where no free one has the reference."""
    account = locked_at_home(account, by)
    waiting = SignOn.objects.select_for_update().filter(reference=reference.strip().lower(), account=None)
    sign_on = waiting.first()
    if sign_on is None:
        return None
    sign_on.account, sign_on.linked_at = account, at
    sign_on.save()
    detail = {"login": account.login, "reference": sign_on.reference}
    record("sign_on.linked", by=by, at=at, about=account, detail=detail)
    return sign_on


@transaction.atomic
def unlink_sign_on(*, sign_on: SignOn, by: Actor, at: datetime) -> None:
    """The sign-on opens no account any more."""
    if sign_on.account is None:
        return
    account = locked_at_home(sign_on.account, by)
    sign_on.account, sign_on.linked_at = None, None
    sign_on.save()
    detail = {"login": account.login, "reference": sign_on.reference}
    record("sign_on.unlinked", by=by, at=at, about=account, detail=detail)


def _reference() -> str:
    return "".join(secrets.choice(CHARACTERS) for _ in range(8))
