"""How is a whole folder read? On all cores, with a bar; stopped at any time, and gone on with later.

The results are the state: one line for each file, written as soon as it was read. A file whose path, size
and day of change stand there already is not read again.
"""

import json
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.document import as_document, as_error
from liaison.isolation import Pool
from liaison.read.opening import content_of, draft_of
from liaison.read.printing import shown

READ, QUESTIONS = "read", "questions"
_STOPPED = 130  # as every program that Ctrl-C ends
_NAMES = {READ: "读出", QUESTIONS: "读出，有疑问"}

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Found:
    """One file of the folder, as it stood when the folder was looked through."""

    path: Path
    file: str  # below the folder
    stamp: str  # size and moment of change


def read_folder(folder: Path, *, results: Path | None = None, processes: int = 1) -> int:
    """Reads what was not read before; the exit status is 1 if a file could not be read, 130 if stopped."""
    console = Console(stderr=True)
    kept = results or Path(f"{shown(folder.resolve()).rsplit('/', 1)[-1]}.读取结果.jsonl")
    found = [each for each in _files(folder) if each.path.resolve() != kept.resolve()]
    before = _lines_before(kept)
    ahead = [each for each in found if before.get(each.file, {}).get("stamp") != each.stamp]
    if len(ahead) < len(found):
        console.print(f"接着读：{len(found) - len(ahead)} 个文件以前已读，还有 {len(ahead)} 个。")
    began = time.monotonic()
    stopped = _read(ahead, kept, console, processes)
    _summarise(console, found, _lines_before(kept), kept, time.monotonic() - began)
    if stopped:
        console.print("已停止。再次执行同一命令，会从这里接着读。")
        return _STOPPED
    return int(any("error" in line for line in _lines_before(kept).values()))


def _read(ahead: list[_Found], kept: Path, console: Console, processes: int) -> bool:
    """Whether somebody stopped it. No more files are begun than there are processes to read them."""
    columns = (TextColumn("正在读取"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    pool, stop = Pool(processes), threading.Event()
    with (
        kept.open("a", encoding="utf-8") as written,
        ThreadPoolExecutor(processes) as threads,
        Progress(*columns, console=console) as bar,
    ):
        _begin_line(written)
        task = bar.add_task("", total=len(ahead))
        waiting: set[Future[Line]] = set()
        try:
            for each in ahead:
                waiting.add(threads.submit(_line, pool, each))
                if len(waiting) > 2 * processes:
                    waiting = _taken(waiting, written, bar, task)
            while waiting:
                waiting = _taken(waiting, written, bar, task)
        except KeyboardInterrupt:
            stop.set()
            for future in waiting:
                future.cancel()
        finally:
            pool.close()
    return stop.is_set()


def _taken(waiting: set[Future[Line]], written: TextIO, bar: Progress, task: Any) -> set[Future[Line]]:
    done, rest = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        written.write(json.dumps(future.result(), ensure_ascii=False) + "\n")
        bar.advance(task)
    written.flush()
    return rest


def _line(pool: Pool, found: _Found) -> Line:
    try:
        draft = pool.call(draft_of, found.path.name, content_of(found.path, follow=False))
    except Unreadable as error:
        document = as_error(error, found.file)
    else:
        document = as_document(draft, found.file)
    return {**document, "stamp": found.stamp}


def _files(folder: Path) -> Iterator[_Found]:
    """Everything below the folder in order, hidden things left out; links are named and not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                path = Path(root) / name
                yield _Found(path, shown(path.relative_to(folder)), _stamp(path))


def _stamp(path: Path) -> str:
    try:
        found = path.lstat()
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}"


def _lines_before(kept: Path) -> dict[str, Line]:
    """What was read before, the last line of a file counting; a line that was cut off is none."""
    lines: dict[str, Line] = {}
    if not kept.is_file():
        return lines
    with kept.open(encoding="utf-8", errors="replace") as written:
        for text in written:
            try:
                line = json.loads(text)
            except ValueError:
                continue
            if isinstance(line, dict) and isinstance(line.get("file"), str):
                lines[line["file"]] = line
    return lines


def _begin_line(written: TextIO) -> None:
    """A line that was cut off before is ended, so that the next one is whole."""
    if written.tell():
        written.write("\n")


def _summarise(
    console: Console, found: list[_Found], lines: dict[str, Line], kept: Path, seconds: float
) -> None:
    of_folder = [lines[each.file] for each in found if each.file in lines]
    counts = Counter(_outcome(line) for line in of_folder)
    table = Table("结果", "文件数", "说明")
    for outcome, count in sorted(counts.items(), key=lambda each: (each[0] not in _NAMES, each[0])):
        table.add_row(_NAMES.get(outcome, outcome), str(count), _message(outcome, of_folder))
    console.print(table)
    console.print(f"{len(of_folder)}/{len(found)} 个文件，本次用时 {seconds:.0f} 秒。结果：{shown(kept)}")


def _outcome(line: Line) -> str:
    if "error" in line:
        return str(line["error"]["code"])
    return QUESTIONS if line.get("questions") else READ


def _message(outcome: str, lines: list[Line]) -> str:
    """What the first file of that outcome was told."""
    return next(
        (str(line["error"]["message"]) for line in lines if line.get("error", {}).get("code") == outcome), ""
    )
