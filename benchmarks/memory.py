"""How much memory do a program and its children hold, shared pages divided among those who share them?"""

from pathlib import Path


def proportional_megabytes(process: int) -> float:
    """The proportional set size of the process and of all below it, in MiB; Linux alone says it."""
    own = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    kilobytes = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024 + sum(map(proportional_megabytes, _children(process)))


def _children(process: int) -> list[int]:
    """Those that any of its threads has started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(word) for each in lists for word in each.read_text("ascii").split()]
