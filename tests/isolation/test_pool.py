"""Does one bad file cost more than itself? The process that reads is stopped, and a new one goes on."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.core.secrecy import ClassifiedContent
from liaison.isolation import Pool, pool
from liaison.schemes.readers import read_notice
from tests.journeys import notices


@pytest.fixture(scope="module")
def readers() -> Iterator[Pool]:
    """One process that reads, as a worker of the web server has."""
    found = Pool()
    yield found
    found.close()


def code_of(readers: Pool, function: Callable[..., object], *arguments: object) -> str:
    """Why the function could not be called."""
    with pytest.raises(Unreadable) as stopped:
        readers.call(function, *arguments)
    assert stopped.value.message.endswith("。")
    return stopped.value.code


def test_a_notice_is_read_as_it_would_be_in_place(readers: Pool) -> None:
    content = notices.SENTENCES.encode("gb18030")
    assert readers.call(read_notice, "通知.txt", content) == read_notice("通知.txt", content)


def test_what_a_reader_refuses_is_refused_in_its_own_words(readers: Pool) -> None:
    assert code_of(readers, read_notice, "空.txt", b"") == "empty"
    with pytest.raises(ClassifiedContent) as refused:
        readers.call(read_notice, "通知.txt", "机密★5年\n通知".encode())
    assert refused.value.mark.words == "机密★"


def test_the_same_process_reads_the_next_file(readers: Pool) -> None:
    assert readers.call(os.getpid) == readers.call(os.getpid) != os.getpid()


def test_a_large_worker_keeps_its_process_all_the_same() -> None:
    """The kernel's highest mark is handed down to whom a program starts; it says nothing of the reader."""
    program = (
        "import os\nheld = bytearray(400_000_000)\nfor at in range(0, len(held), 4096): held[at] = 1\n"
        "from liaison.isolation import apart\nprint(apart(os.getpid) == apart(os.getpid))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=_project(), check=True)
    assert done.stdout.strip() == b"True"


def test_what_never_ends_is_ended(readers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = readers.call(os.getpid)
    monkeypatch.setattr(pool, "SECONDS", 0.3)
    began = time.monotonic()
    assert code_of(readers, time.sleep, 60) == "deadline"
    assert time.monotonic() - began < 2
    monkeypatch.undo()
    assert readers.call(os.getpid) != before


def test_what_takes_all_memory_gets_none(readers: Pool) -> None:
    assert code_of(readers, bytearray, 600_000_000) == "memory"
    assert readers.call(abs, -1) == 1


def test_what_breaks_the_process_breaks_nothing_else(readers: Pool) -> None:
    assert code_of(readers, os._exit, 7) == "crashed"
    assert readers.call(abs, -1) == 1


def test_an_error_of_a_library_is_no_error_of_ours(readers: Pool, caplog: pytest.LogCaptureFixture) -> None:
    assert code_of(readers, int, "张三的电话") == "failed"
    assert "ValueError" in caplog.text
    assert "张三" not in caplog.text


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (open, ("/etc/passwd",)),
        (open, (__file__, "a")),
        (os.listdir, ("/",)),
        (os.remove, (__file__,)),
        (os.system, ("true",)),
        (os.fork, ()),
        (os.kill, (1, 0)),
        (socket.socket, ()),
        (socket.getaddrinfo, ("localhost", 80)),
        (subprocess.run, (["true"],)),
    ],
)
def test_reading_touches_nothing_but_the_file(
    readers: Pool, function: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    assert code_of(readers, function, *arguments) == "failed"
    assert Path(__file__).exists()


def test_the_process_knows_no_secret(readers: Pool) -> None:
    environment = Path(f"/proc/{readers.call(os.getpid)}/environ").read_text("utf-8")
    assert environment.rstrip("\x00") == "LANG=C.UTF-8"


def test_threads_take_turns(readers: Pool) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(readers.call(os.getpid))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_who_waits_too_long_is_told_so(readers: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WAIT_SECONDS", 0.1)
    with readers._free:
        assert code_of(readers, abs, -1) == "busy"


def test_a_process_that_was_killed_while_idle_is_replaced(readers: Pool) -> None:
    before = readers.call(os.getpid)
    os.kill(before, signal.SIGKILL)
    time.sleep(0.1)
    assert readers.call(os.getpid) != before


_PARENT = """
import os, sys
from liaison.isolation import apart
{fork}
print(apart(os.getpid), flush=True)
{end}
"""


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_the_process_ends_with_its_parent(end: str) -> None:
    reader = _pid(_PARENT.format(fork="", end=end))
    assert _is_gone(reader)


def test_a_forked_worker_has_a_process_of_its_own() -> None:
    fork = "first = apart(os.getpid)\nif os.fork():\n    os.wait()\n    sys.exit(apart(os.getpid) != first)"
    program = _PARENT.format(fork=fork, end="sys.exit(apart(os.getpid) == first)")
    assert _is_gone(_pid(program))


def _pid(program: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=60, check=False, cwd=_project()
    )
    assert done.returncode in {0, -9}
    return int(done.stdout)


def _project() -> Path:
    return Path(__file__).resolve().parents[2]


def _is_gone(process: int) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        stat = Path(f"/proc/{process}/stat")
        if not stat.exists() or ") Z " in stat.read_text("utf-8"):
            return True
        time.sleep(0.05)
    return False
