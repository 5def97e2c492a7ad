"""Does the list show what a seat sees, and does every number lead to what it counts?"""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.core.activities import kinds
from liaison.core.activities.kinds import ActivityKind, Side
from tests import build_activities, build_schemes, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

TOMORROW = TODAY + timedelta(days=1)


def listed(city: City, role: str, **asked: str | int) -> str:
    answer = cast.client(city.seats[role]).get(reverse("activities:activities", args=[city.place.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'<a href="/[^"]*/activities/\d+/">([^<]+)</a></th>', page)


@pytest.fixture
def several(city: City) -> City:
    build_activities.between(city, "春节走访", on=TODAY - timedelta(days=120))
    build_activities.between(city, "招生政策通报", kind="briefing", on=TODAY - timedelta(days=10))
    build_activities.between(city, "校园调研", kind="research", on=TOMORROW)
    build_activities.between(city, "健康义诊", hosts="卫生健康委", guests="农工党", kind="social_service")
    return city


def test_a_seat_lists_its_own_the_latest_first(several: City) -> None:
    own = ["校园调研", "招生政策通报", "春节走访"]
    assert titles(listed(several, "department_officer")) == own
    assert titles(listed(several, "organisation_secretary")) == own
    assert titles(listed(several, "united_front_coordinator")) == ["校园调研", "健康义诊", *own[1:]]


def test_a_leader_lists_those_of_the_assigned_organisations_and_only_reads(several: City) -> None:
    assert titles(listed(several, "city_leader")) == []
    build_schemes.version(by=several.actor("government_coordinator"))
    build_schemes.linked_leader(city=several)
    page = listed(several, "city_leader")
    assert titles(page) == ["校园调研", "招生政策通报", "春节走访"]
    assert "登记活动" not in page
    browser = cast.client(several.seats["city_leader"])
    opened = browser.get(re.findall(r'href="([^"]*/activities/\d+/)"', page)[0]).content.decode()
    assert "登记和修改由参加单位办理" in opened
    for act in ("/edit/", "再办一次", "取消活动", "确认无误"):
        assert act not in opened


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "briefing"}, ["招生政策通报"]),
        ({"state": "planned"}, ["校园调研"]),
        ({"state": "held", "text": "走访"}, ["春节走访"]),
        ({"standing": "one_sided"}, ["健康义诊", "招生政策通报", "春节走访"]),
        ({"standing": "confirmed"}, []),
        ({"first_day": TODAY.isoformat()}, ["校园调研", "健康义诊"]),
        ({"last_day": (TODAY - timedelta(days=30)).isoformat()}, ["春节走访"]),
        ({"text": "义诊"}, ["健康义诊"]),
        ({"text": "%"}, []),
    ],
)
def test_the_list_is_narrowed(several: City, asked: dict[str, str], found: list[str]) -> None:
    assert titles(listed(several, "government_coordinator", **asked)) == found


def test_the_list_of_a_unit_leaves_out_all_others(several: City) -> None:
    asked = {"unit": several.units["农工党"].pk}
    assert titles(listed(several, "government_coordinator", **asked)) == ["健康义诊"]


def test_each_number_leads_to_what_it_counts(several: City) -> None:
    page = listed(several, "government_coordinator")
    shares = re.findall(r'<a href="\?(\w+)=(\w+)">\S+ (\d+)</a>', page)
    assert {(asked, value) for asked, value, _ in shares} == {
        ("state", "planned"),
        ("state", "held"),
        ("standing", "one_sided"),
    }
    for asked, value, count in shares:
        assert len(titles(listed(several, "government_coordinator", **{asked: value}))) == int(count)


@pytest.mark.parametrize(
    ("role", "next_step"),
    [("department_officer", "登记一下，对方就能确认"), ("city_leader", "由参加单位登记后")],
)
def test_an_empty_list_says_what_to_do_next(city: City, role: str, next_step: str) -> None:
    page = listed(city, role)
    assert "还没有活动" in page
    assert next_step in page


def test_nonsense_is_told_and_the_rest_is_asked_all_the_same(several: City) -> None:
    page = listed(
        several, "government_coordinator", kind="party", first_day="x", unit="y", text="义诊", page="z"
    )
    assert titles(page) == ["健康义诊"]
    assert "note-red" in page


def test_fifty_stand_on_a_page_and_questions_do_not_grow_with_them(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(51):
        build_activities.between(city, f"走访{number}", on=TODAY - timedelta(days=number))
    browser, where = client_of("department_officer"), reverse("activities:activities", args=[city.place.pk])
    browser.get(where)
    with django_assert_max_num_queries(15):
        page = browser.get(where).content.decode()
    assert len(titles(page)) == 50
    assert titles(browser.get(where, {"page": 2}).content.decode()) == ["走访50"]


def test_what_is_planned_stands_on_the_first_page_of_those_who_take_part(several: City) -> None:
    for role, is_told in (
        ("organisation_secretary", True),
        ("department_officer", True),
        ("observer", False),
    ):
        page = cast.client(several.seats[role]).get("/").content.decode()
        assert ("校园调研" in page) == is_told
        assert "招生政策通报" not in page.partition("即将到来")[2]


def test_the_page_of_a_unit_leads_to_its_activities_and_proposes_it(several: City) -> None:
    unit = several.units["民盟"].pk
    browser = cast.client(several.seats["department_officer"])
    page = browser.get(reverse("schemes:unit", args=[several.place.pk, unit])).content.decode()
    assert f"/activities/?unit={unit}" in page
    assert f"/activities/enter/?with={unit}" in page


def test_another_citys_are_nowhere(several: City, stranger: City) -> None:
    assert titles(listed(stranger, "government_coordinator")) == []


def test_a_new_kind_is_a_row_of_the_table(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """Form, page and filter follow; what exports and evidence say comes from the same rows."""
    row = ActivityKind(
        "open_day",
        "开放日",
        hosts=frozenset({Side.ORGANISATION}),
        fields=("topic", "persons"),
        words=("开放活动",),
    )
    monkeypatch.setitem(kinds._KINDS, row.code, row)
    browser = cast.client(city.seats["organisation_officer"])
    enter = reverse("activities:enter", args=[city.place.pk])
    assert 'value="open_day"' in browser.get(enter).content.decode()
    sent = {
        "kind": "open_day",
        "on": TODAY.isoformat(),
        "guests": [city.units["教育局"].pk],
        "held_by": f"theirs-{city.units['民盟'].pk}",
        "detail_persons": "40",
    }
    refused = browser.post(enter, sent)
    assert "这类活动不由所选单位主办" in refused.content.decode()
    answer = browser.post(enter, sent | {"held_by": f"own-{city.units['民盟'].pk}"})
    page = browser.get(answer["Location"]).content.decode()
    assert "开放日（市教育局）" in page
    assert "参加人次" in page
    assert "40" in page
    assert titles(listed(city, "organisation_officer", kind="open_day")) == ["开放日（市教育局）"]
    assert kinds.kind_named("开放活动") is row
