"""Which calls to the kernel are barred? TABLE of names with their numbers, and the filter that it makes."""

from collections.abc import Iterator

# Name: its number on x86_64, on aarch64 (None: not there).
_CALLS: tuple[tuple[str, int | None, int | None], ...] = (
    ("socket", 41, 198), ("socketpair", 53, 199), ("connect", 42, 203), ("bind", 49, 200),
    ("listen", 50, 201), ("accept", 43, 202), ("accept4", 288, 242), ("sendto", 44, 206),
    ("sendmsg", 46, 211), ("sendmmsg", 307, 269),
    ("execve", 59, 221), ("execveat", 322, 281), ("fork", 57, None), ("vfork", 58, None),
    ("clone", 56, 220), ("clone3", 435, 435), ("ptrace", 101, 117), ("process_vm_readv", 310, 270),
    ("process_vm_writev", 311, 271), ("kill", 62, 129), ("tkill", 200, 130), ("tgkill", 234, 131),
    ("pidfd_open", 434, 434), ("pidfd_getfd", 438, 438), ("pidfd_send_signal", 424, 424),
    ("setrlimit", 160, 164), ("prlimit64", 302, 261),
    ("mount", 165, 40), ("umount2", 166, 39), ("chroot", 161, 51), ("unshare", 272, 97), ("setns", 308, 268),
    ("bpf", 321, 280), ("perf_event_open", 298, 241), ("userfaultfd", 323, 282), ("keyctl", 250, 219),
    ("add_key", 248, 217), ("request_key", 249, 218), ("open_by_handle_at", 304, 265),
    ("io_uring_setup", 425, 425), ("io_uring_enter", 426, 426), ("io_uring_register", 427, 427),
    ("creat", 85, None), ("mkdir", 83, None), ("mkdirat", 258, 34), ("rmdir", 84, None),
    ("unlink", 87, None), ("unlinkat", 263, 35), ("rename", 82, None), ("renameat", 264, 38),
    ("renameat2", 316, 276), ("link", 86, None), ("linkat", 265, 37), ("symlink", 88, None),
    ("symlinkat", 266, 36), ("mknod", 133, None), ("mknodat", 259, 33), ("chmod", 90, None),
    ("fchmod", 91, 52), ("fchmodat", 268, 53), ("chown", 92, None), ("fchown", 93, 55),
    ("fchownat", 260, 54), ("truncate", 76, 45), ("ftruncate", 77, 46), ("setxattr", 188, 5),
)  # fmt: skip
_MACHINES = {"x86_64": (0xC000003E, 1), "aarch64": (0xC00000B7, 2)}

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4  # where they stand in what the filter is shown
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refused as EPERM
_OTHER_TABLE = 0x40000000  # x86_64 also answers calls of a second table from here on

Instruction = tuple[int, int, int, int]  # code, steps if yes, steps if no, value


def barred(machine: str) -> list[Instruction]:
    """The filter for the machine; empty for one whose numbers are not in the table."""
    if machine not in _MACHINES:
        return []
    architecture, column = _MACHINES[machine]
    numbers = [call[column] for call in _CALLS]
    return list(_filter(architecture, [number for number in numbers if isinstance(number, int)]))


def _filter(architecture: int, numbers: list[int]) -> Iterator[Instruction]:
    count = len(numbers)
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUAL, 1, 0, architecture
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, _NUMBER
    yield _AT_LEAST, count + 1, 0, _OTHER_TABLE
    for place, number in enumerate(numbers):
        yield _EQUAL, count - place, 0, number
    yield _RETURN, 0, 0, _ALLOW
    yield _RETURN, 0, 0, _REFUSE
