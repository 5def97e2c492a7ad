"""Is a day proposed on which both sides are free, and does one click fill in the entry form?"""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.core.periods import Span
from liaison.duties.queries.providers import busy_days
from liaison.tenancy.door import entered
from tests import build_activities, build_duties, cast
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="research", minimum=2))


def plan(city: City, role: str = "department_officer") -> str:
    answer = cast.client(city.seats[role]).get(reverse("duties:plan", args=[city.place.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def days(page: str, kind: str) -> list[date]:
    """The days proposed for the kind, as the links fill them in."""
    return [date.fromisoformat(day) for day in re.findall(rf'kind={kind}&with=\d+&on=([\d-]+)"', page)]


def busy(city: City, on: date) -> None:
    with entered({city.place.pk}):
        build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["卫生健康委"]],
            guests=[city.units["民盟"]],
            on=on,
        )


def test_days_are_proposed_on_which_both_sides_are_free(city: City) -> None:
    page = plan(city)
    assert "还差 1 次走访，双方都没有安排的日子" in page
    first, *_others = free = days(page, "visit")
    assert len(free) == 3
    assert all(TODAY < day <= TODAY + timedelta(days=42) and day.weekday() < 5 for day in free)
    busy(city, first)  # of the other side alone
    assert first not in days(plan(city), "visit")


def test_no_two_proposals_begin_with_the_same_day(city: City) -> None:
    page = plan(city)
    assert days(page, "visit")[0] != days(page, "research")[0]


def test_one_click_fills_in_kind_counterpart_and_day(city: City) -> None:
    page = plan(city)
    address = re.search(r'href="([^"]+kind=visit&with=\d+&on=[^"]+)"', page)
    assert address
    form = cast.client(city.seats["department_officer"]).get(address[1]).content.decode()
    assert f'value="{days(page, "visit")[0].isoformat()}"' in form
    assert re.search(rf'name="guests" value="{city.units["民盟"].pk}"[^>]*checked', form)


def test_what_was_planned_says_nothing_but_that_the_day_is_taken(city: City) -> None:
    busy(city, TODAY + timedelta(days=2))
    with entered({city.place.pk}):
        span = Span(TODAY, TODAY + timedelta(days=7))
        [taken] = busy_days(city.place.pk, span, [city.units["民盟"].pk])
    assert (taken.title, taken.on) == ("", TODAY + timedelta(days=2))


def test_the_page_asks_as_often_however_much_is_missing(city: City) -> None:
    plan(city)
    officer, address = (
        cast.client(city.seats["department_officer"]),
        reverse("duties:plan", args=[city.place.pk]),
    )
    officer.get(address)
    with CaptureQueriesContext(connection) as asked:
        officer.get(address)
    assert len(asked) <= 20, len(asked)
