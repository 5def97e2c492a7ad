"""Is what is too large refused before it is read, and told what to do?"""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests import cast
from tests.cast import City

LARGE = 30 * 1024 * 1024


class Unread(io.BytesIO):
    """A body that must not be touched."""

    def read(self, *_args: object) -> bytes:
        raise AssertionError("The body was read.")


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


def sent(browser: Client, city: City, **headers: str) -> Any:
    said: dict[str, Any] = {"CONTENT_LENGTH": str(LARGE), "wsgi.input": Unread(), **headers}
    address = reverse("schemes:upload", args=[city.place.pk])
    return browser.generic("POST", address, b"", content_type="multipart/form-data; boundary=x", **said)


def test_a_request_beyond_the_limit_is_refused_before_it_is_read(browser: Client, city: City) -> None:
    answer = sent(browser, city)
    assert answer.status_code == 413
    said = answer.content.decode()
    assert "一次最多上传 20 MB" in said
    assert "压缩、拆分" in said


def test_a_stranger_is_not_heard_out_either(city: City) -> None:
    assert sent(Client(), city).status_code == 413


def test_a_script_is_told_in_words_that_it_can_show(browser: Client, city: City) -> None:
    answer = sent(browser, city, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code == 413
    assert answer.content.decode().startswith("这次上传超过 20 MB")


def test_the_limit_is_one_setting(browser: Client, city: City, settings: Settings) -> None:
    settings.LIAISON_FILE_BYTES = 3 * 1024 * 1024
    assert "3 MB" in sent(browser, city).content.decode()


def test_a_script_learns_where_to_go_and_the_message_is_still_to_come(browser: Client, city: City) -> None:
    address = reverse("schemes:upload", args=[city.place.pk])
    answer = browser.post(address, {"text": "关于对口联系的通知"}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert answer.status_code == 204
    assert browser.get(answer["X-Onwards"]).status_code == 200
