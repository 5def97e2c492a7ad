"""What do proofs about the record need? A place that has done something, in a transaction that counts."""

from collections.abc import Iterator

import psycopg
import pytest

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
