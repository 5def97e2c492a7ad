"""Does the office's virus scanner decide, and does nothing pass where it does not answer?"""

import socket
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from liaison.core.notices.decode import Unreadable
from liaison.files.readers.scanner import scan

BAD = b"a file that the scanner knows"


def program(path: Path, body: str) -> str:
    path.write_text(f"import sys\ncontent = sys.stdin.buffer.read()\n{body}\n", "utf-8")
    return f"{sys.executable} {path}"


def test_without_a_scanner_nothing_is_asked(settings: Settings) -> None:
    settings.LIAISON_SCANNER = ""
    assert scan(BAD) is False


def test_a_command_says_clean_or_infected(settings: Settings, tmp_path: Path) -> None:
    settings.LIAISON_SCANNER = program(tmp_path / "scan.py", "sys.exit(b'knows' in content)")
    assert scan(b"minutes") is True
    with pytest.raises(Unreadable, match="没有保存") as refused:
        scan(BAD)
    assert refused.value.code == "infected"


@pytest.mark.parametrize(
    "setting",
    ["/nowhere/clamscan -", "unix:/nowhere/clamd.sock", "tcp:127.0.0.1:1", "tcp:nonsense", "false-"],
)
def test_a_scanner_that_is_not_there_lets_nothing_through(settings: Settings, setting: str) -> None:
    settings.LIAISON_SCANNER = setting
    with pytest.raises(Unreadable) as refused:
        scan(b"minutes")
    assert refused.value.code == "not_scanned"


def test_a_scanner_that_fails_lets_nothing_through(settings: Settings, tmp_path: Path) -> None:
    settings.LIAISON_SCANNER = program(tmp_path / "scan.py", "sys.exit(2)")
    with pytest.raises(Unreadable) as refused:
        scan(b"minutes")
    assert refused.value.code == "not_scanned"


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    """Speaks as clamd does: takes a stream, answers what it found."""
    path = str(tmp_path / "clamd.sock")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        thread = threading.Thread(target=_answer, args=(listening,), daemon=True)
        thread.start()
        yield f"unix:{path}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def _answer(listening: socket.socket) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection, connection.makefile("rwb") as stream:
            assert stream.read(10) == b"zINSTREAM\x00"
            content = b""
            while length := struct.unpack("!L", stream.read(4))[0]:
                content += stream.read(length)
            stream.write(b"stream: Some.Virus FOUND\x00" if BAD in content else b"stream: OK\x00")


def test_clamd_is_asked_over_its_socket(settings: Settings, clamd: str) -> None:
    settings.LIAISON_SCANNER = clamd
    assert scan(b"x" * 200_000) is True
    with pytest.raises(Unreadable) as refused:
        scan(b"x" * 100_000 + BAD)
    assert refused.value.code == "infected"
