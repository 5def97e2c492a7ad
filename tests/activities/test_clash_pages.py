"""Is somebody warned while there is still time, in sentences that tell nothing they may not see?"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.activities.models import Activity
from liaison.tenancy.door import entered
from tests import build_activities
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

THURSDAY = TODAY + timedelta(days=3)


def planned(city: City, what: str, *, on: date = THURSDAY, hosts: str = "卫生健康委") -> Activity:
    return build_activities.between(city, what, on=on, hosts=hosts)


def warned(city: City, client_of: ClientOf, role: str = "department_officer", **asked: Any) -> str:
    """What stands in the entry form of 教育局 inviting 民盟."""
    form: dict[str, Any] = {
        "on": THURSDAY.isoformat(),
        "guests": [city.units["民盟"].pk],
        "held_by": f"own-{city.units['教育局'].pk}",
    }
    answer = client_of(role).get(reverse("activities:clashes", args=[city.place.pk]), form | asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_free_day_is_no_matter(city: City, client_of: ClientOf) -> None:
    assert "<li>" not in warned(city, client_of)


def test_the_other_sides_day_with_others_is_told_without_a_title(city: City, client_of: ClientOf) -> None:
    activity = planned(city, "内部走访")
    with entered({city.place.pk}):
        Activity.objects.filter(pk=activity.pk).update(begins="14:30", ends="16:00")
    page = warned(city, client_of, begins="15:00")
    assert "民盟市委会6月18日还要参加另一项活动，时间重叠。" in page
    for secret in ("内部走访", "卫生健康委", "14:30"):
        assert secret not in page
    assert "“内部走访”" in warned(city, client_of, role="government_coordinator")
    assert "“内部走访”" in warned(city, client_of, role="organisation_officer")


def test_a_small_organisation_with_a_full_week_is_told_by_its_number_of_posts(
    city: City, client_of: ClientOf
) -> None:
    """民盟 has two posts on file: the third activity of a week is one too many."""
    for day in (0, 1):
        planned(city, f"走访{day}", on=TODAY + timedelta(days=day))
    sentence = "民盟市委会登记职务2个，6月15日至6月21日这一周已有2项活动，加上这项共3项。"
    assert sentence in warned(city, client_of)


def test_days_on_which_nobody_has_anything_are_proposed(city: City, client_of: ClientOf) -> None:
    planned(city, "走访")
    page = warned(city, client_of)
    assert "双方都没有安排的工作日" in page
    assert page.count("data-take-day") == 3
    assert f'data-take-day="{THURSDAY.isoformat()}"' not in page
    assert 'data-take-day="2026-06-19"' not in page  # 端午节


def test_what_was_called_off_is_in_nobodys_way(city: City, client_of: ClientOf) -> None:
    activity = planned(city, "走访")
    cancel = reverse("activities:cancel", args=[city.place.pk, activity.pk])
    client_of("government_coordinator").post(cancel, {"cancel-reason": "防汛"})
    assert "<li>" not in warned(city, client_of)


def test_an_activity_that_is_changed_is_not_in_its_own_way(city: City, client_of: ClientOf) -> None:
    own = planned(city, "走访", hosts="教育局")
    assert "<li>" in warned(city, client_of)
    assert "<li>" not in warned(city, client_of, activity=own.pk)


def test_days_that_have_passed_are_entered_without_a_word(city: City, client_of: ClientOf) -> None:
    planned(city, "走访", on=TODAY - timedelta(days=2))
    assert "<li>" not in warned(city, client_of, on=(TODAY - timedelta(days=2)).isoformat())


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "x"},
        {"on": "2026-13-01", "until": "2026-02-31", "begins": "25:00"},
        {"guests": ["x", "-1", "999999999999999999999"], "hosts": ["", "٣"], "held_by": "own-"},
        {"until": "9999-12-31"},
        {"on": "9999-12-31"},
        {"activity": "x"},
    ],
)
def test_a_form_that_is_not_filled_in_yet_is_no_matter(
    city: City, client_of: ClientOf, asked: dict[str, Any]
) -> None:
    assert "<li>" not in warned(city, client_of, **asked)


def test_units_of_another_city_are_nobody_here(city: City, stranger: City, client_of: ClientOf) -> None:
    planned(stranger, "走访")
    page = warned(city, client_of, guests=[stranger.units["民盟"].pk])
    assert "民盟" not in page


def test_a_plans_own_page_says_what_speaks_against_it(city: City, client_of: ClientOf) -> None:
    planned(city, "内部走访")
    own = planned(city, "教育走访", hosts="教育局")
    page = client_of("department_officer").get(reverse("activities:activity", args=[city.place.pk, own.pk]))
    text = page.content.decode()
    assert "民盟市委会6月18日还要参加另一项活动。" in text
    assert "双方都没有安排的工作日" in text
    assert "内部走访" not in text


def test_the_entry_form_asks_for_warnings(city: City, client_of: ClientOf) -> None:
    page = client_of("department_officer").get(reverse("activities:enter", args=[city.place.pk]))
    assert reverse("activities:clashes", args=[city.place.pk]) in page.content.decode()


def test_questions_do_not_grow_with_what_the_units_have(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(20):
        planned(city, f"走访{day}", on=TODAY + timedelta(days=day))
    warned(city, client_of)
    browser = client_of("department_officer")
    where = reverse("activities:clashes", args=[city.place.pk])
    asked: dict[str, Any] = {
        "on": THURSDAY.isoformat(),
        "guests": [city.units["民盟"].pk],
        "held_by": f"own-{city.units['教育局'].pk}",
    }
    with django_assert_max_num_queries(16):
        browser.get(where, asked)
