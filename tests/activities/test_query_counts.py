"""Do the pages of activities ask as often for many as for few?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.activities.models import Activity
from liaison.tenancy.door import entered
from tests import build_activities, build_schemes, cast
from tests.cast import City
from tests.frame import FRAME_QUERIES
from tests.settings import TODAY

LIST, MONTH, OF_OTHERS, ONE = 6, 11, 19, 13  # beside the frame


def held(city: City, number: int, *, guests: tuple[str, ...] = ("民盟",)) -> Activity:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["教育局"]],
            guests=[city.units[name] for name in guests],
            what=f"走访{number}",
            on=TODAY - timedelta(days=number),
        )


def asked(browser: Client, address: str) -> int:
    """How many queries the page takes when it is looked at again."""
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    return len(captured)


@pytest.fixture
def issued(city: City) -> City:
    build_schemes.version(by=city.actor("government_coordinator"))
    return city


@pytest.mark.parametrize("role", ["department_officer", "organisation_secretary", "government_coordinator"])
@pytest.mark.parametrize(
    ("page", "said", "most"),
    [
        ("activities", "", LIST),
        ("activities", "?text=走访&state=held", LIST),
        ("calendar", "", MONTH),
        ("calendar", "?scope=counterparts", OF_OTHERS),
    ],
)
def test_lists_and_months_ask_no_more_for_many(
    issued: City, role: str, page: str, said: str, most: int
) -> None:
    browser = cast.client(issued.seats[role])
    address = reverse(f"activities:{page}", args=[issued.place.pk]) + said
    held(issued, 0)
    few = asked(browser, address)
    for number in range(1, 12):
        held(issued, number, guests=("民盟", "农工党")[: number % 2 + 1])
    assert asked(browser, address) == few <= FRAME_QUERIES + most


def test_the_page_of_one_asks_no_more_where_many_take_part(issued: City) -> None:
    browser = cast.client(issued.seats["department_officer"])
    one, many = held(issued, 1), held(issued, 2, guests=("民盟", "农工党"))
    few, more = (
        asked(browser, reverse("activities:activity", args=[issued.place.pk, each.pk]))
        for each in (one, many)
    )
    assert more == few <= FRAME_QUERIES + ONE
