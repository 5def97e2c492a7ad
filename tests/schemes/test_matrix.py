"""Can the matrix be looked at from either side, in part, and as a list?"""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests import build_schemes, cast
from tests.build_schemes import header, pair
from tests.cast import City
from tests.frame import FRAME_QUERIES

ROWS = re.compile(r'<tr><th scope="row"><a href="[^"]+">([^<]+)</a>')


@pytest.fixture
def browser(city: City) -> Client:
    build_schemes.version(by=city.actor("government_coordinator"))
    return cast.client(city.seats["department_officer"])


def matrix(browser: Client, city: City, **asked: str) -> str:
    answer = browser.get(reverse("schemes:matrix", args=[city.place.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_departments_stand_at_the_head_of_the_rows_unless_asked_otherwise(
    browser: Client, city: City
) -> None:
    assert ROWS.findall(matrix(browser, city)) == ["市发展改革委", "市教育局"]
    assert ROWS.findall(matrix(browser, city, by="organisation")) == ["民盟市委会", "农工党市委会"]


def test_part_of_a_name_finds_units_of_either_side(browser: Client, city: City) -> None:
    assert ROWS.findall(matrix(browser, city, text="教育")) == ["市教育局"]
    assert ROWS.findall(matrix(browser, city, text="农工党")) == ["市发展改革委"]
    assert "没有符合条件的对口联系" in matrix(browser, city, text="没有这个单位")


def test_one_kind_of_liaison_can_be_shown_alone(browser: Client, city: City) -> None:
    assert ROWS.findall(matrix(browser, city, kind="paired")) == ["市教育局"]
    assert ROWS.findall(matrix(browser, city, kind="common")) == ["市发展改革委"]
    assert len(ROWS.findall(matrix(browser, city, kind="nonsense"))) == 2


def test_an_officer_can_see_their_own_unit_alone(browser: Client, city: City) -> None:
    assert ROWS.findall(matrix(browser, city, own="on")) == ["市教育局"]
    league = cast.client(city.seats["organisation_officer"])
    assert ROWS.findall(matrix(league, city, own="on")) == ["市发展改革委", "市教育局"]


def test_a_list_says_the_same_as_the_table(browser: Client, city: City) -> None:
    page = matrix(browser, city, view="list")
    assert "<table" not in page
    listed = page[page.index("matrix-list") :]
    assert listed.index("市发展改革委") < listed.index("农工党市委会") < listed.index("市教育局")
    assert "matrix-list" not in matrix(browser, city, view="grid")


def test_the_head_of_the_page_offers_what_the_seat_may_do(browser: Client, city: City) -> None:
    assert reverse("schemes:order", args=[city.place.pk]) not in matrix(browser, city)
    coordinator = cast.client(city.seats["government_coordinator"])
    assert reverse("schemes:order", args=[city.place.pk]) in matrix(coordinator, city)


@pytest.mark.parametrize("departments", [2, 30])
def test_the_matrix_asks_the_same_number_of_questions_however_large_it_is(
    city: City, departments: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    facts = [header(), *(pair(department=f"市第{number}局") for number in range(departments))]
    build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
    browser = cast.client(city.seats["department_officer"])
    matrix(browser, city)
    with django_assert_max_num_queries(FRAME_QUERIES + 7):
        matrix(browser, city)
