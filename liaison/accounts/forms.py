"""What is asked of somebody who logs in or changes the password? Forms check; actions save."""

import ipaddress
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models import Account

# A proxy speaks from loopback on behalf of others; these headers give it away.
_PROXY_HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


class LogInForm(AuthenticationForm):
    """Login and password; the same sentence whatever is wrong, so that nothing is learnt from it."""

    error_messages = {
        "invalid_login": _(
            "账号或密码不正确，或者账号不能在此登录。请核对后重试；仍不能登录的，请联系本地区安全管理员。"
        ),
    }

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = _("账号")
        self.fields["password"].label = _("密码")

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuses accounts that are shut, and demo accounts anywhere but on the demo's own machine."""
        is_demo = isinstance(user, Account) and user.is_demo
        if not user.is_active or (is_demo and not _may_use_demo(self.request)):
            raise self.get_invalid_login_error()


class ChangePasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_mismatch": _("两次输入的新密码不一致。"),
        "password_incorrect": _("原密码不正确，请重新输入。"),
    }

    def __init__(self, user: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields["old_password"].label = _("原密码")
        self.fields["new_password1"].label = _("新密码")
        self.fields["new_password2"].label = _("再次输入新密码")
        self.fields["new_password1"].help_text = _("至少 10 个字符，不能全是数字，也不能是常见密码。")
        self.fields["new_password2"].help_text = ""


class SeatForm(forms.Form):
    """Which of the account's seats to act from."""

    seat = forms.IntegerField()


def _may_use_demo(request: HttpRequest | None) -> bool:
    if request is None or not settings.LIAISON_DEMO:
        return False
    if any(header in request.META for header in _PROXY_HEADERS):
        return False
    return ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
