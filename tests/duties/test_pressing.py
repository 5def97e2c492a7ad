"""Does what is owed wait in the inbox before its window closes, once for a unit and kind, until it is met?"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.core.schemes.facts import Fact
from liaison.duties.actions import reckon, track_from
from liaison.duties.models import Reckoning
from liaison.duties.queries.waiting import pressing
from liaison.notifications.queries import Asked, Item, items_for
from liaison.tenancy.door import entered
from tests import build, build_activities, build_duties, build_schemes
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.django_db
SOON = build_duties.duty(kind="visit", per="6m")  # the half-year ends on 30 June: 20 working days ahead


def in_force(city: City, *more: Fact) -> None:
    with entered({city.place.pk}):
        track_from(on=date(2025, 1, 1), by=city.actor("government_coordinator"), at=NOW)
        facts = (*build_schemes.USUAL[:4], *more)
        build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
        reckon(place=city.place, on=TODAY, at=NOW)


def waiting(city: City, role: str = "department_officer", on: date = TODAY) -> list[Item]:
    seat = city.seats[role]
    with entered({city.place.pk}):
        found = items_for(Asked(build.actor(seat), on, seat.post_id))
    return [item for item in found if item.page.startswith("duties:")]


def visit(city: City, department: str = "教育局", organisation: str = "民盟") -> None:
    with entered({city.place.pk}):
        build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units[department]],
            guests=[city.units[organisation]],
        )


def test_it_waits_before_its_window_closes_and_is_gone_when_it_is_done(city: City) -> None:
    in_force(city, SOON)
    [item] = waiting(city)
    assert item.title == "即将到期：走访（民盟市委会）"
    assert item.until == date(2026, 6, 30)
    visit(city)  # and nobody has worked anything out since
    assert waiting(city) == []


def test_it_begins_to_wait_by_working_days_though_nothing_was_worked_out_since(city: City) -> None:
    in_force(city, build_duties.duty(due="--06-30"))  # twenty working days before it is soon
    with entered({city.place.pk}):
        Reckoning.objects.all().delete()
        reckon(place=city.place, on=date(2026, 5, 6), at=NOW)
    assert waiting(city, on=date(2026, 5, 25)) == []
    assert [item.until for item in waiting(city, on=date(2026, 6, 8))] == [date(2026, 6, 30)]


def test_many_of_a_kind_are_one_item(city: City) -> None:
    in_force(city, build_duties.duty(actor="各民主党派", per="6m"))
    assert [item.title for item in waiting(city, "organisation_officer")] == ["即将到期：走访（2 项）"]


def test_what_is_late_says_since_when(city: City) -> None:
    in_force(city, build_duties.duty(kind="annual_plan", actor="各部门", scope="actor", due="--03-31"))
    [item] = waiting(city)
    assert item.title == "逾期：年度计划"
    assert (item.since, item.until) == (date(2026, 3, 31), None)


def test_what_should_or_may_be_done_never_waits(city: City) -> None:
    should, may = build_duties.duty(per="6m", force="should"), build_duties.duty(kind="briefing", force="may")
    in_force(city, should, may)
    assert waiting(city) == []


def test_what_all_together_owe_waits_with_the_coordinators(city: City) -> None:
    whole = build_duties.duty(kind="symposium", actor="市政府", scope="jurisdiction", per="6m")
    in_force(city, whole)
    for role in ("government_coordinator", "united_front_coordinator"):
        assert [item.title for item in waiting(city, role)] == ["即将到期：座谈会"]
    assert waiting(city, "department_officer") == []
    assert waiting(city, "city_leader") == []


def test_the_representative_is_told_what_the_represented_owe(city: City) -> None:
    own = build_duties.duty(kind="visit", actor="无党派人士", per="6m", scope="pair")
    links = (
        build_schemes.header(),
        build_schemes.pair(organisation="无党派人士", organisation_name="无党派人士"),
        own,
    )
    with entered({city.place.pk}):
        track_from(on=date(2025, 1, 1), by=city.actor("government_coordinator"), at=NOW)
        build_schemes.version(by=city.actor("government_coordinator"), facts=links)
        reckon(place=city.place, on=TODAY, at=NOW)
    account = build.account(place=city.place, login="zhilian")
    unit = city.units["知联会"]
    seat = build.seat(account=account, place=city.place, role="organisation_officer", unit=unit)
    with entered({city.place.pk}):
        found = items_for(Asked(build.actor(seat), TODAY))
    assert "即将到期：走访（市教育局）" in [item.title for item in found]


def test_a_quiet_inbox_costs_two_queries(city: City) -> None:
    in_force(city, build_duties.duty())
    seat = city.seats["department_officer"]
    with entered({city.place.pk}), CaptureQueriesContext(connection) as asked:
        assert list(pressing(Asked(build.actor(seat), TODAY, seat.post_id))) == []
    assert len(asked) <= 2
