"""Is the record whole? Every place or one, alone or against heads that were noted earlier."""

import time
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison.core.record_chain import Break, Fault
from liaison.record.queries.chain import faults, head_of, start_of
from liaison.record.queries.heads import NoHeadsError, read_heads
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place

WORDS = {
    Break.CHANGED: "内容与摘要不符（被改动或调换） changed or swapped",
    Break.DELETED: "缺失（被删除） deleted",
    Break.INSERTED: "不在链中（被插入） inserted",
    Break.REORDERED: "与前一条不衔接（顺序或摘要被改动） does not follow the one before",
    Break.TRUNCATED: "缺失（末尾被截断） truncated",
    Break.REWRITTEN: "与链头不符（整段被重写） does not fit the head: rewritten",
    Break.UNKNOWN: "摘要算法本机不支持 algorithm not available here",
    Break.FORGED: "清理锚点的签名不符 signature of the anchor does not fit",
}


class Command(BaseCommand):
    """Names every break; exit status 0 where there is none, 1 where there is."""

    help = "核验操作记录是否完整 Check that the record is whole"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--heads", type=Path, metavar="FILE", help="与导出的链头核对 compare with noted heads"
        )
        parser.add_argument("--place", type=int, metavar="NUMBER", help="只核验一个地区 one place alone")

    def handle(self, *_: Any, heads: Path | None, place: int | None, **__: Any) -> None:
        places = every_place()
        if place is not None and place not in places:
            raise CommandError(f"没有编号为 {place} 的地区  There is no place {place}", returncode=2)
        noted = self._noted(heads) if heads else {}
        gone = set() if place else set(noted) - set(places)
        for number in sorted(gone):
            self.stdout.write(f"地区 {number}：链头有记载，地区已不存在  noted, but the place is gone")
        wanted = places if place is None else {place: places[place]}
        broken = [number for number, name in wanted.items() if not self._is_whole(number, name, noted)]
        if broken or gone:
            raise CommandError("操作记录不完整  The record is not whole", returncode=1)

    def _noted(self, path: Path) -> Mapping[int, Mapping[int, str]]:
        try:
            noted, is_ours = read_heads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, NoHeadsError) as error:
            raise CommandError(f"不是链头文件：{path}  No list of heads: {path}", returncode=2) from error
        if not is_ours:
            raise CommandError(
                f"链头文件的签名不符：{path}  The signature of {path} does not fit", returncode=1
            )
        return noted

    def _is_whole(self, place: int, name: str, noted: Mapping[int, Mapping[int, str]]) -> bool:
        began, count = time.monotonic(), 0
        with entered({place}):
            for fault in faults(place, noted=noted.get(place)):
                count += 1
                self.stdout.write(f"{name}（{place}） {_named(fault)}")
            length = head_of(place).number - start_of(place)[0].number
        seconds = time.monotonic() - began
        result = "完整 whole" if not count else f"{count} 处问题 breaks"
        self.stdout.write(f"{name}（{place}） {length} 条 entries，{seconds:.1f} s：{result}")
        return not count


def _named(fault: Fault) -> str:
    numbers = f"第 {fault.first} 条" if fault.first == fault.last else f"第 {fault.first}—{fault.last} 条"
    entry = f"（编号 {fault.entry_id}）" if fault.entry_id else ""
    return f"{numbers if fault.first else '记录'}{entry}：{WORDS[fault.kind]}"
