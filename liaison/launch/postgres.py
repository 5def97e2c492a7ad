"""How is a PostgreSQL server of our own made, started and stopped? By initdb and postgres alone."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from liaison.launch import programs
from liaison.launch.places import Account, Place
from liaison.launch.processes import die_with_parent
from liaison.launch.terminal import LaunchError

ADMINISTRATOR = "postgres"
START_SECONDS = 60.0
PATIENCE_SECONDS = 3.0  # what a killed server leaves behind goes away within one
STOP_SECONDS = 30.0
LARGEST_LOG = 5_000_000
# What the server says while what a killed one left behind is still going away.
LEFT_BEHIND = ("lock file", "pre-existing shared memory")
SETTINGS = {
    "listen_addresses": "",  # only the socket: nothing can be reached over the network
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] ",
}


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of our own; `settings` are added to the usual ones."""

    data: Path
    sockets: Path
    log: Path
    programs: Path
    account: Account | None = None
    settings: dict[str, str] = field(default_factory=dict)


def server_in(place: Place) -> Server:
    """The server of a place; its folders are made, the server is neither initialised nor started."""
    place.make()
    place.make_for_server(place.sockets)
    return Server(place.data, place.sockets, place.log, programs.programs_for(place), place.account)


def initialise(server: Server, *, password: str) -> None:
    """Make the data folder, whole or not at all; one that exists is kept. LaunchError if it is of no use."""
    if server.data.exists():
        _refuse_other_version(server.data)
        return
    draft = server.data.with_name(f"{server.data.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    password_file = server.data.with_name(f"{server.data.name}.password")
    password_file.unlink(missing_ok=True)
    _make_empty(draft, 0o700, server.account)
    _make_empty(password_file, 0o600, server.account)
    try:
        password_file.write_text(password, "utf-8")
        _initialise_in(draft, password_file, server)
        draft.rename(server.data)
    finally:
        password_file.unlink(missing_ok=True)
        shutil.rmtree(draft, ignore_errors=True)


def start(server: Server, *, with_parent: bool) -> "subprocess.Popen[bytes]":
    """Start the server and return once it accepts connections; `with_parent`: it ends when this process does.

    What an earlier server left behind when it was killed is waited for, then cleared away.
    """
    deadline = time.monotonic() + START_SECONDS
    patience = time.monotonic() + PATIENCE_SECONDS
    while True:
        process, said = _try_to_start(server, with_parent=with_parent, deadline=deadline)
        if process is not None:
            return process
        if not any(sign in said for sign in LEFT_BEHIND) or time.monotonic() > deadline:
            raise LaunchError(
                f"数据库没有启动，见 {server.log}", f"PostgreSQL did not start:\n{said[-2000:]}"
            )
        if time.monotonic() > patience and running(server) is None:
            # Its number now belongs to another program. PostgreSQL still refuses while old memory is in use.
            (server.data / "postmaster.pid").unlink(missing_ok=True)
        time.sleep(0.2)


def stop(server: Server, process: "subprocess.Popen[bytes] | None" = None) -> None:
    """Stop the server, if it runs, and return once it is gone; sessions are ended, nothing is lost."""
    number = running(server)
    if number is not None:
        for sign in (signal.SIGINT, signal.SIGQUIT):  # fast shutdown; without a last checkpoint if that hangs
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, sign)
            if _wait(lambda: running(server) != number, STOP_SECONDS):
                break
    if process is not None:
        process.wait(STOP_SECONDS)


def running(server: Server) -> int | None:
    """The process number of the live server on this data folder, None where there is none."""
    lines = _lock_lines(server)
    if not lines or not lines[0].isdigit():
        return None
    number = int(lines[0])
    # The number alone proves nothing: after a kill it may be a dead child's or another program's.
    return number if str(server.data) in _command_line(number) else None


def _initialise_in(folder: Path, password_file: Path, server: Server) -> None:
    command = [
        str(server.programs / "initdb"),
        *("-D", str(folder), "-U", ADMINISTRATOR, f"--pwfile={password_file}"),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions", "--wal-segsize=4"),
        *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
    ]
    done = _spawn(command, server, stdout=subprocess.PIPE, die=True)
    said = done.communicate()[0].decode("utf-8", "replace")
    if done.returncode:
        raise LaunchError(f"无法建立数据库：{folder}", f"initdb failed:\n{said[-2000:]}")


def _try_to_start(
    server: Server, *, with_parent: bool, deadline: float
) -> "tuple[subprocess.Popen[bytes] | None, str]":
    options = [
        part for name, value in (SETTINGS | server.settings).items() for part in ("-c", f"{name}={value}")
    ]
    command = [str(server.programs / "postgres"), "-D", str(server.data), "-k", str(server.sockets), *options]
    too_large = server.log.exists() and server.log.stat().st_size > LARGEST_LOG
    server.log.touch(0o600)
    with server.log.open("wb" if too_large else "ab") as log:
        begin = log.tell()
        process = _spawn(command, server, stdout=log.fileno(), die=with_parent)
    _wait(lambda: process.poll() is not None or _accepts(server, process.pid), deadline - time.monotonic())
    if process.poll() is None and _accepts(server, process.pid):
        return process, ""
    process.kill()
    process.wait()
    return None, server.log.read_bytes()[begin:].decode("utf-8", "replace")


def _spawn(command: list[str], server: Server, *, stdout: int, die: bool) -> "subprocess.Popen[bytes]":
    account = server.account
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.STDOUT,
        cwd=server.programs,  # a folder that the account may enter
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},  # nothing of the caller's, no PGDATA
        start_new_session=True,  # Ctrl-C at the terminal is for the launcher, which stops us in order
        user=account.user if account else None,
        group=account.group if account else None,
        extra_groups=[] if account else None,
        preexec_fn=(lambda: die_with_parent(signal.SIGINT)) if die else None,  # noqa: PLW1509  # one thread
    )


def _make_empty(path: Path, mode: int, account: Account | None) -> None:
    if mode & 0o100:
        path.mkdir(mode)
    else:
        path.touch(mode)
    if account:
        os.chown(path, account.user, account.group)


def _refuse_other_version(data: Path) -> None:
    made_by = (data / "PG_VERSION").read_text("ascii").strip()
    if made_by != programs.major_version():
        raise LaunchError(
            f"{data} 是 PostgreSQL {made_by} 的数据，现在的程序是 {programs.version()}：请先用旧版备份。",
            f"{data} was made by PostgreSQL {made_by}; back it up with that version first.",
        )


def _accepts(server: Server, number: int) -> bool:
    lines = _lock_lines(server)
    return len(lines) >= 8 and lines[0] == str(number) and lines[7].strip() == "ready"


def _lock_lines(server: Server) -> list[str]:
    try:
        return (server.data / "postmaster.pid").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []


def _command_line(number: int) -> list[str]:
    """The words that started the process; nothing for one that is dead, reaped or not."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{number}/cmdline").read_text("utf-8", "replace").split("\0")
        except (FileNotFoundError, ProcessLookupError):
            return []
    shown = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(number)], capture_output=True, text=True, check=False
    )
    return shown.stdout.split()


def _wait(done: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
