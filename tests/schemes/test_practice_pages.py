"""Who proposes itself to a scheme, what is kept up without a number, and what do such pages cost?"""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.record.models import Entry
from liaison.schemes.actions import (
    ActionRefused,
    confirm_joining,
    decline_joining,
    open_ad_hoc,
)
from liaison.schemes.queries.practice import waiting_on
from liaison.tenancy.door import entered
from liaison.units.models import Category, OrganisationKind, Unit
from tests import build, build_schemes
from tests.build import NOW
from tests.build_schemes import common, duty, header, pair
from tests.cast import City
from tests.frame import FRAME_QUERIES
from tests.schemes.reading import browser, page, post
from tests.settings import TODAY


@pytest.fixture
def newcomer(city: City) -> Unit:
    """台盟 is founded after the scheme that keeps common liaison with every party."""
    build_schemes.version(by=city.actor("government_coordinator"))
    return build.unit(
        place=city.place,
        name="台盟市支部",
        category=Category.ORGANISATION,
        kind=OrganisationKind.PARTY,
        canonical="台盟",
        starts=date(2026, 4, 1),
    )


def test_a_newcomer_proposes_itself_and_is_not_counted_yet(city: City, newcomer: Unit) -> None:
    assert "台盟市支部" not in page(city, "matrix")
    shown = page(city, "newcomers", role="united_front_coordinator")
    assert "台盟市支部" in shown
    assert "市发展改革委" in shown


def test_a_confirmed_newcomer_is_counted_from_its_day(city: City, newcomer: Unit) -> None:
    sent = {f"u{newcomer.pk}-joins": "1", f"u{newcomer.pk}-starts": "2026-06-01"}
    status, _ = post(city, "decide_newcomer", newcomer.pk, role="government_coordinator", **sent)
    assert status == 302
    assert "台盟市支部" in page(city, "matrix")
    assert "台盟市支部" not in page(city, "matrix", on="2026-05-31")
    assert "台盟市支部" not in page(city, "newcomers", role="government_coordinator").split("</header>")[-1]
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="joining.confirmed").count() == 1


def test_a_newcomer_is_not_counted_before_it_was_founded(city: City, newcomer: Unit) -> None:
    sent = {f"u{newcomer.pk}-joins": "1", f"u{newcomer.pk}-starts": "2026-03-01"}
    status, shown = post(city, "decide_newcomer", newcomer.pk, role="government_coordinator", **sent)
    assert status == 422
    assert "不能早于成立日期" in shown


def test_a_declined_newcomer_stays_out_and_is_decided_once(city: City, newcomer: Unit) -> None:
    by = city.actor("united_front_coordinator")
    with entered({city.place.pk}):
        decline_joining(organisation=newcomer, on=TODAY, by=by, at=NOW)
        found = waiting_on(city.place.pk, on=TODAY)
        assert found is not None
        assert found.found == ()
        with pytest.raises(ActionRefused, match="已有决定"):
            confirm_joining(organisation=newcomer, starts=TODAY, on=TODAY, by=by, at=NOW)
    assert "台盟市支部" not in page(city, "matrix")


def test_coordinators_are_told_of_newcomers_where_they_look_at_the_version(
    city: City, newcomer: Unit
) -> None:
    with entered({city.place.pk}):
        found = waiting_on(city.place.pk, on=TODAY)
    assert found is not None
    address = reverse("schemes:newcomers", args=[city.place.pk])
    assert address in page(city, "version", found.version.pk, role="government_coordinator")
    assert address not in page(city, "version", found.version.pk, role="observer")


def test_what_cannot_be_counted_is_an_institution_and_what_can_a_duty(city: City) -> None:
    kept = duty(kind="briefing", minimum=None)
    kept = type(kept)(kept.sort, {**kept.data, "per": ""}, kept.citation)
    build_schemes.version(by=city.actor("government_coordinator"), facts=[header(), pair(), kept, duty()])
    institutions, duties = page(city, "institutions"), page(city, "duties")
    assert "情况通报" in institutions
    assert "走访" not in institutions.split("</header>")[-1]
    assert "情况通报" not in duties.split("</header>")[-1]
    assert "走访" in duties


@pytest.mark.parametrize("count", [2, 20])
@pytest.mark.parametrize("name", ["ad_hoc", "all_working_rules", "institutions", "history"])
def test_lists_cost_the_same_whatever_their_length(
    city: City, name: str, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = city.actor("government_coordinator")
    facts = [header(), *(common(department=f"市第{number}局") for number in range(count))]
    build_schemes.version(by=by, facts=facts)
    for number in range(count):
        unit = build.unit(place=city.place, name=f"市某{number}局")
        with entered({city.place.pk}):
            open_ad_hoc(
                department=unit,
                organisation=city.units["工商联"],
                reason="试点",
                starts=TODAY,
                by=by,
                at=NOW,
            )
    coordinator, address = (
        browser(city, "government_coordinator"),
        reverse(f"schemes:{name}", args=[city.place.pk]),
    )
    coordinator.get(address)
    with django_assert_max_num_queries(FRAME_QUERIES + 3):
        assert coordinator.get(address).status_code == 200


@pytest.mark.parametrize("versions", [1, 6])
def test_a_unit_page_costs_the_same_whatever_its_past(
    city: City, versions: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = city.actor("government_coordinator")
    for year in range(2026 - versions, 2026):
        build_schemes.version(by=by, starts=date(year, 1, 1))
    officer = browser(city, "department_officer")
    address = reverse("schemes:unit", args=[city.place.pk, city.units["教育局"].pk])
    officer.get(address)
    with django_assert_max_num_queries(FRAME_QUERIES + 20):
        assert officer.get(address).status_code == 200
