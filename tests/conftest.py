"""What can every test use? A database of its own, the cast, and a browser logged in as one of them."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from liaison.tenancy.door import entered
from tests import cast
from tests.cast import City

pytest_plugins = ["tests.database"]

ClientOf = Callable[[str], Client]


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """What is remembered of one test's rows is not told of the next one's, whose numbers may be the same."""
    cache.clear()


@pytest.fixture
def city(db: None) -> City:
    """澄岚市 with its units and one seat for each role."""
    return cast.city()


@pytest.fixture
def at_home(city: City) -> Iterator[None]:
    """Inside the city's door, as every request is."""
    with entered({city.place.pk}):
        yield


@pytest.fixture
def district(city: City) -> City:
    """临溪区, below the city."""
    return cast.district(city.place)


@pytest.fixture
def stranger(db: None) -> City:
    """云汀市, which has nothing to do with the city."""
    return cast.stranger()


@pytest.fixture
def client_of(city: City) -> ClientOf:
    """A client logged in as the city's person in the role: `client_of("department_officer")`."""
    return lambda role: cast.client(city.seats[role])
