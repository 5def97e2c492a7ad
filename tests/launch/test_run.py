"""Does `liaison run` serve, refuse what it has to refuse, and leave nothing behind?"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from liaison.launch.places import PROJECT, Place
from liaison.launch.processes import Stopped, StopRequest, run_to_end, started
from liaison.launch.run import HOST, only_one, port_in, refuse_taken
from liaison.launch.terminal import LaunchError
from tests.server import blank_place

LIAISON = Path(sys.executable).with_name("liaison")


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with blank_place() as place:
        yield place


@pytest.fixture
def port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _run(place: Place, port: int) -> "subprocess.Popen[str]":
    """`liaison run` in the place, without the demo city, as a shell would start it."""
    hidden = ("DATABASE_URL", "LIAISON_", "DJANGO_")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    variables |= {"PORT": str(port), "LIAISON_DATA": str(place.folder), "LIAISON_DEMO": "0"}
    variables["LIAISON_STATIC_ROOT"] = str(place.folder / "static")
    return subprocess.Popen(
        [str(LIAISON), "run"],
        env=variables,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _first_page(port: int) -> int:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", "/")
    status = connection.getresponse().status
    connection.close()
    return status


def _wait_for_page(run: "subprocess.Popen[str]", port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and run.poll() is None:
        try:
            assert _first_page(port) < 500
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(run.communicate()[0])


def _processes_of(place: Place) -> list[str]:
    """Everything alive whose command or environment names the place."""
    named = []
    for folder in Path("/proc").iterdir():
        try:
            seen = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except (FileNotFoundError, NotADirectoryError, ProcessLookupError, PermissionError):
            continue
        if os.fsencode(place.folder) in seen:
            named.append(seen.decode("utf-8", "replace"))
    return named


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda sign: sign.name)
def test_a_run_serves_and_leaves_nothing_behind(sign: signal.Signals, place: Place, port: int) -> None:
    run = _run(place, port)
    _wait_for_page(run, port)
    os.killpg(run.pid, sign)
    said = run.communicate(timeout=30)[0]
    assert run.returncode == 0, said
    assert f"http://{HOST}:{port}/" in said
    assert _processes_of(place) == []
    assert not (place.data / "postmaster.pid").exists()


def test_a_run_starts_after_one_that_was_killed_and_only_once(place: Place, port: int) -> None:
    killed = _run(place, port)
    _wait_for_page(killed, port)
    killed.kill()
    killed.communicate()
    run = _run(place, port)
    _wait_for_page(run, port)
    second = _run(place, port)
    assert f"http://{HOST}:{port}/" in second.communicate(timeout=30)[0]
    assert second.returncode == 1
    os.killpg(run.pid, signal.SIGINT)
    run.communicate(timeout=30)
    assert run.returncode == 0
    assert _processes_of(place) == []


def test_a_taken_port_is_said_with_what_to_do(port: int) -> None:
    refuse_taken(port)
    with socket.socket() as other:
        other.bind((HOST, port))
        other.listen()
        with pytest.raises(LaunchError, match=f"make run PORT={port + 1}"):
            refuse_taken(port)


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80.5", "８０００"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(LaunchError, match="PORT="):
        port_in({"PORT": text})


@pytest.mark.parametrize(("variables", "port"), [({}, 8000), ({"PORT": ""}, 8000), ({"PORT": "8123"}, 8123)])
def test_the_port_comes_from_the_environment(variables: dict[str, str], port: int) -> None:
    assert port_in(variables) == port


def test_a_second_run_of_the_same_copy_says_where_the_first_is(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    with (
        only_one(lock, "http://127.0.0.1:8000/"),
        pytest.raises(LaunchError, match="8000"),
        only_one(lock, "http://127.0.0.1:8001/"),
    ):
        pass
    with only_one(lock, "http://127.0.0.1:8002/"):
        assert lock.read_text() == "http://127.0.0.1:8002/"


def test_a_program_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    script = 'sleep 61 & echo $! >child; trap "" TERM; echo ready >state; wait'
    with started(["sh", "-c", script], environment={"PATH": os.defpath}, folder=tmp_path) as process:
        while not (tmp_path / "state").exists():
            time.sleep(0.01)
        process.kill()
    child = int((tmp_path / "child").read_text())
    deadline = time.monotonic() + 5
    while Path(f"/proc/{child}/cmdline").exists() and Path(f"/proc/{child}/cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_request_to_stop_ends_the_program_we_wait_for(tmp_path: Path) -> None:
    stop = StopRequest()
    with stop.heeded():
        signal.raise_signal(signal.SIGTERM)
    with pytest.raises(Stopped):
        run_to_end(["sleep", "60"], environment={"PATH": os.defpath}, folder=tmp_path, stop=stop)
    assert stop.received is signal.SIGTERM
