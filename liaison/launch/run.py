"""What happens at `make run`? Database, tables, demo city, pages; and everything stops when asked to."""

import contextlib
import fcntl
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from liaison.launch.database import database
from liaison.launch.manage import django_command, environment
from liaison.launch.places import PROJECT, Place, place_of
from liaison.launch.processes import Stopped, StopRequest, run_to_end, started
from liaison.launch.terminal import LaunchError, complain, say
from liaison.launch.worker import worker

HOST = "127.0.0.1"  # the demo's accounts exist only where nobody else can reach them
START_SECONDS = 60.0
WORKERS, THREADS = 2, 4
DEMO_ON = {"1", "true", "yes"}  # as the settings read it


def run() -> int:
    """The exit status, after everything that was started has been stopped."""
    stop = StopRequest()
    with stop.heeded():
        try:
            _serve(place_of(), stop)
        except LaunchError as error:
            complain(error)
            return 1
        except Stopped:
            say("已停止。", "Stopped.")
    return 0


def _serve(place: Place, stop: StopRequest) -> None:
    port = port_in(os.environ)
    address = f"http://{HOST}:{port}/"
    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        place.make()
        stack.enter_context(only_one(place.folder / "run.lock", address))
        refuse_taken(port)
        say("正在启动……", "Starting …")
        addresses = stack.enter_context(database(place, with_parent=True))
        stop.obey()
        variables = environment(place, addresses)
        _prepare(variables, stop)
        server = stack.enter_context(started(web_command(port), environment=variables, folder=PROJECT))
        _wait_until_it_answers(server, port, stop)
        seconds = time.monotonic() - began
        say(f"对口联系平台已启动：{address}", f"Liaison is up ({seconds:.1f} s). Ctrl-C: 停止 stop")
        _show_demo_accounts(variables, stop)
        jobs = stack.enter_context(worker(variables))
        while server.poll() is None:
            jobs.look()
            stop.sleep(0.2)
    raise LaunchError("网页服务意外退出，见上面的信息。", "The web server ended by itself; see above.")


def port_in(variables: Mapping[str, str]) -> int:
    """The port to serve on; LaunchError for what is none."""
    text = variables.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise LaunchError(
            f"PORT={text} 不是端口号，例如：make run PORT=8001", f"PORT={text} is no port number"
        )
    return int(text)


@contextlib.contextmanager
def only_one(path: Path, address: str) -> Iterator[None]:
    """Refuse a second start of the same copy; the lock ends with the process, so none is ever stale."""
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            where = file.read()
            raise LaunchError(f"系统已在运行：{where}", f"It is already running: {where}") from None
        file.seek(0)
        file.truncate()
        file.write(address)
        file.flush()
        yield


def refuse_taken(port: int) -> None:
    """LaunchError where another program listens on the port, or where we may not."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise LaunchError(
                f"端口 {port} 不能使用（可能已被占用），请换一个：make run PORT={port + 1}",
                f"Port {port} is taken or not allowed; choose another: make run PORT={port + 1}",
            ) from None


def web_command(port: int) -> list[str]:
    """The command of the web server; asked to stop, it lets requests end for a few seconds."""
    options = {
        "--bind": f"{HOST}:{port}",
        "--workers": WORKERS,
        "--threads": THREADS,
        "--graceful-timeout": 5,
        "--log-level": "warning",
        **({"--worker-tmp-dir": "/dev/shm"} if Path("/dev/shm").is_dir() else {}),  # noqa: S108  # heartbeat files
    }
    words = [str(word) for pair in options.items() for word in pair]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "liaison.config.wsgi",
        *words,
        "--preload",
        "--no-control-socket",
    ]


def _prepare(variables: Mapping[str, str], stop: StopRequest) -> None:
    command = [sys.executable, "-m", "liaison.launch.prepare"]
    if run_to_end(command, environment=variables, folder=PROJECT, stop=stop):
        raise LaunchError(
            "准备数据库时出错，见上面的信息。", "The database could not be prepared; see above."
        )


def _show_demo_accounts(variables: Mapping[str, str], stop: StopRequest) -> None:
    """Logins with the passwords of this start; if that fails it says why, and the pages are served."""
    if variables["LIAISON_DEMO"].lower() in DEMO_ON:
        run_to_end(django_command("demo"), environment=variables, folder=PROJECT, stop=stop)


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", port: int, stop: StopRequest) -> None:
    deadline = time.monotonic() + START_SECONDS
    while (status := _status_of_first_page(port)) is None:
        if server.poll() is not None or time.monotonic() > deadline:
            raise LaunchError("网页服务没有启动，见上面的信息。", "The web server did not start; see above.")
        stop.sleep(0.05)
    if status >= 500:
        raise LaunchError("首页出错，见上面的信息。", "The first page fails; see above.")


def _status_of_first_page(port: int) -> int | None:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
