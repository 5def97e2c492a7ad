"""Do two who note the same merger at once leave one of it?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from liaison.core.refusals import ActionRefused
from liaison.duties.actions import note_succession
from liaison.tenancy.door import entered
from tests import cast
from tests.build import NOW
from tests.cast import City


def succeed(city: City, old: str, new: str) -> None:
    with entered({city.place.pk}):
        note_succession(
            old=city.units[old],
            new=city.units[new],
            on=date(2026, 5, 1),
            reason="",
            by=city.actor("government_coordinator"),
            at=NOW,
        )


@pytest.fixture
def busy_city(transactional_db: None) -> City:
    """The cast in transactions that count."""
    return cast.city()


def test_of_two_who_note_the_same_merger_at_once_one_is_told(busy_city: City) -> None:
    start = Barrier(2)

    def act(_number: int) -> str:
        try:
            start.wait(timeout=30)
            succeed(busy_city, "教育局", "卫生健康委")
        except ActionRefused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    run: Callable[[int], str] = act
    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(run, range(2), timeout=60))
    assert told[0] == ""
    assert "已经登记" in told[1]
