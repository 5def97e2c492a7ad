"""Does the page of a pair show everything between the two, and to nobody else?"""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import Activity, FollowUp
from liaison.tenancy.door import entered
from tests import build, build_activities, build_schemes, cast
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


@pytest.fixture
def scheme(city: City) -> City:
    build_schemes.version(by=city.actor("government_coordinator"))
    return city


def built(
    city: City, what: str, *, on: date = TODAY, hosts: str = "教育局", guests: tuple[str, ...] = ("民盟",)
) -> Activity:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units[hosts]],
            guests=[city.units[guest] for guest in guests],
            what=what,
            on=on,
        )


def where(city: City, department: str = "教育局", organisation: str = "民盟") -> str:
    units = city.units[department].pk, city.units[organisation].pk
    return reverse("activities:pair", args=[city.place.pk, *units])


def shown(city: City, role: str = "department_officer", **between: str) -> str:
    answer = cast.client(city.seats[role]).get(where(city, **between))
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_that_the_two_did_and_planned_stands_on_one_line_of_time(scheme: City) -> None:
    built(scheme, "去年座谈", on=date(2025, 9, 10))
    built(scheme, "春季走访", on=date(2026, 3, 3))
    built(scheme, "秋季座谈", on=date(2026, 9, 9), guests=("民盟", "农工党"))
    built(scheme, "与农工党调研", guests=("农工党",))
    page = shown(scheme)
    listed = re.findall(r'activities/\d+/">([^<]+)</a> <span class="soft">', page)
    assert listed == ["秋季座谈", "春季走访", "去年座谈"]
    assert len(re.findall(r"<circle", page)) == 3
    assert "与农工党调研" not in page
    assert page.index("2026年</li>") < page.index("2025年</li>")


def test_the_basis_of_the_pair_leads_to_its_rule(scheme: City) -> None:
    page = shown(scheme)
    assert re.search(r'href="[^"]*/rules/\d+/">结对联系</a>', page)
    assert "沿用至今" in page


def test_liaison_opened_as_needed_says_why_and_since_when(city: City) -> None:
    row = build_schemes.ad_hoc(city=city)
    names = {unit.pk: name for name, unit in city.units.items()}
    page = shown(
        city,
        "government_coordinator",
        department=names[row.department_id],
        organisation=names[row.organisation_id],
    )
    assert row.reason in page
    assert "按需联系" in page


def test_what_is_open_between_them_comes_together(scheme: City, client_of: ClientOf) -> None:
    held = built(scheme, "夏季走访")
    contested = built(scheme, "有争议的走访", on=TODAY - timedelta(days=7))
    built(scheme, "秋季座谈", on=TODAY + timedelta(days=80))
    contest = reverse("activities:contest", args=[scheme.place.pk, contested.pk])
    sent = {"unit": scheme.units["民盟"].pk, "revision": 1, "note": "没有来人"}
    client_of("organisation_officer").post(contest, sent)
    with entered({scheme.place.pk}):
        FollowUp.objects.create(
            jurisdiction=scheme.place,
            activity=held,
            unit=scheme.units["教育局"],
            what="研究托管服务",
            due=TODAY - timedelta(days=1),
            noted_at=NOW,
            noted_by_id=scheme.seats["department_officer"].account_id,
        )
    _before, _title, after = shown(scheme, "organisation_secretary").partition("还没有了结的")
    open_items = after.partition("逐项")[0]
    for item in ("有争议的走访", "研究托管服务", "过期", "市教育局", "夏季走访", "秋季座谈"):
        assert item in open_items


def test_both_sides_contacts_stand_side_by_side_masked(scheme: City) -> None:
    page = shown(scheme)
    assert "何文舟" in page
    assert "叶映溪" in page


def test_who_is_represented_is_reached_through_the_representative(scheme: City) -> None:
    page = shown(scheme, "government_coordinator", organisation="无党派")
    assert "由市知联会代表" in page


