"""Where does the PostgreSQL server of a test run come from? From a copy of one that is migrated already."""

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import psycopg

from liaison.launch import postgres, programs, roles
from liaison.launch.addresses import Addresses, for_database, socket_address
from liaison.launch.credentials import Credentials, credentials_in
from liaison.launch.manage import as_owner, django_command
from liaison.launch.places import PROJECT, Account, Place, make_folder, place_of

TEMPLATE = "liaison_template"
# Nothing here has to outlive a crash.
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "100"}
# They protect nothing: the server can be reached only through a socket in a closed folder.
OWN_SERVER = Credentials("tests", "administrator", "owner", "app", "backup")
OUR_IMPORT = re.compile(r"^\s*(?:from|import)\s+(liaison[\w.]*)(?:\s+import\s+([\w, ]+))?", re.MULTILINE)


@contextlib.contextmanager
def test_server() -> Iterator[str]:
    """The address of the administrator of a server with a migrated database named TEMPLATE."""
    outside = os.environ.get("DATABASE_URL")
    if outside:
        outside = for_database(outside, "postgres")
        _drop(outside, TEMPLATE)
        migrate(roles.prepare(for_database(outside, TEMPLATE), credentials()))
        yield outside
        _drop(outside, TEMPLATE)
        return
    home = place_of()
    home.make()
    folder = home.folder / "tests"
    make_folder(folder, 0o755)
    with _run_folder(folder) as own:
        server = _server(own / "server", home)
        _copy(_migrated(folder, home), server.data, home.account)
        process = postgres.start(server, with_parent=True)
        try:
            yield _administrator(server)
        finally:
            postgres.stop(server, process)


@contextlib.contextmanager
def blank_place() -> Iterator[Place]:
    """A place with nothing in it, which the account that PostgreSQL runs under can reach."""
    home = place_of()
    home.make()
    folder = home.folder / "tests"
    make_folder(folder, 0o755)
    with _run_folder(folder) as own:
        place = Place(own / "place", home.account)
        if home.account:
            place.make()  # the programs need not be copied again
            (place.folder / f"programs-{programs.version()}").symlink_to(
                programs.programs_for(home).parents[2]
            )
        yield place


def credentials() -> Credentials:
    """The passwords of the roles; on a server from outside those of this installation, to change none."""
    if "DATABASE_URL" not in os.environ:
        return OWN_SERVER
    place = place_of()
    place.make()
    return credentials_in(place.secrets)


def migrate(addresses: Addresses) -> None:
    """Bring the tables of the database up to date, in a program of its own, as the owner's role."""
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **addresses.environment()}
    subprocess.run(
        django_command("migrate", "--verbosity=0", "--skip-checks"),
        env=as_owner({**variables, "PYTHONPATH": str(PROJECT)}),
        cwd=PROJECT,
        check=True,
    )


def fingerprint(project: Path = PROJECT) -> str:
    """Changes with whatever decides what a migrated database looks like: migrations and all they import."""
    files = {*project.glob("liaison/*/migrations/*.py"), project / "liaison" / "launch" / "roles.py"}
    waiting = list(files)
    while waiting:
        found = _imported(waiting.pop().read_text("utf-8"), project) - files
        files |= found
        waiting += found
    versions = (sys.version, programs.version(), version("django"), version("procrastinate"))
    digest = hashlib.sha256(" ".join(versions).encode())
    for file in sorted(files):
        digest.update(str(file.relative_to(project)).encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _imported(text: str, project: Path) -> set[Path]:
    """The files of our own modules that the text imports."""
    names = set()
    for module, members in OUR_IMPORT.findall(text):
        names |= {module, *(f"{module}.{member.strip()}" for member in members.split(","))}
    files = (project / f"{name.replace('.', '/')}.py" for name in names)
    return {file for file in files if file.is_file()}


def _migrated(folder: Path, home: Place) -> Path:
    """The data folder of a stopped server with roles and migrated database; made where there is none."""
    kept = folder / f"migrated-{fingerprint()}"
    with (folder / "migrated.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            with _run_folder(folder) as own:
                server = _server(own / "server", home)
                _migrate_into(server)
                for outdated in folder.glob("migrated-*"):
                    shutil.rmtree(outdated)
                server.data.rename(kept)
    return kept


def _migrate_into(server: postgres.Server) -> None:
    postgres.initialise(server, password=OWN_SERVER.administrator)
    process = postgres.start(server, with_parent=True)
    try:
        migrate(roles.prepare(for_database(_administrator(server), TEMPLATE), OWN_SERVER))
    finally:
        postgres.stop(server, process)


def _server(folder: Path, home: Place) -> postgres.Server:
    place = Place(folder, home.account)
    place.make()
    place.make_for_server(place.sockets)
    return postgres.Server(
        place.data, place.sockets, place.log, programs.programs_for(home), home.account, SETTINGS
    )


def _administrator(server: postgres.Server) -> str:
    return socket_address(
        str(server.sockets),
        role=postgres.ADMINISTRATOR,
        password=OWN_SERVER.administrator,
        database="postgres",
    )


@contextlib.contextmanager
def _run_folder(folder: Path) -> Iterator[Path]:
    """A folder of this run's own, gone afterwards; those of runs that were killed go too."""
    for left in folder.glob("run-*"):
        with contextlib.suppress(BlockingIOError, FileNotFoundError), _held(left):
            shutil.rmtree(left)
    number = len(list(folder.glob(f"run-{os.getpid()}-*")))
    own = folder / f"run-{os.getpid()}-{number}"
    make_folder(own, 0o755)
    with _held(own):
        yield own
    shutil.rmtree(own, ignore_errors=True)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _copy(data: Path, target: Path, account: Account | None) -> None:
    shutil.copytree(data, target)
    if account:
        for folder, _, files in os.walk(target):
            os.chown(folder, account.user, account.group)
            for name in files:
                os.chown(Path(folder, name), account.user, account.group)


def _drop(administrator: str, name: str) -> None:
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
