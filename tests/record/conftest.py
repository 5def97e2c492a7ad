"""What do proofs about the record need? A place that has done something, in a transaction that counts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import psycopg.conninfo
import pytest
from django.db import connection

from liaison.launch.addresses import Addresses
from liaison.units.models import Jurisdiction
from tests import build


@pytest.fixture
def place(transactional_db: None) -> Jurisdiction:
    """A place whose founding stands in the record."""
    return build.place()


@pytest.fixture
def owner(place: Jurisdiction, addresses: Addresses) -> Iterator[psycopg.Connection]:
    """The role that owns the tables, entered into the place."""
    with psycopg.connect(addresses.owner, autocommit=True) as opened:
        opened.execute("SELECT set_config('liaison.jurisdictions', %s, false)", [f"{{{place.pk}}}"])
        yield opened


AsOwner = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def as_owner(place: Jurisdiction, addresses: Addresses) -> AsOwner:
    """Django speaks to the database as the role that owns the tables, as it does when it prunes."""

    @contextmanager
    def opened() -> Iterator[None]:
        settings = connection.settings_dict
        before = {key: settings[key] for key in ("USER", "PASSWORD")}
        owner = psycopg.conninfo.conninfo_to_dict(addresses.owner)
        connection.close()
        settings.update(USER=owner["user"], PASSWORD=owner["password"])
        try:
            yield
        finally:
            connection.close()
            settings.update(before)

    return opened
