"""What does `found_installation` do? Founds the first place, prints once how its administrators get in."""

from argparse import ArgumentParser
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from liaison import clock
from liaison.accounts.actions import Appointment, found_installation
from liaison.core.access.roles import ROLES
from liaison.units.forms.places import PlaceForm
from liaison.units.models import Jurisdiction, Level

# The level that the last word of a name speaks of; 市 may stand for a county, then --level says so.
_LEVELS = {"省": Level.PROVINCE, "市": Level.PREFECTURE, "州": Level.PREFECTURE}
_LEVELS |= dict.fromkeys(("镇", "乡", "道"), Level.TOWN)


class Command(BaseCommand):
    """Refuses where a place has been founded already; the passwords are kept nowhere."""

    help = "建立第一个地区及其三位管理员，显示一次性密码。Found the first place and its three administrators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="全称，如：澄江市。The full name of the place.")
        parser.add_argument("--level", choices=Level.values, help="级别，不填时按名称判断。Its level.")
        parser.add_argument(
            "--tracks-from", help="启用日期，如 2026-01-01，不填为当天。Since when it is used."
        )

    def handle(
        self, *_: Any, name: str, level: str | None = None, tracks_from: str | None = None, **__: Any
    ) -> None:
        if Jurisdiction.objects.exists():
            raise CommandError(
                "已经建立过地区，其余地区由系统管理员在“地区”页建立。演示数据不能转为正式使用，"
                "请另设 LIAISON_DATA。\nA place is there already; the system administrator founds others. "
                "A demo does not become real: set another LIAISON_DATA."
            )
        form = PlaceForm(
            {
                "name": name,
                "level": level or _LEVELS.get(name[-1:], Level.COUNTY),
                "tracks_from": tracks_from or clock.today(),
            },
            places=(),
        )
        if not form.is_valid():
            raise CommandError("\n".join(str(error) for errors in form.errors.values() for error in errors))
        typed = form.cleaned_data
        appointments = found_installation(
            name=typed["name"],
            level=typed["level"],
            prefix=form.prefix_word,
            tracks_from=typed["tracks_from"],
            at=clock.now(),
        )
        self._show(typed["name"], appointments)

    def _show(self, name: str, appointments: Iterable[Appointment]) -> None:
        table = Table(title=f"{name}的管理员，密码只显示这一次  Administrators, shown once")
        for head in ("角色 Role", "账号 Login", "一次性密码 Password", "有效期至 Until"):
            table.add_column(head, no_wrap=True)
        for each in appointments:
            slip = each.slip
            table.add_row(
                ROLES[each.seat.role].name, slip.login, slip.password, f"{slip.valid_until:%Y-%m-%d}"
            )
        shown = StringIO()
        Console(file=shown, width=100).print(table)
        self.stdout.write(shown.getvalue())
        self.stdout.write(
            "请当面交给三个人，首次登录须修改密码。下一步：系统管理员为统筹人员申请账号，安全管理员批准。\n"
            "Next: the system administrator asks for coordinators' accounts, security decides."
        )
