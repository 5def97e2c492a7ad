"""What do a program and its children take: of memory, and of the processor? Linux alone says it."""

import os
from pathlib import Path


def proportional_megabytes(process: int) -> float:
    """The proportional set size of the process and of all below it, in MiB."""
    own = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    kilobytes = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024 + sum(map(proportional_megabytes, _children(process)))


def processor_seconds(process: int) -> float:
    """How long the process and all that run below it have been on a processor so far."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # for itself and in the kernel
    return own + sum(map(processor_seconds, _children(process)))


def _children(process: int) -> list[int]:
    """Those that any of its threads has started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(word) for each in lists for word in each.read_text("ascii").split()]
