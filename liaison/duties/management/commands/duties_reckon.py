"""How do the duties of all places stand today? Worked out place by place, on as many cores as are named."""

import multiprocessing
import os
from argparse import ArgumentParser
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import partial
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from liaison.duties.management.apart import reckon_place, start
from liaison.tenancy.places import every_place

Reckoned = tuple[int, Callable[[], int]]  # a place, and its number of findings or the error


class Command(BaseCommand):
    """Places whose findings hold already take a look each; one that fails is named, and the others go on."""

    help = "计算各地区职责的完成情况 Work out how the duties of every place stand"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--place", action="append", metavar="NAME", help="只计算这个地区（名称或编号） this place alone"
        )
        parser.add_argument(
            "--processes", type=int, default=os.cpu_count() or 1, help="进程数 processes at the same time"
        )

    def handle(self, *_: Any, place: list[str] | None, processes: int, **__: Any) -> None:
        places = self._chosen(place)
        begun, count, failed = monotonic(), 0, []
        columns = (TextColumn("计算职责 reckoning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            bar = progress.add_task("", total=len(places))
            for number, found in _reckoned(places, processes):
                try:
                    count += found()
                except Exception as error:  # noqa: BLE001  # whatever it is, the other places go on
                    failed.append(f"{places[number]}（{number}）：{error}")
                progress.advance(bar)
        seconds = monotonic() - begun
        self.stdout.write(f"{len(places)} 个地区，{count} 条，{seconds:.1f} 秒  places, findings, seconds")
        if failed:
            raise CommandError("未能计算 failed:\n" + "\n".join(failed))

    def _chosen(self, named: list[str] | None) -> dict[int, str]:
        places = every_place()
        if named is None:
            return places
        chosen = {pk: name for pk, name in places.items() if name in named or str(pk) in named}
        unknown = [word for word in named if word not in {*chosen.values(), *map(str, chosen)}]
        if unknown:
            raise CommandError(f"没有这个地区：{'、'.join(unknown)}  No such place", returncode=2)
        return chosen


def _reckoned(places: Collection[int], processes: int) -> Iterator[Reckoned]:
    """Each place as it is done; in this process where one is enough."""
    if processes <= 1 or len(places) <= 1:
        yield from ((place, partial(reckon_place, place)) for place in places)
        return
    apart = multiprocessing.get_context("spawn")  # a fork would share the connections
    with ProcessPoolExecutor(min(processes, len(places)), mp_context=apart, initializer=start) as pool:
        asked: dict[Future[int], int] = {pool.submit(reckon_place, place): place for place in places}
        for done in as_completed(asked):
            yield asked[done], done.result
