"""Can the office put its units in its own order, on record, and does the matrix follow?"""

import pytest
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Category
from liaison.units.queries import units_on
from tests import cast
from tests.cast import City
from tests.settings import TODAY

OFFICE, FRONT, REFORM, EDUCATION, HEALTH = (
    "市政府办公室",
    "市委统战部",
    "市发展改革委",
    "市教育局",
    "市卫生健康委",
)


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["united_front_coordinator"])


def move(browser: Client, city: City, unit: str, position: str) -> int:
    address = reverse("schemes:move_unit", args=[city.place.pk, city.units[unit].pk])
    return browser.post(address, {"position": position}).status_code


def order(city: City) -> list[str]:
    with entered({city.place.pk}):
        return [unit.name for unit in units_on(city.place.pk, on=TODAY, category=Category.DEPARTMENT)]


def test_a_unit_moves_up_down_or_to_a_position(browser: Client, city: City) -> None:
    assert order(city) == [OFFICE, FRONT, REFORM, EDUCATION, HEALTH]
    move(browser, city, "教育局", "3")
    assert order(city) == [OFFICE, FRONT, EDUCATION, REFORM, HEALTH]
    move(browser, city, "政府办公室", "5")
    assert order(city) == [FRONT, EDUCATION, REFORM, HEALTH, OFFICE]
    move(browser, city, "政府办公室", "99")
    assert order(city)[-1] == OFFICE


def test_a_move_stands_in_the_record_once_and_says_from_where_to_where(browser: Client, city: City) -> None:
    move(browser, city, "教育局", "1")
    move(browser, city, "教育局", "1")
    with entered({city.place.pk}):
        (entry,) = Entry.objects.filter(code="unit.moved")
    assert (entry.detail["name"], entry.detail["before"], entry.detail["after"]) == (EDUCATION, 4, 1)


def test_nonsense_leaves_the_order_as_it_is(browser: Client, city: City) -> None:
    assert move(browser, city, "教育局", "first") == 302
    assert order(city) == [OFFICE, FRONT, REFORM, EDUCATION, HEALTH]


def test_only_coordinators_arrange(city: City) -> None:
    officer = cast.client(city.seats["department_officer"])
    assert move(officer, city, "教育局", "1") == 404
