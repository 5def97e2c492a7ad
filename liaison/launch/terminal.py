"""How does the launcher speak to the person at the terminal? In Chinese, and briefly in English."""

import contextlib
import sys
from typing import TextIO


class LaunchError(Exception):
    """Something the person at the terminal has to see to, said in both languages."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")


def say(chinese: str, english: str = "") -> None:
    _write(sys.stdout, f"{chinese}  {english}".rstrip())


def complain(error: LaunchError) -> None:
    _write(sys.stderr, str(error))


def _write(stream: TextIO, text: str) -> None:
    # A closed terminal or a broken pipe must not stop us from clearing up.
    with contextlib.suppress(OSError, ValueError):
        encoding = stream.encoding or "utf-8"
        print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)
