"""What do the tests of the demo share? The demo city, built and entered."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from liaison.demo.build import build_city
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests.settings import TODAY


@pytest.fixture
def demo_city(db: None, settings: Settings) -> Iterator[Jurisdiction]:
    """澄岚市 as the demo builds it; the test may touch it, and only it."""
    settings.LIAISON_DEMO = True
    place = build_city(today=TODAY)
    with entered({place.pk}):
        yield place
