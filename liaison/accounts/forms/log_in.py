"""What is asked of somebody who logs in?"""

import ipaddress
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models import Account
from liaison.accounts.queries import is_address_locked

# A proxy speaks from loopback on behalf of others; these headers give it away.
_PROXY_HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


class LogInForm(AuthenticationForm):
    """Login and password; the same sentence whatever is wrong, so that nothing is learnt from it."""

    error_messages = {
        "invalid_login": _(
            "账号或密码不正确，或者账号不能在此登录。请核对后重试；连续输错会暂时锁定。仍不能登录的，请联系本地区安全管理员。"
        ),
    }

    def __init__(
        self, request: HttpRequest, *args: Any, now: datetime, moment: datetime, **kwargs: Any
    ) -> None:
        super().__init__(request, *args, **kwargs)
        self.now, self.moment = now, moment
        self.fields["username"].label = _("账号")
        self.fields["password"].label = _("密码")

    def clean(self) -> dict[str, Any]:
        """Where too many tries came from the address, nothing is compared any more."""
        address = address_of(self.request) if self.request else None
        if address and is_address_locked(address, moment=self.moment):
            raise self.get_invalid_login_error()
        return super().clean()

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuses accounts that may not log in now, in the words for a wrong password."""
        if not isinstance(user, Account) or not may_log_in(
            user, self.request, now=self.now, moment=self.moment
        ):
            raise self.get_invalid_login_error()


class CodeForm(forms.Form):
    """The second step: a code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("动态口令或恢复码"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        help_text=_("打开手机上的动态口令应用，输入 6 位数字；手机不在身边时，输入一个恢复码。"),
    )


class FirstCodeForm(CodeForm):
    """The first code of an authenticator app that is being set up."""

    code = forms.CharField(
        label=_("动态口令"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class SeatForm(forms.Form):
    """Which of the account's seats to act from."""

    seat = forms.IntegerField()


def may_log_in(account: Account, request: HttpRequest | None, *, now: datetime, moment: datetime) -> bool:
    """Whether a right password opens: the account is open, and its slip not too old.

    `now` is the day's moment, `moment` the machine's, which locks go by.
    """
    return is_open(account, request, moment=moment) and not _is_slip_too_old(account, now)


def is_open(account: Account, request: HttpRequest | None, *, moment: datetime) -> bool:
    """Whether the account is neither closed nor locked; a demo account only on its own machine."""
    is_locked = account.locked_until is not None and account.locked_until > moment
    return account.is_active and not is_locked and (not account.is_demo or _may_use_demo(request))


def address_of(request: HttpRequest) -> str | None:
    """Where the request came from, as the server saw it."""
    return request.META.get("REMOTE_ADDR") or None


def _is_slip_too_old(account: Account, now: datetime) -> bool:
    if not account.password_is_first or account.password_set_at is None:
        return False
    return account.password_set_at + timedelta(days=settings.LIAISON_FIRST_PASSWORD_DAYS) < now


def _may_use_demo(request: HttpRequest | None) -> bool:
    if request is None or not settings.LIAISON_DEMO:
        return False
    if any(header in request.META for header in _PROXY_HEADERS):
        return False
    return ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
