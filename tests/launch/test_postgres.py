"""Is a server of our own made, started, stopped, and started again after every kind of death?"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator

import psycopg
import pytest

from liaison.launch import postgres
from liaison.launch.addresses import socket_address
from liaison.launch.postgres import Server
from liaison.launch.terminal import LaunchError
from tests.server import SETTINGS, blank_place

PASSWORD = "administrator"


@pytest.fixture(scope="module")
def made() -> Iterator[Server]:
    """A server that is initialised and does not run."""
    with blank_place() as place:
        plain = postgres.server_in(place)
        postgres.initialise(plain, password=PASSWORD)
        server = Server(plain.data, plain.sockets, plain.log, plain.programs, plain.account, SETTINGS)
        yield server
        postgres.stop(server)


@pytest.fixture
def server(made: Server) -> Iterator[Server]:
    """The same, stopped again after each test."""
    yield made
    postgres.stop(made)


def _address(server: Server, password: str = PASSWORD) -> str:
    return socket_address(
        str(server.sockets), role=postgres.ADMINISTRATOR, password=password, database="postgres"
    )


def _asked(server: Server, question: str) -> object:
    with psycopg.connect(_address(server)) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def _kill_all(server: Server) -> None:
    """Kill the server and everything that it started, as a power cut would."""
    number = postgres.running(server)
    assert number is not None
    children = subprocess.run(["pgrep", "-P", str(number)], capture_output=True, text=True, check=True)
    for victim in [number, *map(int, children.stdout.split())]:
        os.kill(victim, signal.SIGKILL)


def test_it_serves_chinese_by_password_over_the_socket_alone(server: Server) -> None:
    process = postgres.start(server, with_parent=True)
    assert postgres.running(server) == process.pid
    assert _asked(server, "SHOW server_encoding") == "UTF8"
    assert _asked(server, "SHOW listen_addresses") == ""
    assert _asked(server, "SELECT upper('对口 é')") == "对口 É"
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(_address(server, "wrong"))
    postgres.stop(server, process)
    assert postgres.running(server) is None
    assert not (server.data / "postmaster.pid").exists()


def test_it_does_not_run_as_root(server: Server) -> None:
    process = postgres.start(server, with_parent=True)
    assert (server.data / "postmaster.pid").stat().st_uid != 0
    postgres.stop(server, process)


def test_a_dead_child_is_not_taken_for_a_live_server(server: Server) -> None:
    process = postgres.start(server, with_parent=True)
    os.kill(process.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while postgres.running(server) is not None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert postgres.running(server) is None  # nobody has collected it yet: it still has its number
    process.wait()


def test_it_starts_again_after_a_kill(server: Server) -> None:
    process = postgres.start(server, with_parent=True)
    _kill_all(server)
    process.wait()
    assert (server.data / "postmaster.pid").exists()
    again = postgres.start(server, with_parent=True)
    assert _asked(server, "SELECT 1") == 1
    postgres.stop(server, again)


def test_it_starts_where_another_program_has_the_number_of_a_killed_one(server: Server) -> None:
    account = server.account
    other = subprocess.Popen(
        ["sleep", "60"],
        user=account.user if account else None,
        group=account.group if account else None,
        extra_groups=[] if account else None,
    )
    process = postgres.start(server, with_parent=True)
    lock = server.data / "postmaster.pid"
    lines = lock.read_text().splitlines()
    _kill_all(server)
    process.wait()
    lock.write_text("\n".join([str(other.pid), *lines[1:], ""]))
    assert postgres.running(server) is None
    again = postgres.start(server, with_parent=True)
    assert _asked(server, "SELECT 1") == 1
    assert other.poll() is None
    postgres.stop(server, again)
    other.kill()
    other.wait()


def test_data_of_another_version_is_refused(server: Server) -> None:
    version = server.data / "PG_VERSION"
    right = version.read_text()
    version.write_text("12\n")
    try:
        with pytest.raises(LaunchError, match="PostgreSQL 12"):
            postgres.initialise(server, password=PASSWORD)
    finally:
        version.write_text(right)


def test_the_administrators_password_lies_nowhere(made: Server) -> None:
    assert [path.name for path in made.data.parent.glob("postgres.*")] == ["postgres.log"]