@pytest.mark.parametrize(
    ("role", "department", "organisation", "status"),
    [
        ("department_officer", "教育局", "民盟", 200),
        ("department_leader", "教育局", "工商联", 200),
        ("organisation_secretary", "卫生健康委", "民盟", 200),
        ("united_front_coordinator", "卫生健康委", "农工党", 200),
        ("city_leader", "教育局", "民盟", 200),
        ("city_leader", "教育局", "农工党", 404),
        ("department_officer", "卫生健康委", "民盟", 404),
        ("organisation_officer", "教育局", "农工党", 404),
        ("observer", "教育局", "民盟", 404),
        ("audit_administrator", "教育局", "民盟", 404),
        ("government_coordinator", "民盟", "教育局", 404),
        ("government_coordinator", "人民政府", "民盟", 404),
    ],
)
def test_the_two_the_coordinators_and_the_leader_see_it_and_nobody_else(
    scheme: City, role: str, department: str, organisation: str, status: int
) -> None:
    build_schemes.linked_leader(city=scheme)
    answer = cast.client(scheme.seats[role]).get(where(scheme, department, organisation))
    assert answer.status_code == status


def test_units_of_another_city_are_not_found(city: City, stranger: City, client_of: ClientOf) -> None:
    coordinator = client_of("government_coordinator")
    units = stranger.units["教育局"].pk, stranger.units["民盟"].pk
    for place in (city, stranger):
        assert coordinator.get(reverse("activities:pair", args=[place.place.pk, *units])).status_code == 404


def test_numbers_that_no_unit_can_have_are_not_found(city: City, client_of: ClientOf) -> None:
    for units in ((0, 0), (99999999999999999999, 99999999999999999998)):
        address = reverse("activities:pair", args=[city.place.pk, *units])
        assert client_of("government_coordinator").get(address).status_code == 404


def test_matrix_unit_page_and_home_lead_to_it(scheme: City, client_of: ClientOf) -> None:
    pages = [
        reverse("schemes:matrix", args=[scheme.place.pk]),
        reverse("schemes:unit", args=[scheme.place.pk, scheme.units["民盟"].pk]),
        reverse("home:home"),
    ]
    officer = client_of("department_officer")
    for page in pages:
        assert where(scheme) in officer.get(page).content.decode(), page
    observer = client_of("observer")
    for page in pages:
        assert "/pairs/" not in observer.get(page).content.decode(), page


def test_cells_of_others_lead_to_the_rule(scheme: City, client_of: ClientOf) -> None:
    page = client_of("department_officer").get(reverse("schemes:matrix", args=[scheme.place.pk]))
    pairs = set(re.findall(r"/pairs/(\d+)/", page.content.decode()))
    assert pairs == {str(scheme.units["教育局"].pk)}


def test_two_who_never_met_are_told_how_to_begin(scheme: City, client_of: ClientOf) -> None:
    page = shown(scheme)
    assert "双方还没有往来" in page
    begin = re.search(r'href="([^"]*/enter/\?with=\d+)"', page)
    assert begin
    entry = client_of("department_officer").get(begin[1]).content.decode()
    assert re.search(rf'value="{scheme.units["民盟"].pk}"[^>]*checked', entry)


def test_questions_do_not_grow_with_what_they_did(
    scheme: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    build.tenure(unit=scheme.units["民盟"], person=build.person(place=scheme.place, name="顾行简"))
    for month in range(1, 7):
        for day in range(1, 9):
            built(scheme, f"走访{month}-{day}", on=date(2026, month, day))
    browser = client_of("department_officer")
    browser.get(where(scheme))
    with django_assert_max_num_queries(34):
        page = browser.get(where(scheme)).content.decode()
    assert len(re.findall(r"<circle", page)) == 36  # six a month are drawn; the list has them all
    assert page.count("over-time-held") == 48
