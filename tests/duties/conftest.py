"""What is laid down where duties are looked at?"""

import pytest

from liaison.tenancy.door import entered
from tests import build_duties
from tests.cast import City


@pytest.fixture
def in_force(city: City) -> None:
    """A scheme with duties, in force since the new year; a plan was due in March, and none has come."""
    with entered({city.place.pk}):
        build_duties.scheme(city)
