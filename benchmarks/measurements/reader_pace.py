"""Is reading as quick as cutting the same texts into words, linear in their length, and small?"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.measurement import Figure, Measurement
from liaison.core.notices.decode import decode
from liaison.core.notices.reader import read
from liaison.vocabulary import load

PROJECT = Path(__file__).resolve().parents[2]
FOLDERS = (
    PROJECT / "tests" / "notices" / "corpus",
    PROJECT / ".." / "shared" / "seeds",
    PROJECT / ".." / "shared" / "corpus",
)
ROUNDS = 7
READ_ALL = "from benchmarks.measurements.reader_pace import peak_after_reading; print(peak_after_reading())"


def texts() -> list[str]:
    """The plain notices of the project, and of the folder beside it where there is one."""
    files = (file for folder in FOLDERS if folder.is_dir() for file in sorted(folder.glob("*.txt")))
    return [decode(file.read_bytes()) for file in files]


def seconds(*acts: Callable[[], object]) -> list[float]:
    """Time of the processor for each act: the least of several rounds, since others use the machine too.

    The acts take turns, so that what slows the machine for a while slows all of them.
    """
    least = [float("inf")] * len(acts)
    for _ in range(ROUNDS):
        for place, act in enumerate(acts):
            started = time.process_time()
            act()
            least[place] = min(least[place], time.process_time() - started)
    return least


def peak_after_reading() -> float:
    """Megabytes that this process needed at its peak for reading everything.

    The kernel's mark begins anew with a program; that of `getrusage` remembers the one that started it.
    """
    for text in texts():
        read(text, load())
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def take() -> Iterable[Figure]:
    import jieba

    vocabulary, notices = load(), texts()
    length = sum(map(len, notices))
    jieba.setLogLevel(60)
    jieba.initialize()
    cut, reading = seconds(
        lambda: [jieba.lcut(text) for text in notices], lambda: [read(text, vocabulary) for text in notices]
    )
    yield Figure("分词 jieba.lcut", cut / length * 1e6, "µs/字")
    yield Figure("读取 reading", reading / length * 1e6, "µs/字")
    yield Figure("读取比分词 reading to cutting", reading / cut, "倍", 1.0)
    longest = max(notices, key=len)
    once, tenfold = seconds(lambda: read(longest, vocabulary), lambda: read(longest * 10, vocabulary))
    yield Figure("十倍长度 ten times the length", tenfold / once, "倍", 12)
    peak = subprocess.run([sys.executable, "-c", READ_ALL], check=True, capture_output=True, cwd=PROJECT)  # noqa: S603
    yield Figure("内存峰值 peak memory", float(peak.stdout.split()[-1]), "MB", 150)


MEASUREMENT = Measurement("阅读速度 reader pace", take)
