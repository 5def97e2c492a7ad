"""Does the search page show each seat what it may see, with and without scripts?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.core.access.roles import ROLES
from tests import build, build_schemes
from tests.cast import City
from tests.conftest import ClientOf
from tests.frame import FRAME_QUERIES

ADDRESS = reverse("home:search")


def _page(client: Client, text: str, *, typing: bool = False) -> str:
    headers = {"HX-Request": "true"} if typing else {}
    response = client.get(ADDRESS, {"q": text}, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_results_lead_to_their_pages(city: City, client_of: ClientOf) -> None:
    page = _page(client_of("department_officer"), "民盟")
    assert reverse("schemes:unit", args=[city.place.pk, city.units["民盟"].pk]) in page
    assert "<mark>民盟</mark>" in page


def test_suggestions_are_no_whole_page_and_lead_to_one(client_of: ClientOf) -> None:
    page = _page(client_of("department_officer"), "民盟", typing=True)
    assert "<html" not in page
    assert f"{ADDRESS}?q=%E6%B0%91%E7%9B%9F" in page


@pytest.mark.parametrize("role", ROLES)
def test_every_role_finds_only_what_it_may_open(city: City, client_of: ClientOf, role: str) -> None:
    build_schemes.draft(by=city.actor("government_coordinator"))
    client = client_of(role)
    page = _page(client, "通知") + _page(client, "教育") + _page(client, "何文舟") + _page(client, "矩阵")
    links = {part.split('"')[0] for part in page.partition("<main")[2].split('<a href="')[1:]}
    assert {address for address in links if client.get(address).status_code != 200} == set()


def test_administrators_find_pages_but_no_units(client_of: ClientOf) -> None:
    client = client_of("system_administrator")
    assert "没有找到" in _page(client, "民盟")
    assert reverse("units:places") in _page(client, "地区").partition("<main")[2]


def test_a_draft_is_found_by_those_who_review_it(city: City, client_of: ClientOf) -> None:
    draft = build_schemes.draft(by=city.actor("government_coordinator"))
    address = reverse("schemes:review", args=[city.place.pk, draft.pk])
    assert address in _page(client_of("united_front_coordinator"), "通知.txt")
    assert address not in _page(client_of("department_officer"), "通知.txt")


def test_coordinators_above_find_what_is_issued_below(
    city: City, district: City, client_of: ClientOf
) -> None:
    build.unit(place=district.place, name="区水利局")
    address = reverse("schemes:unit", args=[district.place.pk, district.units["教育局"].pk])
    assert "区水利局" in _plain(_page(client_of("government_coordinator"), "区水利"))
    assert "没有找到" in _page(client_of("department_officer"), "区水利")
    assert address in _page(client_of("government_coordinator"), "区教育局")


def test_a_stranger_place_is_not_found(stranger: City, client_of: ClientOf) -> None:
    build.unit(place=stranger.place, name="市海洋局")
    assert "没有找到" in _page(client_of("government_coordinator"), "海洋局")


def test_without_a_word_the_page_says_what_to_type(client_of: ClientOf) -> None:
    assert "想找什么" in _page(client_of("observer"), "  ")


def test_the_queries_of_a_search_do_not_grow_with_what_it_finds(city: City, client_of: ClientOf) -> None:
    client = client_of("government_coordinator")
    _page(client, "mm")  # from here on the frame remembers how much waits
    with CaptureQueriesContext(connection) as few:
        _page(client, "jyj")
    for number in range(30):
        build.unit(place=city.place, name=f"市教育{number}局")
    _page(client, "mm")
    with CaptureQueriesContext(connection) as many:
        assert "还有更多" in _page(client, "jy")
    assert len(many) == len(few) <= FRAME_QUERIES + 4


def _plain(page: str) -> str:
    return page.replace("<mark>", "").replace("</mark>", "")
