"""What do coordinators see of other places, and how do new places come about?"""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from liaison.record.models import Entry
from liaison.schemes.models import SchemeVersion
from liaison.schemes.queries.places import schemes_below
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Level
from tests import build, build_schemes
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


def below(city: City) -> str:
    return reverse("schemes:below", args=[city.place.pk])


def test_every_place_below_is_listed_with_what_is_in_force(
    city: City, district: City, client_of: ClientOf
) -> None:
    build_schemes.version(by=district.actor("government_coordinator"))
    build.place(name="青禾县", level=Level.COUNTY, prefix="县", below=city.place)
    town = build.place(name="青石镇", level=Level.TOWN, prefix="镇", below=district.place)
    page = client_of("government_coordinator").get(below(city)).content.decode()
    assert reverse("schemes:matrix", args=[district.place.pk]) in page
    assert "下级共 3 个地区，2 个还没有现行方案" in page
    assert "3 对" in page
    assert reverse("schemes:matrix", args=[town.pk]) not in page


def test_drafts_below_do_not_show(city: City, district: City, client_of: ClientOf) -> None:
    build_schemes.draft(by=district.actor("government_coordinator"))
    assert "1 个还没有现行方案" in client_of("united_front_coordinator").get(below(city)).content.decode()


def test_without_places_below_one_is_told_who_founds_them(city: City, client_of: ClientOf) -> None:
    assert "没有下级地区" in client_of("government_coordinator").get(below(city)).content.decode()


def test_more_places_ask_no_more_queries(
    city: City, district: City, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build_schemes.version(by=district.actor("government_coordinator"))
    for number in range(8):
        build.place(name=f"第{number}县", level=Level.COUNTY, prefix="县", below=city.place)
    with entered({city.place.pk}), django_assert_num_queries(5):
        assert len(schemes_below(city.place, on=TODAY)) == 9


@pytest.fixture
def founder(client_of: ClientOf) -> Client:
    return client_of("system_administrator")


def test_the_system_administrator_founds_a_place(city: City, founder: Client) -> None:
    sent = {
        "name": "青禾县",
        "level": "county",
        "parent": city.place.pk,
        "region_code": "",
        "tracks_from": "",
    }
    answer = founder.post(reverse("units:found_place"), sent, follow=True)
    assert "青禾县" in answer.content.decode()
    place = Jurisdiction.objects.get(name="青禾县")
    assert (place.parent, place.prefix) == (city.place, "县")
    with entered({place.pk}):
        entry = Entry.objects.get(code="jurisdiction.founded")
    assert entry.role == "system_administrator"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "青禾"}, "全称"),
        ({"level": "province"}, "级别应低于"),
        ({"region_code": "12"}, "六至十二位"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    city: City, founder: Client, changed: dict[str, str], said: str
) -> None:
    sent = {"name": "青禾县", "level": "county", "parent": city.place.pk, **changed}
    answer = founder.post(reverse("units:found_place"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_known_scheme_is_opened_as_a_place_with_its_scheme_in_force(founder: Client) -> None:
    assert "济宁市" in founder.get(reverse("schemes:known")).content.decode()
    opened = founder.post(reverse("schemes:open_known"), {"code": "jining"}, follow=True)
    assert "其方案已发布" in opened.content.decode()
    place = Jurisdiction.objects.get(name="济宁市")
    with entered({place.pk}):
        assert SchemeVersion.objects.count() == 1
        codes = set(Entry.objects.values_list("code", flat=True))
    assert {"jurisdiction.founded", "draft.begun", "notice.written", "scheme.issued"} <= codes


def test_a_known_scheme_is_opened_once(founder: Client) -> None:
    founder.post(reverse("schemes:open_known"), {"code": "fenghua"})
    answer = founder.post(reverse("schemes:open_known"), {"code": "fenghua"}, follow=True)
    assert "不能重复建立" in answer.content.decode()
    assert Jurisdiction.objects.filter(name="宁波市奉化区").count() == 1


def advice(city: City, client_of: ClientOf, department: str) -> str:
    page = client_of("government_coordinator").get(
        reverse("schemes:advice", args=[city.place.pk]), {"department": department}
    )
    return page.content.decode()


def test_advice_counts_the_known_places(city: City, client_of: ClientOf) -> None:
    page = advice(city, client_of, "市教育局")
    assert "5 个地区中有 5 个" in page
    assert "济宁市" in page


def test_advice_counts_related_places_and_leads_to_them(
    city: City, district: City, client_of: ClientOf
) -> None:
    build_schemes.version(
        by=district.actor("government_coordinator"),
        facts=(build_schemes.header(), build_schemes.pair(department="区教育局")),
    )
    page = advice(city, client_of, "教育局")
    assert "6 个地区中有 6 个" in page
    assert reverse("schemes:matrix", args=[district.place.pk]) in page


def test_advice_knows_nothing_of_drafts_and_strangers(
    city: City, district: City, stranger: City, client_of: ClientOf
) -> None:
    build_schemes.draft(by=district.actor("government_coordinator"))
    build_schemes.version(by=stranger.actor("government_coordinator"))
    page = advice(city, client_of, "教育局")
    assert "临溪区" not in page
    assert "云汀市" not in page


def test_advice_about_an_unknown_department_says_so(city: City, client_of: ClientOf) -> None:
    assert "没有与“市星际航行局”同类的部门" in advice(city, client_of, "市星际航行局")
