"""How right, how quick and how small is reading, format by format? The same notices in each of them."""

import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.measurement import Figure, Measurement
from benchmarks.measurements.reader_pace import seconds
from liaison.core.notices.decode import decode
from liaison.core.notices.document import as_document
from liaison.core.notices.reader import read
from liaison.schemes.readers import extracted
from liaison.vocabulary import load
from tests.notices.scoring import ASPECTS, Document, notices, score
from tests.notices.written import WRITERS

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT / ".." / "shared"
FOLDERS = (
    (PROJECT / "tests" / "notices" / "corpus", None),
    (SHARED / "corpus", None),
    (SHARED / "seeds", SHARED / "gold"),
)
PLAIN = "txt"
NEAR = 0.01  # that a format may be read worse than plain text
PEAK = "from benchmarks.measurements.formats import peak; print(peak({ending!r}))"


def texts() -> list[tuple[str, Document]]:
    """The plain notices of the project, and of the folder beside it, each with its answer."""
    found = [each for folder, answers in FOLDERS if folder.is_dir() for each in notices(folder, answers)]
    return [(decode(file.read_bytes()), answer) for file, answer in found if file.suffix == ".txt"]


def files(ending: str) -> list[bytes]:
    """The notices as files of that format."""
    plain = [text for text, _answer in texts()]
    return [WRITERS[ending](text) if ending in WRITERS else text.encode() for text in plain]


def peak(ending: str) -> float:
    """Megabytes that this process needed at its peak for reading all of them, its libraries included."""
    for content in files(ending):
        read(extracted(f"notice.{ending}", content).text, load())
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _extract_all(found: list[tuple[str, bytes]]) -> None:
    for name, content in found:
        extracted(name, content)


def take() -> Iterable[Figure]:
    answers = [answer for _text, answer in texts()]
    plain: dict[str, float] = {}
    for ending in (PLAIN, *WRITERS):
        found = [(f"notice.{ending}", content) for content in files(ending)]
        documents = [
            as_document(read(extracted(name, content).text, load()), name) for name, content in found
        ]
        reached = score(zip(documents, answers, strict=True))
        plain = plain or reached
        yield Figure(f"{ending} · 准确 score", min(reached[aspect] for aspect in ASPECTS), "F1")
        worse = max(plain[aspect] - reached[aspect] for aspect in ASPECTS)
        yield Figure(f"{ending} · 比纯文本差 below plain text", max(worse, 0.0), "F1", NEAR)
        taken = seconds(partial(_extract_all, found))
        yield Figure(f"{ending} · 取出文字 getting at the text", taken / len(found) * 1000, "ms/份")
        told = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-c", PEAK.format(ending=ending)], check=True, capture_output=True, cwd=PROJECT
        )
        yield Figure(f"{ending} · 内存峰值 peak memory", float(told.stdout.split()[-1]), "MB", 200)


MEASUREMENT = Measurement("文件格式 formats", take)
