"""Does the office's virus scanner let the file through? Where it does not answer, nothing passes."""

import shlex
import socket
import struct
import subprocess

from django.conf import settings

from liaison.core.notices.decode import Unreadable

SECONDS = 30.0
_PIECE = 64 * 1024
_INFECTED_STATUS = 1  # of clamscan, clamdscan and what follows their custom


def scan(content: bytes) -> bool:
    """True once a scanner has passed it, False where none is set up. Raises Unreadable.

    LIAISON_SCANNER is `unix:/run/clamd.sock` or `tcp:host:3310` for clamd, or a command that reads the
    file from its input and ends with 0 for clean and 1 for infected.
    """
    scanner: str = settings.LIAISON_SCANNER
    if not scanner:
        return False
    try:
        ask = _asked_clamd if scanner.startswith(("unix:", "tcp:")) else _asked_command
        is_clean = ask(scanner, content)
    except (OSError, ValueError, subprocess.SubprocessError):
        raise Unreadable(
            "not_scanned", "病毒检查服务暂时没有应答，文件没有保存。请稍后再传，或告诉系统管理员。"
        ) from None
    if not is_clean:
        raise Unreadable("infected", "病毒检查发现这个文件有问题，没有保存。请检查本机后换一份干净的文件。")
    return True


def _asked_command(command: str, content: bytes) -> bool:
    done = subprocess.run(  # noqa: S603 - the installation's own setting
        shlex.split(command), input=content, capture_output=True, timeout=SECONDS, check=False
    )
    if done.returncode not in {0, _INFECTED_STATUS}:
        raise OSError(done.returncode, "the scanner failed")
    return done.returncode == 0


def _asked_clamd(address: str, content: bytes) -> bool:
    """clamd's INSTREAM: pieces with their length before them, a length of zero at the end."""
    with _connected(address) as connection:
        connection.sendall(b"zINSTREAM\x00")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            connection.sendall(struct.pack("!L", len(piece)) + piece)
        connection.sendall(struct.pack("!L", 0))
        answer = connection.makefile("rb").read(4096).rstrip(b"\x00\n")
    if answer.endswith(b"FOUND"):
        return False
    if not answer.endswith(b"OK"):
        raise OSError("the scanner could not scan")
    return True


def _connected(address: str) -> socket.socket:
    kind, _, where = address.partition(":")
    if kind == "tcp":
        host, _, port = where.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(SECONDS)
        connection.connect(where)
    except OSError:
        connection.close()
        raise
    return connection
