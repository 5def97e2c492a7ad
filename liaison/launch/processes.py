"""How are programs started so that they end with us, and stopped when we are asked to stop?"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 10.0
# Loaded here and not in the child, where nothing but the call itself is safe.
_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None


class Stopped(BaseException):
    """We were asked to stop, which is no error; everything that was started is stopped on the way out."""


class StopRequest:
    """Notes that somebody asked us to stop; whoever waits looks here."""

    def __init__(self) -> None:
        self.received: signal.Signals | None = None

    @contextlib.contextmanager
    def heeded(self) -> "Iterator[StopRequest]":
        """Take Ctrl-C, termination and a closed terminal as requests to stop, while the block lasts."""
        # Shells start background jobs with SIGINT ignored: we take it all the same. nohup stays respected.
        signs = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signs.append(signal.SIGHUP)
        before = {sign: signal.signal(sign, self._note) for sign in signs}
        try:
            yield self
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)

    def obey(self) -> None:
        """Raise Stopped if we were asked to stop."""
        if self.received is not None:
            raise Stopped

    def sleep(self, seconds: float) -> None:
        """Sleep; Stopped soon after a request."""
        time.sleep(seconds)
        self.obey()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.received = signal.Signals(number)


def die_with_parent(sign: signal.Signals) -> None:
    """In a child, before it becomes the program: receive this signal when the parent is gone (Linux)."""
    if _LIBRARY is not None:
        _LIBRARY.prctl(PR_SET_PDEATHSIG, int(sign))


@contextlib.contextmanager
def started(
    command: list[str], *, environment: Mapping[str, str], folder: Path
) -> "Iterator[subprocess.Popen[bytes]]":
    """The program, running in a session of its own; on leaving it is ended with all that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM),  # noqa: PLW1509  # one thread
    )
    try:
        yield process
    finally:
        _end(process)


def run_to_end(command: list[str], *, environment: Mapping[str, str], folder: Path, stop: StopRequest) -> int:
    """The exit status of the program; Stopped, and the program ended, when we are asked to stop."""
    with started(command, environment=environment, folder=folder) as process:
        while process.poll() is None:
            stop.sleep(0.05)
        return process.returncode


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the program to end; kill its whole session if it does not."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_SECONDS)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
