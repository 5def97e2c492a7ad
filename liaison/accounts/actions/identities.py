"""How does somebody known to single sign-on come to an account? Linked by hand, never by name."""

import secrets
from datetime import datetime

from django.db import transaction

from liaison.accounts.actions.accounts import locked_at_home
from liaison.accounts.actions.passwords import CHARACTERS
from liaison.accounts.models import Account, Identity
from liaison.core.access.actor import Actor
from liaison.record.actions import record


@transaction.atomic
def meet_identity(*, issuer: str, subject: str, by: Actor, at: datetime) -> Identity:
    """The identity as it is known here; a new one is kept under a reference and opens nothing yet."""
    identity, is_new = Identity.objects.get_or_create(
        issuer=issuer, subject=subject, defaults={"reference": _reference(), "first_seen_at": at}
    )
    if is_new:
        record("identity.met", by=by, at=at, detail={"reference": identity.reference})
    return identity


@transaction.atomic
def link_identity(*, account: Account, reference: str, by: Actor, at: datetime) -> Identity | None:
    """The identity that logs in to this account from now on; None where no free one has the reference."""
    account = locked_at_home(account, by)
    waiting = Identity.objects.select_for_update().filter(reference=reference.strip().lower(), account=None)
    identity = waiting.first()
    if identity is None:
        return None
    identity.account, identity.linked_at = account, at
    identity.save()
    detail = {"login": account.login, "reference": identity.reference}
    record("identity.linked", by=by, at=at, about=account, detail=detail)
    return identity


@transaction.atomic
def unlink_identity(*, identity: Identity, by: Actor, at: datetime) -> None:
    """The identity opens no account any more."""
    if identity.account is None:
        return
    account = locked_at_home(identity.account, by)
    identity.account, identity.linked_at = None, None
    identity.save()
    detail = {"login": account.login, "reference": identity.reference}
    record("identity.unlinked", by=by, at=at, about=account, detail=detail)


def _reference() -> str:
    return "".join(secrets.choice(CHARACTERS) for _ in range(8))
