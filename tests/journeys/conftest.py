"""Who acts in every journey? A place with everybody in it."""

import pytest

from tests.cast import City
from tests.journeys.steps import Office


@pytest.fixture
def office(city: City) -> Office:
    return Office(city)
