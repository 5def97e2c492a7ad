"""What do proofs of the tenants' separation need? Real transactions, and one connection that all share."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from liaison.launch.addresses import Addresses
from tests import build
from tests.tenancy.two import Two


@pytest.fixture
def two(transactional_db: None) -> Two:
    here, there = build.place(name="澄岚市"), build.place(name="云汀市")
    return Two(here, there, build.unit(place=here), build.unit(place=there))


@pytest.fixture
def owner(two: Two, addresses: Addresses) -> Iterator[psycopg.Connection]:
    """The role that owns the tables, connected to the same database."""
    with psycopg.connect(addresses.owner, autocommit=True) as opened:
        yield opened


@pytest.fixture
def shared_connection(two: Two) -> Iterator[None]:
    """From here on, one pooled connection serves everybody in turn."""
    options = connection.settings_dict["OPTIONS"]
    connection.close()
    options["pool"] = {"min_size": 1, "max_size": 1, "timeout": 2}
    yield
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # missing in the stubs
    del options["pool"]
