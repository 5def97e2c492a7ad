"""Does the calendar show each seat its days, mark days of rest, and keep what is not theirs to itself?"""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import Activity, Attendance
from liaison.tenancy.door import entered
from tests import build_activities, build_schemes, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

THURSDAY = TODAY + timedelta(days=3)


def built(city: City, what: str, *, on: date = THURSDAY, **units: str) -> Activity:
    return build_activities.between(city, what, on=on, **units)


def shown(city: City, role: str, **asked: str) -> str:
    where = reverse("activities:calendar", args=[city.place.pk])
    answer = cast.client(city.seats[role]).get(where, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def on_day(page: str, day: date) -> str:
    """The cell of the day."""
    cells: list[str] = re.findall(r"<td class=\"plan-day.*?</td>", page, re.DOTALL)
    return next(cell for cell in cells if f'data-day="{day.isoformat()}"' in cell)


@pytest.fixture
def scheme(city: City) -> City:
    build_schemes.version(by=city.actor("government_coordinator"))
    return city


def test_a_unit_finds_its_own_on_their_days(city: City) -> None:
    built(city, "夏季走访")
    built(city, "健康义诊", hosts="卫生健康委", guests="农工党")
    page = shown(city, "department_officer")
    assert "夏季走访" in on_day(page, THURSDAY)
    assert "夏季走访" not in on_day(page, TODAY)
    assert "健康义诊" not in page


def test_a_coordinator_finds_all_and_a_leader_those_of_the_assigned(scheme: City) -> None:
    build_schemes.linked_leader(city=scheme)
    built(scheme, "夏季走访")
    built(scheme, "健康义诊", hosts="卫生健康委", guests="农工党")
    everything = shown(scheme, "united_front_coordinator", scope="counterparts")
    assert "夏季走访" in everything
    assert "健康义诊" in everything
    page = shown(scheme, "city_leader")
    assert "夏季走访" in page
    assert "健康义诊" not in page
    assert "data-day" not in page


def test_mine_is_where_the_person_or_the_post_takes_a_seat(city: City) -> None:
    activity, seat = built(city, "夏季走访"), city.seats["department_leader"]
    built(city, "秋季走访")
    assert "没有登记由您参加的活动" in shown(city, "department_leader", scope="mine")
    with entered({city.place.pk}):
        Attendance.objects.create(
            jurisdiction=city.place, activity=activity, unit=city.units["教育局"], person_id=seat.person_id
        )
    page = shown(city, "department_leader", scope="mine")
    assert "夏季走访" in page
    assert "秋季走访" not in page
    assert "夏季走访" not in shown(city, "department_officer", scope="mine")


def test_of_a_counterparts_other_days_nothing_but_that_there_is_something(scheme: City) -> None:
    """民盟 is a counterpart of 教育局; what it does with 卫生健康委 is not the bureau's business."""
    built(scheme, "与民盟的内部走访", hosts="卫生健康委")
    built(scheme, "过去的走访", hosts="卫生健康委", on=TODAY - timedelta(days=3))
    page = shown(scheme, "department_officer", scope="counterparts")
    assert "民盟市委会有安排" in on_day(page, THURSDAY)
    assert page.count("有安排</p>") == 1
    for secret in ("内部走访", "卫生健康委", "过去的走访"):
        assert secret not in page
    assert "有安排</p>" not in shown(scheme, "department_officer")


def test_days_of_rest_and_days_worked_in_exchange_are_marked(city: City) -> None:
    june = shown(city, "department_officer")
    assert "端午节" in on_day(june, date(2026, 6, 19))
    assert "plan-mark" not in on_day(june, date(2026, 6, 18))
    october = shown(city, "department_officer", month="2026-10")
    assert "班" in on_day(october, date(2026, 10, 10))


def test_a_day_leads_to_its_entry_in_one_click(city: City, client_of: ClientOf) -> None:
    link = re.search(r'class="plan-add" href="([^"]+)"', on_day(shown(city, "department_officer"), THURSDAY))
    assert link
    assert f'value="{THURSDAY.isoformat()}"' in client_of("department_officer").get(link[1]).content.decode()


def test_what_is_called_off_takes_no_day(city: City, client_of: ClientOf) -> None:
    activity = built(city, "夏季走访")
    cancel = reverse("activities:cancel", args=[city.place.pk, activity.pk])
    client_of("department_officer").post(cancel, {"cancel-reason": "防汛"})
    assert "夏季走访" not in shown(city, "department_officer")


def test_an_activity_of_several_days_stands_on_each_of_them(city: City) -> None:
    activity = built(city, "联合调研")
    with entered({city.place.pk}):
        Activity.objects.filter(pk=activity.pk).update(until=THURSDAY + timedelta(days=1))
    page = shown(city, "organisation_officer")
    assert "联合调研" in on_day(page, THURSDAY + timedelta(days=1))
    assert "联合调研" not in on_day(page, THURSDAY + timedelta(days=2))


def test_the_list_says_units_and_what_speaks_against_a_plan(city: City) -> None:
    built(city, "端午走访", on=date(2026, 6, 19))
    page = shown(city, "department_officer", view="list")
    assert "6月19日是休息日（端午节）。" in page
    assert "市教育局" in page
    assert "民盟市委会" in page


@pytest.mark.parametrize("month", ["x", "2026-13", "0000-01", "９９９９-０１", "2026-6-1", "99999999-12"])
def test_a_month_that_is_none_shows_this_month(city: City, month: str) -> None:
    assert "2026 年 6 月日历" in shown(city, "department_officer", month=month, scope="x", view="y")


def test_an_empty_month_says_what_to_do_next(city: City) -> None:
    assert "点日期右边的加号" in shown(city, "department_officer", month="2030-01")
    assert "由参加单位登记以后" in shown(city, "city_leader", month="2030-01")


def test_questions_do_not_grow_with_activities(
    scheme: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(12):
        built(scheme, f"走访{day}", on=TODAY + timedelta(days=day))
        built(scheme, f"义诊{day}", hosts="卫生健康委", on=TODAY + timedelta(days=day))
    browser, where = client_of("department_officer"), reverse("activities:calendar", args=[scheme.place.pk])
    browser.get(where)
    with django_assert_max_num_queries(22):
        browser.get(where)
    with django_assert_max_num_queries(40):
        browser.get(where, {"scope": "counterparts"})


def test_another_citys_days_are_nowhere(city: City, stranger: City) -> None:
    built(city, "夏季走访")
    assert "夏季走访" not in shown(stranger, "government_coordinator", scope="counterparts")
