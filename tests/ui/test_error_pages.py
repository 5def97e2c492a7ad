"""What does a page say when something is wrong, and does it ask the database nothing?"""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import bad_request, permission_denied, server_error
from pytest_django import DjangoAssertNumQueries

from tests import cast
from tests.cast import City


@pytest.fixture
def request_of_anybody(rf: RequestFactory) -> HttpRequest:
    return rf.get("/")


def test_an_unknown_address_is_answered_with_what_to_do(city: City) -> None:
    answer = cast.client(city.seats["observer"]).get("/nowhere/")
    assert answer.status_code == 404
    assert "请核对网址" in answer.content.decode()
    assert reverse("home:home") in answer.content.decode()


def test_what_one_may_not_see_answers_like_what_is_not_there(city: City, stranger: City) -> None:
    browser = cast.client(city.seats["security_administrator"])
    theirs = browser.get(reverse("accounts:accounts", args=[stranger.place.pk]))
    closed = browser.get(reverse("record:entries", args=[city.place.pk]))
    assert theirs.status_code == closed.status_code == 404
    assert stranger.place.name not in theirs.content.decode()


def test_a_breakdown_says_that_nothing_was_saved(
    request_of_anybody: HttpRequest, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = server_error(request_of_anybody)
    assert answer.status_code == 500
    assert "刚才的操作没有保存" in answer.content.decode()
    assert "本系统为非涉密系统" in answer.content.decode()


def test_a_refusal_and_a_bad_request_say_what_to_do(request_of_anybody: HttpRequest) -> None:
    refused = permission_denied(request_of_anybody, PermissionError())
    assert "切换身份" in refused.content.decode()
    assert "回到首页" in bad_request(request_of_anybody, ValueError()).content.decode()


@pytest.mark.django_db
def test_a_page_left_open_too_long_says_so() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("accounts:log_in"), {"username": "x"})
    assert answer.status_code == 403
    assert "页面停留过久" in answer.content.decode()
