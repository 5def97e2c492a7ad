"""What does `issue_slip` do? Lets an account in again when no security administrator can: a new slip."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison import clock
from liaison.accounts.actions import issue_activation_slip
from liaison.accounts.models import Account
from liaison.core.access.actor import installation
from liaison.tenancy.door import entered


class Command(BaseCommand):
    """On record as the installation's doing, which the audit administrator sees."""

    help = "为账号换发一次性密码（安全管理员本人无法登录时）。A new one-time password for an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="账号 The login.")

    def handle(self, *_: Any, login: str, **__: Any) -> None:
        account = Account.objects.filter(login=login, is_active=True, is_demo=False).first()
        if account is None:
            raise CommandError(f"没有可用的账号“{login}”。No such account.")
        with entered({account.home_id}):
            slip = issue_activation_slip(account=account, by=installation(account.home_id), at=clock.now())
        self.stdout.write(
            f"{slip.login}  {slip.password}  （{slip.valid_until:%Y-%m-%d} 前有效，只显示这一次）"
        )
