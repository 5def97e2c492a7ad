"""Can the audit administrator find what happened, however much there is?"""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.record.actions import record
from liaison.tenancy.door import entered
from tests import cast
from tests.build import NOW
from tests.cast import City


@pytest.fixture
def auditor(city: City) -> Client:
    return cast.client(city.seats["audit_administrator"])


def note(city: City, code: str = "account.logged_in", *, at: datetime = NOW, times: int = 1) -> None:
    with entered({city.place.pk}):
        for _ in range(times):
            record(code, by=city.actor("department_officer"), at=at, detail={"title": "副局长"})


def shown(auditor: Client, city: City, **asked: str) -> str:
    return auditor.get(reverse("record:entries", args=[city.place.pk]), asked).content.decode()


def test_an_entry_says_when_who_as_what_and_what(city: City, auditor: Client) -> None:
    note(city, "tenure.begun", at=datetime(2026, 6, 1, 16, 30, tzinfo=UTC))
    page = shown(auditor, city)
    for text in ("2026-06-02 00:30:00", "wenzhou.city", "部门联络员", "副局长 到任"):
        assert text in page


def test_days_are_those_of_the_place_and_both_are_included(city: City, auditor: Client) -> None:
    note(city, "post.founded", at=datetime(2025, 3, 1, 15, 59, tzinfo=UTC))
    note(city, "tenure.begun", at=datetime(2025, 3, 1, 16, 0, tzinfo=UTC))
    first, second = date(2025, 3, 1).isoformat(), date(2025, 3, 2).isoformat()
    page = shown(auditor, city, first_day=first, last_day=first)
    assert '<td data-label="事项">设立职务 副局长</td>' in page
    assert '<td data-label="事项">副局长 到任</td>' not in page
    assert '<td data-label="事项">副局长 到任</td>' in shown(auditor, city, first_day=second, last_day=second)


def test_one_kind_can_be_picked_out(city: City, auditor: Client) -> None:
    note(city, "tenure.begun")
    page = shown(auditor, city, code="tenure.begun")
    assert "副局长 到任" in page
    assert '<td data-label="事项">登记人员</td>' not in page


def test_where_nothing_matches_the_page_says_so(city: City, auditor: Client) -> None:
    assert "没有符合条件的记录" in shown(auditor, city, last_day="2001-01-01")


def test_nonsense_in_the_address_is_named_and_harmless(city: City, auditor: Client) -> None:
    page = shown(auditor, city, first_day="yesterday", code="nothing.known", page="-7")
    assert 'role="alert"' in page


def test_a_long_record_comes_in_pages_and_keeps_the_filter(city: City, auditor: Client) -> None:
    note(city, times=51)
    page = shown(auditor, city, code="account.logged_in")
    assert "共 2 页" in page
    assert "?code=account.logged_in&amp;page=2" in page


def test_a_longer_record_costs_no_more_queries(
    city: City, auditor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    note(city, times=60)
    with django_assert_max_num_queries(18):
        shown(auditor, city)


def test_nothing_of_another_place_is_shown(city: City, stranger: City, auditor: Client) -> None:
    with entered({stranger.place.pk}):
        record("unit.founded", by=stranger.actor("observer"), at=NOW, detail={"name": "云汀市某局"})
    assert "云汀市某局" not in shown(auditor, city)
