"""Where does each chain end? Written as a signed list, to be kept away from this machine."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from liaison import clock
from liaison.core.access.actor import installation
from liaison.record.actions import ALGORITHM, note_export_of_head
from liaison.record.queries.chain import head_of
from liaison.record.queries.heads import NotedHead, written_heads
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place


class Command(BaseCommand):
    """The list on the terminal, or in the file that is named; that it was taken goes on record."""

    help = "导出各地区操作记录的链头 Note where the chain of each place ends"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--save", type=Path, metavar="FILE", help="保存到文件 write into this file")

    def handle(self, *_: Any, save: Path | None, **__: Any) -> None:
        now = clock.now()
        heads = [self._noted(place, name) for place, name in every_place().items()]
        text = written_heads(heads, at=now)
        if save is None:
            self.stdout.write(text)
        else:
            save.write_text(text + "\n", "utf-8")
            self.stderr.write(f"已保存 {len(heads)} 个地区的链头：{save}  {len(heads)} heads written")

    def _noted(self, place: int, name: str) -> NotedHead:
        now = clock.now()
        with entered({place}):
            head = head_of(place)
            note_export_of_head(number=head.number, by=installation(place), at=now)
        return NotedHead(place, name, head.number, head.digest, ALGORITHM, now.isoformat())
