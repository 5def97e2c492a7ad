"""What do thousands of damaged files do? They are read apart, as every upload; a table says what came of it.

`make fuzz FILES=20000 MINUTES=10 SEED=2`; what is not an answer is kept in build/fuzz, to become a test.
"""

import argparse
import hashlib
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.files.readers.pictures import preview_of
from liaison.isolation import Pool
from liaison.schemes.readers import notices_in, read_notice, workbook
from tests.hostile.damage import damaged
from tests.hostile.seeds import seeds

KEPT = Path(__file__).resolve().parents[2] / "build" / "fuzz"
PICTURES = {"jpg", "png", "webp"}
# The process had to be stopped, or a library gave up in a way that no reader foresaw.
UNFORESEEN = ("failed", "crashed", "deadline", "memory")


def outcome_of(pool: Pool, kind: str, content: bytes) -> str:
    """What reading the file came to: read, marked, or the code of its error."""
    try:
        if kind in PICTURES:
            pool.call(preview_of, content)
        elif kind == "zip":
            for member in pool.call(notices_in, "通知.zip", content):
                pool.call(read_notice, member.name, member.content)
        elif kind == "xlsx":
            pool.call(workbook.rows_of, content)
        else:
            pool.call(read_notice, f"通知.{kind}", content)
    except Unreadable as unreadable:
        if not unreadable.message.endswith("。"):
            return "no sentence"
        return unreadable.code
    except ClassifiedContent:
        return "marked"
    return "read"


def main() -> int:
    options = _options()
    sound, pool = seeds(), Pool(options.processes)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    until = time.monotonic() + 60 * options.minutes

    def one(number: int) -> None:
        if time.monotonic() > until:
            return
        chance = random.Random(f"{options.seed}-{number}")  # noqa: S311 - to be repeated
        kind = chance.choice(sorted(sound))
        content = damaged(sound[kind], chance)
        began = time.monotonic()
        outcome = _said(lambda: outcome_of(pool, kind, content))
        slowest[kind] = max(slowest[kind], time.monotonic() - began)
        counts[kind][outcome] += 1
        if outcome in UNFORESEEN or outcome.startswith("!"):
            _keep(kind, content, outcome)

    with ThreadPoolExecutor(options.processes) as threads:
        list(threads.map(one, range(options.files)))
    pool.close()
    _print(counts, slowest)
    bad = sum(count for each in counts.values() for outcome, count in each.items() if outcome[0] == "!")
    return int(bad > 0)


def _said(act: Callable[[], str]) -> str:
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"!{type(error).__name__}"


def _keep(kind: str, content: bytes, outcome: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{outcome.strip('!')}-{hashlib.sha256(content).hexdigest()[:12]}.{kind}").write_bytes(content)


def _print(counts: dict[str, Counter[str]], slowest: dict[str, float]) -> None:
    outcomes = sorted({outcome for each in counts.values() for outcome in each})
    table = Table("格式 kind", "文件 files", *outcomes, "最慢 slowest, s")
    for kind in sorted(counts):
        row = [str(counts[kind][outcome] or "") for outcome in outcomes]
        table.add_row(kind, str(counts[kind].total()), *row, f"{slowest[kind]:.1f}")
    sums = [str(sum(each[outcome] for each in counts.values())) for outcome in outcomes]
    table.add_row("合计 all", str(sum(each.total() for each in counts.values())), *sums, "")
    Console(width=200).print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
