"""What does the first page tell each role to do next?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.core.access.roles import ROLES
from liaison.schemes.models import LeaderAssignment
from liaison.schemes.models.versions import Subject
from liaison.tenancy.door import entered
from liaison.units.actions import change_holder, keep_contact
from tests import build_schemes
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.frame import FRAME_QUERIES
from tests.settings import TODAY


def home(browser: Client) -> str:
    return browser.get(reverse("home:home")).content.decode()


def test_health_is_one_word_for_machines(client: Client, db: None) -> None:
    answer = client.get(reverse("home:health"))
    assert (answer.content, answer.headers["Content-Type"]) == (b"ok\n", "text/plain")


def test_without_a_scheme_a_coordinator_is_led_to_the_upload(city: City, client_of: ClientOf) -> None:
    page = home(client_of("government_coordinator"))
    assert "本地区还没有现行方案" in page
    assert reverse("schemes:upload", args=[city.place.pk]) in page


def test_without_a_scheme_everybody_else_learns_who_issues_it(city: City, client_of: ClientOf) -> None:
    page = home(client_of("department_officer"))
    assert "方案由政府办公室或统战部发布" in page
    assert reverse("schemes:upload", args=[city.place.pk]) not in page


def test_administrators_find_their_own_page_and_no_business(city: City, client_of: ClientOf) -> None:
    page = home(client_of("audit_administrator"))
    assert reverse("record:entries", args=[city.place.pk]) in page
    assert "方案" not in page


def test_strangers_are_led_to_the_log_in(client: Client, db: None) -> None:
    assert client.get(reverse("home:home")).headers["Location"].startswith(reverse("accounts:log_in"))


def test_a_coordinator_sees_which_notices_wait_and_how_much_is_left(city: City, client_of: ClientOf) -> None:
    draft = build_schemes.draft(by=city.actor("government_coordinator"))
    page = home(client_of("government_coordinator"))
    assert reverse("schemes:review", args=[city.place.pk, draft.pk]) in page
    assert f"还有 {len(build_schemes.USUAL)} 条待审核" in page
    assert "待审核" not in home(client_of("department_officer"))


def test_a_department_and_an_organisation_find_each_other(city: City, client_of: ClientOf) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    education, league = city.units["教育局"], city.units["民盟"]
    own = reverse("schemes:unit", args=[city.place.pk, education.pk])
    theirs = reverse("schemes:unit", args=[city.place.pk, league.pk])
    department, organisation = home(client_of("department_officer")), home(client_of("organisation_officer"))
    assert f'<a href="{theirs}">民盟市委会</a>' in department
    assert f'<a href="{own}">市教育局</a>' in organisation
    assert build_schemes.header().data["title"] in department


def test_a_name_in_a_notice_is_not_taken_for_the_leader_of_that_name(city: City, client_of: ClientOf) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    page = home(client_of("city_leader"))
    assert "您联系的党派团体" not in page
    assert reverse("schemes:leaders", args=[city.place.pk]) in page


def test_a_leader_whose_post_is_linked_finds_the_organisations(city: City, client_of: ClientOf) -> None:
    versions = build_schemes.version(by=city.actor("government_coordinator"))
    with entered({city.place.pk}):
        LeaderAssignment.objects.create(
            jurisdiction=city.place,
            version=next(version for version in versions if version.subject == Subject.LEADERS),
            position=99,
            leader_name="梁修远",
            post=city.seats["city_leader"].post,
            organisation=city.units["工商联"],
        )
    page = home(client_of("city_leader"))
    assert "您联系的党派团体" in page
    assert "市工商联" in page
    assert "农工党市委会" not in page


def test_counterparts_stand_with_whom_to_turn_to_and_masked_numbers(city: City, client_of: ClientOf) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    post = city.seats["department_officer"].post
    assert post is not None
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        numbers = {"telephone": "0511-81234678", "mobile": ""}
        keep_contact(post=post, room="", **numbers, by=by, at=NOW)
    page = home(client_of("organisation_officer"))
    assert "何文舟（联络员）" in page
    assert "0511-****678" in page


def test_what_is_coming_is_announced(city: City, client_of: ClientOf) -> None:
    post, day = city.seats["department_officer"].post, TODAY + timedelta(days=10)
    assert post is not None
    with entered({city.place.pk}):
        change_holder(post=post, person=None, starts=day, by=city.actor("department_officer"), at=NOW)
    page = home(client_of("department_officer"))
    assert "即将到来" in page
    assert "何文舟不再担任联络员" in page


@pytest.mark.parametrize("departments", [2, 20])
def test_the_first_page_asks_the_same_however_many_counterparts(
    city: City, client_of: ClientOf, departments: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    names = [f"市第{number}局" for number in range(departments)]
    facts = [build_schemes.header(), *(build_schemes.pair(department=name) for name in names)]
    build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
    browser = client_of("organisation_officer")
    with django_assert_max_num_queries(40):
        home(browser)


@pytest.mark.parametrize("role", ROLES)
def test_until_something_is_done_the_first_page_asks_hardly_anything(
    city: City, client_of: ClientOf, role: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    browser = client_of(role)
    before = home(browser).partition("<main")[2]
    with django_assert_max_num_queries(FRAME_QUERIES + 1):
        assert home(browser).partition("<main")[2] == before


def test_the_first_page_shows_at_once_what_another_has_done(city: City, client_of: ClientOf) -> None:
    officer = client_of("organisation_officer")
    assert "教育局" not in home(officer)
    build_schemes.version(by=city.actor("government_coordinator"))
    assert "教育局" in home(officer)
