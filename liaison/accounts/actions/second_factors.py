"""How does an account get a second factor, use it, and lose it?"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from liaison.accounts.models import Account, SecondFactor
from liaison.core.access.actor import Actor
from liaison.record.actions import record

RECOVERY_CODES = 10
STEP = 30  # seconds that a code lasts (RFC 6238)
TOLERANCE = 1  # steps by which the telephone's clock may be off


@transaction.atomic
def begin_second_factor(*, account: Account, by: Actor, at: datetime) -> str:
    """The secret that the authenticator app keeps; it counts once a first code was right."""
    secret = pyotp.random_base32()
    SecondFactor.objects.filter(account=account, confirmed_at=None).delete()
    SecondFactor.objects.create(account=account, sealed_secret=_seal().encrypt(secret.encode()).decode())
    record("second_factor.begun", by=by, at=at, about=account)
    return secret


@transaction.atomic
def confirm_second_factor(
    *, account: Account, code: str, by: Actor, at: datetime, moment: datetime
) -> tuple[str, ...] | None:
    """The recovery codes, shown this once; None where the code is wrong."""
    factor = SecondFactor.objects.select_for_update().filter(account=account, confirmed_at=None).first()
    if factor is None or not _takes(factor, code, moment):
        return None
    codes = tuple(f"{secrets.randbelow(10**10):010d}" for _ in range(RECOVERY_CODES))
    factor.recovery_codes = [_digest(code) for code in codes]
    factor.confirmed_at = at
    factor.save()
    record("second_factor.confirmed", by=by, at=at, about=account)
    return codes


@transaction.atomic
def use_second_factor(*, account: Account, code: str, by: Actor, at: datetime, moment: datetime) -> bool:
    """Whether the code opens: one of the app's, or a recovery code, which is thereby used up."""
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor is None or factor.confirmed_at is None:
        return False
    code = "".join(code.split())
    if _takes(factor, code, moment):
        factor.save(update_fields=["last_step"])
        return True
    digest = _digest(code)
    if digest not in factor.recovery_codes:
        return False
    factor.recovery_codes = [each for each in factor.recovery_codes if each != digest]
    factor.save(update_fields=["recovery_codes"])
    left = len(factor.recovery_codes)
    record("second_factor.recovered", by=by, at=at, about=account, detail={"left": left})
    return True


@transaction.atomic
def remove_second_factor(*, account: Account, by: Actor, at: datetime) -> None:
    """The account logs in with its password alone, until a second factor is set up anew."""
    SecondFactor.objects.filter(account=account).delete()
    record("second_factor.removed", by=by, at=at, about=account, detail={"login": account.login})


def secret_of(factor: SecondFactor) -> str:
    """The secret in the clear, for the page on which it is scanned."""
    return _seal().decrypt(factor.sealed_secret.encode()).decode()


def _takes(factor: SecondFactor, code: str, moment: datetime) -> bool:
    """Whether the code is of now and newer than the last one taken, which it then becomes."""
    app = pyotp.TOTP(secret_of(factor), interval=STEP)
    now = int(moment.timestamp()) // STEP
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        if step > factor.last_step and hmac.compare_digest(app.generate_otp(step).encode(), code.encode()):
            factor.last_step = step
            return True
    return False


def _seal() -> Fernet:
    digest = hashlib.sha256(b"second factors\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def _digest(code: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"recovery\0" + code.encode(), "sha256").hexdigest()
