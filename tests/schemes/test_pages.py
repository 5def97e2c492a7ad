"""What do the pages of a scheme show, and what do they cost?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.schemes.models import LiaisonRule
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.build_schemes import assignment, common, duty, header, pair
from tests.cast import City
from tests.frame import FRAME_QUERIES


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["department_officer"])


def get(browser: Client, city: City, page: str, *arguments: int, on: str = "") -> str:
    address = reverse(f"schemes:{page}", args=[city.place.pk, *arguments])
    answer = browser.get(address, {"on": on} if on else {})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("page", ["matrix", "leaders", "duties", "history"])
def test_without_a_scheme_a_page_says_what_comes_next(browser: Client, city: City, page: str) -> None:
    assert "还没有生效的方案" in get(browser, city, page)
    coordinator = cast.client(city.seats["government_coordinator"])
    assert reverse("schemes:upload", args=[city.place.pk]) in get(coordinator, city, page)


def test_the_matrix_keeps_the_official_order_on_both_sides(browser: Client, city: City) -> None:
    facts = (
        header(),
        pair(department="市卫生健康委", organisation="农工党", organisation_name="农工党市委会"),
        *build_schemes.USUAL[1:],
    )
    build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
    page = get(browser, city, "matrix")
    page = page[page.index("<thead>") :]  # the frame names the reader's own unit
    assert page.index("市发展改革委") < page.index("市教育局") < page.index("市卫生健康委")
    assert page.index("民盟市委会") < page.index("农工党市委会")
    assert "市政府办公室" in page[page.index("没有明确对口联系的部门") :]


def test_each_cell_opens_its_clause_and_sentence(city: City) -> None:
    """For whoever sees nothing of what the two do; the others come to it by the page of the pair."""
    browser = cast.client(city.seats["observer"])
    build_schemes.version(by=city.actor("government_coordinator"))
    with entered({city.place.pk}):
        rules = list(LiaisonRule.objects.all())
    matrix = get(browser, city, "matrix")
    for rule in rules:
        assert reverse("schemes:rule", args=[city.place.pk, rule.pk]) in matrix
        page = get(browser, city, "rule", rule.pk)
        assert rule.department_name in page
        assert "澄政办函〔2025〕9号" in page


def test_a_page_shows_the_scheme_of_the_day_asked_for(browser: Client, city: City) -> None:
    by = city.actor("government_coordinator")
    build_schemes.version(by=by, starts=date(2025, 1, 1))
    changed = (
        header(),
        pair(department="市卫生健康委", organisation="农工党", organisation_name="农工党市委会"),
    )
    build_schemes.version(by=by, facts=changed, starts=date(2026, 1, 1))
    assert "市教育局</a></th>" in get(browser, city, "matrix", on="2025-12-31")
    assert "市教育局</a></th>" not in get(browser, city, "matrix", on="2026-01-01")
    assert "还没有生效的方案" in get(browser, city, "matrix", on="2024-12-31")


def test_nonsense_for_a_day_means_today(browser: Client, city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    assert "市教育局" in get(browser, city, "matrix", on="someday")


def test_a_scheme_of_the_future_is_not_in_force_yet(browser: Client, city: City) -> None:
    (version, *_) = build_schemes.version(by=city.actor("government_coordinator"), starts=date(2027, 1, 1))
    assert "还没有生效的方案" in get(browser, city, "matrix")
    assert "即将施行" in get(browser, city, "version", version.pk)


def test_another_places_rule_unit_and_version_are_not_found(city: City, stranger: City) -> None:
    (version, *_) = build_schemes.version(by=city.actor("government_coordinator"))
    with entered({city.place.pk}):
        rule = LiaisonRule.objects.order_by("pk")[0]
    other = cast.client(stranger.seats["government_coordinator"])
    for page, pk in (("rule", rule.pk), ("version", version.pk), ("unit", city.units["教育局"].pk)):
        for place in (city.place.pk, stranger.place.pk):
            assert other.get(reverse(f"schemes:{page}", args=[place, pk])).status_code == 404


def test_a_representative_is_named_on_both_pages(browser: Client, city: City) -> None:
    non_party = get(browser, city, "unit", city.units["无党派"].pk)
    assert "市知联会" in non_party
    association = get(browser, city, "unit", city.units["知联会"].pk)
    assert "无党派人士" in association


@pytest.mark.parametrize("departments", [3, 30])
def test_the_matrix_costs_the_same_whatever_its_size(
    browser: Client, city: City, departments: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    facts = [header(), *(pair(department=f"市第{number}局") for number in range(departments))]
    facts += [common(department=f"市共同{number}局") for number in range(departments)]
    build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
    get(browser, city, "matrix")
    with django_assert_max_num_queries(FRAME_QUERIES + 7):
        get(browser, city, "matrix")


@pytest.mark.parametrize("facts", [3, 60])
def test_a_review_costs_the_same_whatever_its_size(
    city: City, facts: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = city.actor("government_coordinator")
    found = [header(), *(pair(department=f"市第{number}局") for number in range(facts)), assignment(), duty()]
    draft = build_schemes.draft(by=by, facts=found)
    browser = cast.client(city.seats["government_coordinator"])
    get(browser, city, "review", draft.pk)
    with django_assert_max_num_queries(FRAME_QUERIES + 17):
        get(browser, city, "review", draft.pk)
