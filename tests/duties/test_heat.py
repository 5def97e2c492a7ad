"""Do coordinators see all departments and organisations, in words, and can they ask for what is late?"""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.duties.models import Chase
from liaison.notifications.queries import Asked, items_for
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, build_activities, cast
from tests.cast import City
from tests.settings import TODAY

TICK = re.compile(r'name="finding" value="([^"]+)"')


pytestmark = pytest.mark.usefixtures("in_force")


def browser(city: City, role: str = "government_coordinator") -> Client:
    return cast.client(city.seats[role])


def heat(city: City, **asked: str | int) -> str:
    answer = browser(city).get(reverse("duties:heat", args=[city.place.pk]), asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def spot(city: City, page: str, department: str, organisation: str) -> str:
    """The spot where the two meet."""
    pks = city.units[department].pk, city.units[organisation].pk
    address = reverse("duties:between", args=[city.place.pk, *pks])
    found = re.search(rf'<td class="[^"]*"><a href="{address}">.*?</td>', page)
    assert found, f"{department} and {organisation} do not meet"
    return found[0]


def visit(city: City) -> int:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            on=TODAY - timedelta(days=3),
        ).pk


def chase(city: City, *findings: str, role: str = "government_coordinator", text: str | None = None) -> str:
    sent = {"finding": list(findings)} | ({"text": text} if text is not None else {})
    answer = browser(city, role).post(reverse("duties:chase", args=[city.place.pk]), sent, follow=True)
    return unescape(answer.content.decode())


def inbox(city: City, role: str) -> list[str]:
    """What of the duties waits for the role."""
    seat = city.seats[role]
    with entered({city.place.pk}):
        items = items_for(Asked(build.actor(seat), TODAY, seat.post_id))
        return [f"{item.title} {item.why}" for item in items if item.page.startswith("duties:")]


def test_a_spot_says_how_often_the_two_met_this_year_and_what_is_open(city: City) -> None:
    before = spot(city, heat(city), "教育局", "民盟")
    assert "0次" in before
    assert "待办1" in before
    assert "is-open" in before
    visit(city)
    after = spot(city, heat(city), "教育局", "民盟")
    assert "1次" in after
    assert "待办" not in after
    assert "is-done" in after


def test_a_spot_opens_every_record_behind_its_number(city: City) -> None:
    activity = visit(city)
    units = city.units["教育局"].pk, city.units["民盟"].pk
    page = browser(city).get(reverse("duties:between", args=[city.place.pk, *units])).content.decode()
    assert reverse("activities:activity", args=[city.place.pk, activity]) in page
    assert "本年联系 1 次" in page


def test_what_is_late_is_listed_with_its_reason_in_official_order(city: City) -> None:
    page = heat(city, state="overdue")
    listed = page[page.index('id="listed"') :]
    assert re.findall(r'data-label="单位">([^<]+)<', listed) == ["市发展改革委", "市教育局"]
    assert "2026年3月31日已过，逾期。" in listed


def test_the_list_is_filtered_by_state_kind_and_unit(city: City) -> None:
    page = heat(city, state="on_the_way", kind="visit", unit=city.units["教育局"].pk)
    listed = page[page.index('id="listed"') :]
    assert re.findall(r'data-label="事项"><a href="[^"]+">([^<]+)<', listed) == ["走访"]
    assert "没有符合条件的事项" in heat(city, state="met", kind="visit")
    assert heat(city, state="nonsense", unit="x")


def test_chosen_ones_are_chased_after_a_look_at_who_is_asked(city: City) -> None:
    [first, second] = TICK.findall(heat(city, state="overdue"))
    preview = chase(city, first, second)
    assert "核对催办" in preview
    assert "市教育局" in preview
    with entered({city.place.pk}):
        assert not Chase.objects.exists()
    assert "已催办 2 项" in chase(city, first, second, text="请于六月底前报送年度计划。")
    assert inbox(city, "department_officer") == ["统筹部门催办：年度计划 请于六月底前报送年度计划。"]
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="chase.made").count() == 2
    assert str(TODAY) in heat(city, state="overdue")


def test_nothing_is_chased_twice_a_day_nor_without_words(city: City) -> None:
    [first, second] = TICK.findall(heat(city, state="overdue"))
    chase(city, first, text="请报送。")
    assert "今天已经催办过" in chase(city, first, role="united_front_coordinator", text="请报送。")
    assert "已催办 1 项" in chase(city, first, second, text="请报送。")
    refused = chase(city, second, text=" ")
    assert "请写明催办内容" in refused
    assert second in refused
    assert "请先在清单里勾选" in chase(city)
    assert "已经办完" in chase(city, "1.pair.9.9.department.2026-01-01.")
    with entered({city.place.pk}):
        assert Chase.objects.count() == 2


def test_a_chase_with_a_mark_of_secrecy_goes_nowhere(city: City) -> None:
    [first, _second] = TICK.findall(heat(city, state="overdue"))
    assert "机密" in chase(city, first, text="机密★1年 请报送。")
    with entered({city.place.pk}):
        assert not Chase.objects.exists()


@pytest.mark.parametrize("role", ["department_officer", "organisation_secretary", "city_leader", "observer"])
def test_nobody_but_coordinators_looks_at_all_or_chases(city: City, role: str) -> None:
    asked = browser(city, role)
    assert asked.get(reverse("duties:heat", args=[city.place.pk])).status_code == 404
    assert asked.post(reverse("duties:chase", args=[city.place.pk]), {"finding": "x"}).status_code == 404


def test_the_heat_map_asks_the_database_a_fixed_number_of_times(city: City) -> None:
    asked = browser(city)
    address = reverse("duties:heat", args=[city.place.pk])
    asked.get(address)
    with CaptureQueriesContext(connection) as few:
        asked.get(address)
    visit(city)
    heat(city)
    with CaptureQueriesContext(connection) as more:
        asked.get(address)
    assert len(more) == len(few)
    assert len(more) <= 15 + 1  # within a test's transaction the door is closed by a query of its own


def test_the_heat_map_goes_along_as_a_file_for_coordinators_alone(city: City) -> None:
    visit(city)
    address, asked = reverse("exports:take", args=[city.place.pk]), {"export": "duty_heat", "format": "csv"}
    taken = browser(city).get(address, asked).content.decode("utf-8-sig")
    assert "联系1次" in taken
    assert browser(city, "observer").get(address, asked).status_code == 404
