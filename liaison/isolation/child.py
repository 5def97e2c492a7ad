"""What does the reading process do? Loads what it needs, locks itself in, and answers until nobody asks.

It is started by `pool`, gets its orders over its input, and ends with it.
"""

import gc
import importlib
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from liaison.isolation import confine, wire

MEMORY = 512 * 1024 * 1024  # bytes of addresses, everything included
GROWN = 300 * 1024 * 1024  # bytes; a child that is still so large after a file makes room for a new one
LENGTH = struct.Struct("!Q")
# What is loaded before the doors are shut; by name, since the readers stand above.
LIBRARIES = ("liaison.schemes.readers", "pypdfium2", "olefile", "openpyxl", "PIL.Image")
_PROBE = "关于对口联系的通知\n\n各有关单位：\n\n市教育局联系民盟市委会。\n"

WARM, COLD = "warm", "cold"
OK, RAISED, FAILED, MEMORY_SPENT = "ok", "raised", "failed", "memory"


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us is asked, and ends us
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(2, 1)  # what a library prints is no answer
    memory = _own_memory()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.argv[2:] == [WARM]:
        _warm_up()
    _send(answers, wire.packed(list(confine.lock_in())))
    while order := _received(asked):
        status, value = _outcome(order)
        stays = status != MEMORY_SPENT and _size(memory) < GROWN
        _send(answers, _written(status, value, stays=stays))
        if not stays:
            return


def _own_memory() -> int | None:
    """Where the kernel says how large we are, opened while it may be; None where it does not say."""
    try:
        return os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return None


def _size(memory: int | None) -> int:
    """Bytes in memory now; `getrusage` would remember the size of whoever started us."""
    return int(os.pread(memory, 100, 0).split()[1]) * resource.getpagesize() if memory is not None else 0


def _warm_up() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    readers = sys.modules["liaison.schemes.readers"]
    readers.read_notice("通知.txt", _PROBE.encode())
    readers.read_notice("通知.txt", _PROBE.encode("gb18030"))
    gc.collect()
    gc.freeze()


def _outcome(order: bytes) -> tuple[str, object]:
    """What the function gave or raised; what is not for the caller is left here."""
    seconds, module, path, arguments, options = pickle.loads(order)  # noqa: S301 - from whoever started us
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)  # the kernel ends us should our parent be gone
    try:
        return OK, _function(module, path)(*arguments, **options)
    except MemoryError:
        return MEMORY_SPENT, None
    except Exception as error:  # noqa: BLE001 - whatever a file can do to a library
        if type(error).__module__.startswith(wire.OURS):
            return RAISED, error
        return FAILED, _where(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _written(status: str, value: object, *, stays: bool) -> bytes:
    try:
        return wire.packed((status, value, stays))
    except MemoryError:
        return wire.packed((MEMORY_SPENT, None, stays))
    except (TypeError, ValueError, RecursionError) as error:
        return wire.packed((FAILED, _where(error), stays))


def _where(error: BaseException) -> str:
    """What went wrong, for the log: the sort and the place, never words of the file."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return type(error).__name__
    return f"{type(error).__name__} in {last.tb_frame.f_code.co_filename}:{last.tb_lineno}"


def _function(module: str, path: str) -> Callable[..., Any]:
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    function: Callable[..., Any] = found
    return function


def _received(asked: BinaryIO) -> bytes:
    """The next order; empty at the end."""
    head = asked.read(LENGTH.size)
    return asked.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""


def _send(answers: BinaryIO, content: bytes) -> None:
    answers.write(LENGTH.pack(len(content)) + content)
    answers.flush()
