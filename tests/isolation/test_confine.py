"""Do the kernel's locks hold where Python's own watch does not look?"""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from liaison.isolation.system_calls import barred

PROJECT = Path(__file__).resolve().parents[2]
# Without the watch of Python, so that only the kernel can refuse. 77: this machine has no such lock.
_TRY = """
import ctypes, os, socket, sys
from liaison.isolation import confine
if not confine.{lock}(ctypes.CDLL(None, use_errno=True)):
    sys.exit(77)
try:
    {act}
except OSError:
    sys.exit(0)
sys.exit(1)
"""


@pytest.mark.parametrize(
    ("lock", "act"),
    [
        ("_without_network", "socket.create_connection(('127.0.0.1', {port}), timeout=2)"),
        ("_only_own_files", "open('/etc/passwd')"),
        ("_only_own_files", "open('/tmp/liaison-written', 'w')"),
        ("_few_calls", "socket.socket()"),
        ("_few_calls", "os.fork()"),
        ("_few_calls", "os.kill(os.getppid(), 0)"),
        ("_few_calls", "os.mkdir('/tmp/liaison-made')"),
    ],
)
def test_the_kernel_refuses(lock: str, act: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        program = _TRY.format(lock=lock, act=act.format(port=listening.getsockname()[1]))
        done = subprocess.run([sys.executable, "-c", program], check=False, cwd=PROJECT, timeout=60)
    if done.returncode == 77:
        pytest.skip("This machine has no such lock.")
    assert done.returncode == 0


def test_python_and_its_libraries_can_still_be_read() -> None:
    program = _TRY.format(
        lock="_only_own_files", act="import email.mime.image, PIL.BmpImagePlugin; raise OSError"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=PROJECT, timeout=60)
    assert done.returncode in {0, 77}


def test_a_machine_that_is_not_in_the_table_has_no_filter() -> None:
    assert barred("loongarch64") == []


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_step_of_the_filter_leads_to_its_end(machine: str) -> None:
    filled = barred(machine)
    for place, (code, yes, no, _value) in enumerate(filled):
        if code in {0x15, 0x35}:
            assert place + 1 + max(yes, no) < len(filled)
    assert [row[3] for row in filled[-2:]] == [0x7FFF0000, 0x00050001]
