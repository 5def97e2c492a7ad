"""What does `demo` do? Builds the demo city in an empty installation and prints how to get in."""

from argparse import ArgumentParser
from collections.abc import Sequence
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from liaison import clock
from liaison.core.access.roles import ROLES
from liaison.demo.build import build_city
from liaison.demo.passwords import WayIn, renew_passwords
from liaison.units.models import Jurisdiction


class Command(BaseCommand):
    """Idempotent: what is there stays as it is, but for the passwords of demo accounts."""

    help = "建立演示城市，换发并显示演示账号的密码。Build the demo city; renew and show the demo's passwords."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="只在空库中建立演示城市，不换发密码。Only build, and only in an empty database.",
        )

    def handle(self, *_: Any, if_empty: bool = False, **__: Any) -> None:
        if not settings.LIAISON_DEMO:
            raise CommandError(
                "没有开启演示：LIAISON_DEMO=1 时才能使用。The demo is off: set LIAISON_DEMO=1."
            )
        if not Jurisdiction.objects.exists():
            self.stdout.write("正在建立演示城市……  Building the demo city …")
            build_city(today=clock.today())
        if not if_empty:
            self._show(renew_passwords(at=clock.now()))

    def _show(self, ways_in: Sequence[WayIn]) -> None:
        if not ways_in:
            self.stdout.write("库中没有演示账号。  There are no demo accounts here.")
            return
        table = Table(title="演示账号，密码仅本次有效  Demo accounts")
        for head in ("角色 Role", "登录名 Login", "密码 Password"):
            table.add_column(head, no_wrap=True)
        for way_in in ways_in:
            table.add_row(ROLES[way_in.role].name, way_in.login, way_in.password)
        shown = StringIO()
        Console(file=shown).print(table)
        self.stdout.write(shown.getvalue())
