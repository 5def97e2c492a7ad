"""Who reads a file, how long may it take, and what is said if it takes more than it may?"""

import atexit
import logging
import os
import pickle
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from liaison.core.notices.reasons import unread
from liaison.isolation import wire
from liaison.isolation.child import COLD, FAILED, LENGTH, MEMORY_SPENT, RAISED, WARM

SECONDS = 10.0  # that reading one file may take
WAIT_SECONDS = 30.0  # for a process to be free
START_SECONDS = 30.0
LARGEST_ANSWER = 64 * 1024 * 1024
_PIECE = 1 << 16
_SOURCE = str(Path(__file__).resolve().parents[2])
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from liaison.isolation.child import main; main()"
_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class _Died(Exception):  # noqa: N818 - it is caught as an answer
    """The process is no more."""


class _Late(Exception):  # noqa: N818 - it is caught as an answer
    """The process did not answer in time."""


class _Child:
    """One process that reads; it knows nothing of ours but its orders."""

    def __init__(self, *, warm: bool) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-I", "-c", _PROGRAM, _SOURCE, WARM if warm else COLD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"LANG": "C.UTF-8"},  # no address of a database, no key
            cwd="/",
            bufsize=0,
        )
        self.holds: tuple[str, ...] = tuple(wire.unpacked(self._answer(START_SECONDS)))

    def ask(self, order: bytes, seconds: float) -> bytes:
        """The answer as bytes. Raises _Died or _Late."""
        assert self.process.stdin is not None  # noqa: S101 - asked for above
        rest = memoryview(LENGTH.pack(len(order)) + order)
        try:
            while rest:
                rest = rest[os.write(self.process.stdin.fileno(), rest) :]
        except OSError:
            raise _Died from None
        return self._answer(seconds)

    def is_there(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.process.kill()
        self.leave()
        self.process.wait()

    def leave(self) -> None:
        """Closes our ends of its pipes; it goes by itself."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _answer(self, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        (length,) = LENGTH.unpack(self._read(LENGTH.size, until))
        if length > LARGEST_ANSWER:
            raise _Died
        return self._read(length, until)

    def _read(self, count: int, until: float) -> bytes:
        assert self.process.stdout is not None  # noqa: S101 - asked for above
        descriptor, found = self.process.stdout.fileno(), bytearray()
        waiting = select.poll()
        waiting.register(descriptor, select.POLLIN)
        while len(found) < count:
            if not waiting.poll(max(0.0, until - time.monotonic()) * 1000):
                raise _Late
            piece = os.read(descriptor, min(_PIECE, count - len(found)))
            if not piece:
                raise _Died
            found += piece
        return bytes(found)


class Pool:
    """A few processes that read; each starts when it is first needed and stays.

    A warm one has everything loaded before its first file; a cold one starts sooner.
    """

    def __init__(self, size: int = 1, *, warm: bool = True) -> None:
        self._size, self._warm = size, warm
        self._forget()
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.close)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives or raises, in another process. Raises Unreadable where it was stopped."""
        order = pickle.dumps((SECONDS, function.__module__, function.__qualname__, args, kwargs))
        if not self._free.acquire(timeout=WAIT_SECONDS):
            raise unread("busy")
        try:
            result: T = self._asked(order)
        finally:
            self._free.release()
        return result

    def holds(self) -> tuple[str, ...]:
        """Which locks hold on this machine, as the process itself has found."""
        with self._free:
            child = self._taken()
            self._idle.append(child)
            return child.holds

    def close(self) -> None:
        """Ends every process, also one that is reading; the next call starts anew."""
        for child in list(self._busy):
            child.process.kill()  # whoever waits for it takes it away
        while self._idle:
            self._idle.pop().end()

    def _forget(self) -> None:
        """After a fork the processes are our parent's; only our copies of their pipes are closed."""
        for child in [*getattr(self, "_idle", []), *getattr(self, "_busy", [])]:
            child.leave()
            child.process.returncode = 0  # not ours to wait for
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._free = threading.BoundedSemaphore(self._size)

    def _taken(self) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.is_there():
                return child
            child.end()
        try:
            return _Child(warm=self._warm)
        except (_Died, _Late, OSError, wire.Garbled):
            _log.exception("The reading process does not start.")
            raise unread("busy") from None

    def _asked(self, order: bytes) -> Any:
        child = self._taken()
        self._busy.add(child)
        try:
            status, value, stays = wire.unpacked(child.ask(order, SECONDS))
        except _Late:
            child.end()
            raise unread("deadline") from None
        except (_Died, wire.Garbled, ValueError, TypeError):
            child.end()
            raise unread("crashed") from None
        except BaseException:
            child.end()  # somebody pressed Ctrl-C: its answer must not become the next one's
            raise
        finally:
            self._busy.discard(child)
        if stays:
            self._idle.append(child)
        else:
            child.end()  # it has grown too large
        return _given(status, value)


def _given(status: str, value: Any) -> Any:
    if status == MEMORY_SPENT:
        raise unread("memory")
    if status == FAILED:
        _log.warning("A file made its reader fail: %s", value)
        raise unread("failed")
    if status == RAISED:
        raise value
    return value


_POOL = Pool()  # of this process: one for each worker of the web server


def apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What the function gives or raises, in the process that reads. Raises Unreadable where it was stopped.

    The function stands in a module under its own name; what it takes and gives are plain values.
    """
    return _POOL.call(function, *args, **kwargs)
