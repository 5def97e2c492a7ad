"""What may the reading process do no longer? Locks that the kernel holds, and one that Python holds.

Each is put on where this machine has it; what holds is said, and docs/decisions/0016 says what that means.
"""

import contextlib
import ctypes
import os
import platform
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from liaison.isolation.system_calls import barred

AUDIT, NETWORK, CALLS, FILES = "audit", "network", "calls", "files"

_NO_NEW_PRIVILEGES = 38
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000
_SECCOMP, _FILTER = 22, 2
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# What later editions of Landlock know besides: edition, its bit among the rights over files.
_LATER_RIGHTS = ((2, 1 << 13), (3, 1 << 14), (5, 1 << 15))

_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown",
    "os.truncate", "os.utime", "os.putenv", "os.kill", "os.setxattr", "os.listxattr", "os.getxattr",
    "pty.", "shutil.", "tempfile.", "ftplib.", "http.client.", "urllib.", "smtplib.", "imaplib.", "poplib.",
    "telnetlib.", "nntplib.", "webbrowser.", "ctypes.dlopen", "ctypes.dlsym", "syslog.", "fcntl.",
    "resource.setrlimit", "resource.prlimit", "sqlite3.", "signal.pthread_kill", "mmap.",
)  # fmt: skip
_LISTED = ("os.listdir", "os.scandir", "glob.glob", "os.walk", "os.chdir")


def lock_in() -> Iterator[str]:
    """Puts on every lock there is; the names of those that hold."""
    system = ctypes.CDLL(None, use_errno=True)
    held = [
        name
        for name, lock in (
            (NETWORK, _without_network),
            (FILES, _only_own_files),
            (CALLS, _few_calls),
        )
        if lock(system)
    ]
    sys.addaudithook(_watch(_own_folders()))
    yield from [*held, AUDIT]


def _without_network(system: Any) -> bool:
    """A network of its own, with nothing in it; an ordinary user needs a user space of its own first."""
    return not system.unshare(_NEW_NETWORK) or not system.unshare(_NEW_USERS | _NEW_NETWORK)


def _own_folders() -> tuple[str, ...]:
    """Where the program itself lies: Python, its libraries, and we."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    found = {sysconfig.get_paths()[name] for name in names}
    found |= {str(Path(__file__).resolve().parents[1]), "/usr/share/zoneinfo"}
    found |= {str(Path(name).resolve()) for name in found}
    return tuple(sorted(found))


def _only_own_files(system: Any) -> bool:
    """Landlock: read what the program is made of, and nothing else on this machine."""
    edition: int = system.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if edition < 1:
        return False
    rights = 0x1FFF
    for since, right in _LATER_RIGHTS:
        rights |= right if edition >= since else 0
    asked = [rights, *([3] if edition >= 4 else []), *([3] if edition >= 6 else [])]
    attributes = (ctypes.c_uint64 * len(asked))(*asked)
    rules = system.syscall(_LANDLOCK_CREATE, attributes, ctypes.sizeof(attributes), 0)
    if rules < 0:
        return False
    for folder in (*_own_folders(), "/lib", "/lib64", "/usr/lib", "/usr/lib64"):
        with contextlib.suppress(OSError):
            _allow_reading(system, rules, folder)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done = bool(system.syscall(_LANDLOCK_RESTRICT, rules, 0) == 0)
    os.close(rules)
    return done


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def _allow_reading(system: Any, rules: int, folder: str) -> None:
    descriptor = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    beneath = _Beneath(_READ_FILE | _READ_FOLDER, descriptor)
    system.syscall(_LANDLOCK_ADD, rules, 1, ctypes.byref(beneath), 0)
    os.close(descriptor)


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("k", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.POINTER(_Instruction))]


def _few_calls(system: Any) -> bool:
    """Seccomp: no call that reaches other machines, other processes, or changes what is on the disk."""
    instructions = [_Instruction(*row) for row in barred(platform.machine())]
    if not instructions:
        return False
    listed = (_Instruction * len(instructions))(*instructions)
    program = _Program(len(instructions), listed)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(system.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _watch(own: tuple[str, ...]) -> Any:
    """Python's own watch: reading is for the program's files, everything else is refused."""
    folders = tuple(f"{folder}{os.sep}" for folder in own)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = (*arguments, None, None)[:3]
            if _writes(mode, flags) or not _is_below(path, folders):
                raise PermissionError("The reading process opens no files.")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"The reading process does not do this: {event}")
        elif event in _LISTED and not _is_below(arguments[0] if arguments else None, folders):
            raise PermissionError("The reading process looks into no folders.")

    return watch


def _writes(mode: Any, flags: Any) -> bool:
    said = isinstance(mode, str) and any(letter in mode for letter in "wax+")
    return said or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))


def _is_below(path: Any, folders: tuple[str, ...]) -> bool:
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    return isinstance(path, str) and os.path.abspath(path).startswith(folders)  # noqa: PTH100 - Path is slower
