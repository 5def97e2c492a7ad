"""What has to be settled first? A password of one's own, a second factor, the information read."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from liaison import clock
from liaison.accounts.models import Account
from liaison.accounts.queries import second_factor_of
from liaison.core.access.doors import DOORS

SINGLE_SIGN_ON = "single_sign_on"  # in the session of whoever came through it: passwords are not asked for
# Pages that stay open, so that one can settle things, leave, or act as another.
_OPEN = frozenset(
    {
        "accounts:change_password",
        "accounts:second_factor",
        "accounts:information",
        "accounts:take_seat",
        "accounts:stay",
    }
)


def gate(request: HttpRequest, account: Account, role: str, page: str) -> HttpResponse | None:
    """The way to what has to be settled first; None where nothing has. The demo's accounts have no owner."""
    if account.is_demo or page in _OPEN or page not in DOORS or DOORS[page].public:
        return None
    if SINGLE_SIGN_ON not in request.session and has_to_change_password(account):
        return redirect("accounts:change_password")
    if role in settings.LIAISON_SECOND_FACTOR_ROLES and second_factor_of(account) is None:
        return redirect("accounts:second_factor")
    return redirect("accounts:information") if account.informed_at is None else None


def has_to_change_password(account: Account) -> bool:
    """Whether the password was given by others, or is older than the installation allows."""
    if account.is_demo or account.password_is_first or not settings.LIAISON_PASSWORD_DAYS:
        return account.password_is_first
    oldest = clock.now() - timedelta(days=settings.LIAISON_PASSWORD_DAYS)
    return account.password_set_at is None or account.password_set_at < oldest
