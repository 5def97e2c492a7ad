"""Is this password good enough, and who chooses it? The rules are the core's; here they get their words."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models import Account
from liaison.core.access.passwords import Fault, PasswordRules, faults_of


class RulesValidator:
    """The installation's rules for length and composition, as Django asks for them."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raises ValidationError with every fault in words."""
        faults = faults_of(password, login=user.login if user else "", rules=_rules())
        if faults:
            words = _fault_words()
            raise ValidationError([words[fault] for fault in faults])

    def get_help_text(self) -> str:
        return _rules_in_words()


class ReuseValidator:
    """A password that the account had lately is not chosen again."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raises ValidationError for the present password and those before it."""
        past = [] if user is None else [user.password, *user.past_passwords]
        if any(check_password(password, kept) for kept in dict.fromkeys(past)):
            words = gettext("新密码不能与最近 %(count)s 次用过的密码相同。")
            raise ValidationError(words % {"count": settings.LIAISON_PASSWORD_HISTORY})

    def get_help_text(self) -> str:
        return ""


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
        self.fields["new_password1"].help_text = _rules_in_words()
        self.fields["new_password2"].help_text = ""


def _rules() -> PasswordRules:
    return PasswordRules(settings.LIAISON_PASSWORD_LENGTH, settings.LIAISON_PASSWORD_CLASSES)


def _rules_in_words() -> str:
    length = gettext("至少 %(length)s 个字符。") % {"length": _rules().length}
    return length + _classes_in_words() + gettext("不能是常见密码，不能与最近用过的相同。")


def _classes_in_words() -> str:
    words = gettext("大写字母、小写字母、数字、其他符号中至少要有 %(classes)s 类。")
    return words % {"classes": _rules().classes}


def _fault_words() -> dict[Fault, str]:
    return {
        Fault.SHORT: gettext("密码至少要有 %(length)s 个字符。") % {"length": _rules().length},
        Fault.PLAIN: _classes_in_words(),
        Fault.NAMES_LOGIN: gettext("密码中不能出现账号。"),
        Fault.MONOTONOUS: gettext("密码不能由极少几个字符反复组成。"),
    }
