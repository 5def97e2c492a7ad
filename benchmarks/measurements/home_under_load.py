"""Do two hundred people on the first page for a minute wait, and what do they cost in memory?

The server is started as `liaison run` starts it, on the demo city; client, server and database share the
machine. Everybody reads for about five seconds between two looks; the demo's accounts have several browsers.
"""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from tempfile import TemporaryDirectory

from django.conf import settings
from django.test import Client

from benchmarks.crowd import look
from benchmarks.measurement import Figure, Measurement, percentile
from benchmarks.processes import processor_seconds, proportional_megabytes
from liaison.accounts.models import Account
from liaison.launch.places import PROJECT
from liaison.launch.run import THREADS, WORKERS, web_command
from tests.settings import TODAY

PEOPLE, SECONDS, READING = 200, 60.0, 5.0
START_SECONDS = 60.0


def take() -> Iterator[Figure]:
    """Waits are from the request to the last byte, each over a connection of its own."""
    with _server() as (port, process):
        cookies = [_cookie(account) for account in islice(_accounts(), PEOPLE)]
        look(port, "/", cookies[:: PEOPLE // 10], seconds=1, reading=0.2)  # every worker has served
        before, began = proportional_megabytes(process), processor_seconds(process)
        seen = look(port, "/", cookies, seconds=SECONDS, reading=READING)
        after, taken = proportional_megabytes(process), processor_seconds(process) - began
    served = f"{PEOPLE} 人 people, {WORKERS}×{THREADS}"
    yield Figure(f"首页中位 the first page, median, {served}", percentile(seen.waits, 0.5), "ms")
    yield Figure("首页 the first page, p95", percentile(seen.waits, 0.95), "ms", limit=1000)
    yield Figure("出错 failed", seen.errors, "次 times", limit=0)
    yield Figure("每秒打开 opened a second", len(seen.waits) / SECONDS, "次 times")
    each = taken / len(seen.waits) * 1000
    yield Figure("网页服务处理器，每次 processor of the web server, each", each, "ms", limit=25)
    yield Figure("网页服务内存，之前 memory of the server before", before, "MiB")
    yield Figure("网页服务内存，之后 memory of the server after", after, "MiB")


@contextlib.contextmanager
def _server() -> Iterator[tuple[int, int]]:
    """The port and the process of a server on this measurement's database, with the demo city in it."""
    with TemporaryDirectory() as files:
        variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "liaison.config.settings",
            "LIAISON_DEMO": "1",
            "LIAISON_DEMO_DAY": TODAY.isoformat(),
            "LIAISON_STATIC_ROOT": f"{files}/static",
        }
        prepare = [sys.executable, "-m", "liaison.launch.prepare"]
        subprocess.run(prepare, env=variables, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        port = _free_port()
        with subprocess.Popen(web_command(port), env=variables, cwd=PROJECT) as server:  # noqa: S603
            try:
                _wait_for(port)
                yield port, server.pid
            finally:
                server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError("The server did not start.")


def _accounts() -> Iterator[Account]:
    return cycle(list(Account.objects.filter(is_demo=True).order_by("pk")))


def _cookie(account: Account) -> str:
    browser = Client()
    browser.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser.cookies[name].value}"


MEASUREMENT = Measurement("首页二百人 two hundred people on the first page", take)
