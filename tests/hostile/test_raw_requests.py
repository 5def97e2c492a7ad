"""Does a request that no browser makes fail any page? Cookies, addresses, headers are read before forms."""

import pytest
from django.test import Client

from liaison.schemes.readers.workbook import rows_of
from tests.cast import City
from tests.conftest import ClientOf

# Python reads these as "encodings": some are no text at all, some make halves of characters.
ENCODINGS = (
    "base64",
    "idna",
    "punycode",
    "raw_unicode_escape",
    "rot13",
    "undefined",
    "unicode_escape",
    "utf-16",
)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=edge")
NULS, HALVES = "\\000" * 32, "\\355\\240\\200" * 11  # as a cookie writes them
FIELD = b'--edge\r\nContent-Disposition: form-data; name="username"\r\n\r\n%s\r\n--edge--\r\n'


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "django_language"])
@pytest.mark.parametrize("value", [NULS, HALVES, "x" * 5000])
def test_a_cookie_that_nobody_was_given_is_as_good_as_none(client: Client, name: str, value: str) -> None:
    assert client.get("/log-in/", headers={"cookie": f'{name}="{value}"'}).status_code == 200
    answer = client.get("/", headers={"cookie": f'{name}="{value}"'})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/log-in/")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_sent_is_read_in_the_characters_that_pages_are_written_in(
    client_of: ClientOf, encoding: str, form: str
) -> None:
    browser = client_of("government_coordinator")
    kind = f"{form}; charset={encoding}"
    found = browser.generic("GET", "/search/?q=%E6%95%99%E8%82%B2%5Cud800", content_type=kind)
    assert found.status_code == 200
    assert "教育\\ud800" in found.content.decode()
    sent = b"username=%5Cud800" if "urlencoded" in form else FIELD % b"\\ud800"
    answer = Client().generic("POST", "/log-in/", sent, content_type=kind)
    assert answer.status_code == 200
    assert 'value="\\ud800"' in answer.content.decode()


@pytest.mark.parametrize("token", ["%00", "%ED%A0%80", "%F0%9F%98%80", "x%00"])
def test_an_address_with_characters_that_no_token_has_leads_nowhere(city: City, token: str) -> None:
    for address in (f"/c/{city.place.pk}/{token}/", f"/cal/{city.place.pk}/{token}.ics"):
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"answer": "confirm"}).status_code == 404


def test_characters_that_no_file_takes_are_left_out_before_any_page_reads_them(client_of: ClientOf) -> None:
    sent = {"q": "教\x00育\x01局\uffff\x0b\ufffe二科"}
    assert "教育局 二科" in client_of("government_coordinator").get("/search/", sent).content.decode()


def test_nor_do_they_reach_the_database_where_people_are_looked_for(city: City, client_of: ClientOf) -> None:
    where = f"/places/{city.place.pk}/accounts/"
    assert client_of("security_administrator").get(where, {"text": "\x00"}).status_code == 200


def test_a_wrong_log_in_with_such_characters_is_a_wrong_log_in(city: City) -> None:
    for login in ("nobody\x00", "\x00", f"{city.seats['observer'].account.login}\x00"):
        answer = Client().post("/log-in/", {"username": login, "password": "wrong\x00"})
        assert answer.status_code == 200
        assert "<form" in answer.content.decode()


def test_a_table_is_read_without_them_too() -> None:
    assert rows_of("部门,民\x01盟\uffff\n教育局\x0b,√".encode()) == [["部门", "民盟"], ["教育局\n", "√"]]
