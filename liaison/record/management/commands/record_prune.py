"""Which entries have been kept long enough? They are removed; a signed anchor stands in their place."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison import clock
from liaison.core.access.actor import installation
from liaison.record.actions import prune_record
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place

LEAST_DAYS = 184  # 网络安全法: not less than six months


class Command(BaseCommand):
    """Goes through every place; leaves alone a place whose record is not whole."""

    help = "清理保存期满的操作记录 Remove entries that have been kept long enough"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--days",
            type=int,
            default=settings.LIAISON_RECORD_DAYS,
            help="保存天数 days that entries are kept",
        )

    def handle(self, *_: Any, days: int, **__: Any) -> None:
        if days < LEAST_DAYS:
            raise CommandError(
                f"操作记录至少保存 {LEAST_DAYS} 天  Entries are kept for {LEAST_DAYS} days at least",
                returncode=2,
            )
        now = clock.now()
        broken = False
        for place, name in every_place().items():
            with entered({place}):
                if next(faults(place), None) is not None:
                    broken = True
                    self.stderr.write(f"{name}（{place}）：记录不完整，未清理  not whole, nothing removed")
                    continue
                count = prune_record(before=now - timedelta(days=days), by=installation(place), at=now)
            self.stdout.write(f"{name}（{place}）：清理 {count} 条  {count} removed")
        if broken:
            raise CommandError("有地区的操作记录不完整  Some records are not whole", returncode=1)
