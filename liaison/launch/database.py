"""Which database does this start use, and who stops it afterwards?"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from liaison.launch import postgres, roles
from liaison.launch.addresses import Addresses, socket_address
from liaison.launch.credentials import credentials_in
from liaison.launch.places import Place


@contextlib.contextmanager
def database(place: Place, *, with_parent: bool = False) -> Iterator[Addresses]:
    """The addresses of a database that is up and has its roles, for as long as the block lasts.

    LIAISON_OWNER_URL and LIAISON_APP_URL are taken as they are; DATABASE_URL is an administrator's and the
    roles are made there; otherwise it is our own server, stopped when its last user leaves.
    """
    owner, app = os.environ.get("LIAISON_OWNER_URL"), os.environ.get("LIAISON_APP_URL")
    administrator = os.environ.get("DATABASE_URL")
    if owner and app:
        roles.grant_by_default(owner)
        yield Addresses(owner, app, os.environ.get("LIAISON_BACKUP_URL", ""))
    elif administrator:
        place.make()
        yield roles.prepare(administrator, credentials_in(place.secrets))
    else:
        with _own_server(place, with_parent=with_parent) as addresses:
            yield addresses


def keep_running(place: Place) -> Addresses:
    """Start our own server and leave it running until `stop_keeping`."""
    with _own_server(place, with_parent=False) as addresses:
        _kept(place).touch()
    return addresses


def stop_keeping(place: Place) -> bool:
    """Stop our own server; False where it did not run."""
    _kept(place).unlink(missing_ok=True)
    server = postgres.server_in(place)
    was_running = postgres.running(server) is not None
    postgres.stop(server)
    return was_running


def is_running(place: Place) -> bool:
    return place.folder.exists() and postgres.running(postgres.server_in(place)) is not None


def administrator_address(place: Place) -> str:
    """The address of the administrator of our own server; it does not start it."""
    return socket_address(
        str(place.sockets),
        role=postgres.ADMINISTRATOR,
        password=credentials_in(place.secrets).administrator,
        database="postgres",
    )


@contextlib.contextmanager
def _own_server(place: Place, *, with_parent: bool) -> Iterator[Addresses]:
    server = postgres.server_in(place)
    process = None
    with _locked(place.folder / "users.lock", fcntl.LOCK_SH) as users:
        try:
            with _locked(place.folder / "start.lock", fcntl.LOCK_EX):
                if postgres.running(server) is None:
                    postgres.initialise(server, password=credentials_in(place.secrets).administrator)
                    process = postgres.start(server, with_parent=with_parent)
                addresses = roles.prepare(administrator_address(place), credentials_in(place.secrets))
            yield addresses
        finally:
            with _locked(place.folder / "start.lock", fcntl.LOCK_EX):
                if not _kept(place).exists() and _nobody_else(users):
                    postgres.stop(server, process)


@contextlib.contextmanager
def _locked(path: Path, kind: int) -> Iterator[IO[bytes]]:
    """Hold a lock on the file; it ends with the process, so none is ever stale."""
    with path.open("ab") as file:
        fcntl.flock(file, kind)
        yield file


def _nobody_else(users: IO[bytes]) -> bool:
    """Whether we are the only user: only then can our share become the whole."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _kept(place: Place) -> Path:
    return place.folder / "kept"
