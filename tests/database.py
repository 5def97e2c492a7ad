"""Which database does a test see? One of its worker's own, copied from a migrated one, as the app's role."""

import contextlib
import os
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from liaison.launch import roles
from liaison.launch.addresses import Addresses, database_named, for_database, for_role
from tests.server import TEMPLATE, credentials, test_server

ADMINISTRATOR = "LIAISON_TESTS_ADMINISTRATOR_URL"  # how the workers learn where the server is
_servers = contextlib.ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start the server before the workers are started; they share it. Without workers it can wait."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        _start_once()


def pytest_unconfigure() -> None:
    _servers.close()


@pytest.fixture(scope="session")
def administrator() -> str:
    """The address of the administrator of the test server."""
    _start_once()
    return os.environ[ADMINISTRATOR]


@pytest.fixture(scope="session")
def addresses(administrator: str) -> Iterator[Addresses]:
    """The addresses of this worker's database, as owner, as app and as backup."""
    name = f"test_liaison_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    base = for_database(administrator, name)
    passwords = credentials()
    _renew(administrator, name)
    yield Addresses(
        owner=for_role(base, roles.OWNER, passwords.owner),
        app=for_role(base, roles.APP, passwords.app),
        backup=for_role(base, roles.BACKUP, passwords.backup),
    )
    _drop(administrator, name)


@pytest.fixture(scope="session")
def django_db_setup(
    administrator: str, addresses: Addresses, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Point Django at this worker's database as the app's role, which owns nothing and cannot flush."""
    from django.db import connections
    from django.test import TransactionTestCase

    from liaison.config import environment

    name = database_named(addresses.app)

    def renew(_case: TransactionTestCase) -> None:
        connections.close_all()
        _renew(administrator, name)

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        for variable, address in addresses.environment().items():
            patch.setenv(variable, address)
        place = environment.database("LIAISON_APP_URL")
        connections["default"].settings_dict.update(
            {key: place[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        )
        # After a test with real transactions the database is made anew instead of emptied.
        patch.setattr(TransactionTestCase, "_fixture_teardown", renew)
        yield
        connections.close_all()


def _start_once() -> None:
    if ADMINISTRATOR not in os.environ:
        os.environ[ADMINISTRATOR] = _servers.enter_context(test_server())
        _servers.callback(os.environ.pop, ADMINISTRATOR)


def _renew(administrator: str, name: str) -> None:
    _drop(administrator, name)
    with psycopg.connect(administrator, autocommit=True) as connection:
        roles.make_database(connection, name, template=TEMPLATE)


def _drop(administrator: str, name: str) -> None:
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
