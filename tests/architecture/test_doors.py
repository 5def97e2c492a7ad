"""Does every page have a row in the table of doors, and does every door open for the right roles alone?"""

from collections.abc import Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.core.access.roles import ROLES
from tests import build
from tests.house import PAGES, ROWS, SENT, House, address, browser, standing, visited

# What a request came to.
IN, HIDDEN, TO_LOG_IN, NO_SEAT = "let in", "404", "sent to log in", "told whom to ask"
# Who could look into another place if nothing but the door stood in the way.
ENTERING = [
    (page, role) for page in PAGES for role in ROLES if "place" in PAGES[page] and may_enter(page, role)
]
every_page = pytest.mark.parametrize("page", PAGES)
every_role = pytest.mark.parametrize("role", ROLES)


@pytest.fixture(scope="module")
def standing_house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Built once; everything happens inside one transaction."""
    with django_db_blocker.unblock(), standing() as house:
        yield house


@pytest.fixture
def house(standing_house: House) -> Iterator[House]:
    """The house, put back afterwards as it was."""
    with visited(standing_house) as house:
        yield house


def _outcome(response: HttpResponseBase) -> str:
    where = response.headers.get("Location", "")
    if response.status_code == 404:
        return HIDDEN
    if response.status_code == 403:
        return NO_SEAT
    if where.startswith(reverse("accounts:log_in")) and "next=" in where:
        return TO_LOG_IN
    assert response.status_code < 500
    return IN


def _outcomes(client: Client, where: str, sent: dict[str, object]) -> set[str]:
    """What looking and sending come to; a method that the page does not take is asked of nobody."""
    answers = [client.get(where), client.post(where, sent)]
    taken = [answer for answer in answers if answer.status_code != 405]
    assert taken, "The page takes neither GET nor POST."
    return {_outcome(answer) for answer in taken}


def test_every_page_has_a_row_in_the_table_of_doors() -> None:
    assert set(PAGES) <= set(DOORS), "Add a row to liaison/core/access/doors.py: no row, no access."


def test_every_row_in_the_table_of_doors_has_a_page() -> None:
    assert set(DOORS) <= set(PAGES)


@every_role
@every_page
def test_a_door_opens_for_the_roles_in_the_table_and_does_not_exist_for_others(
    page: str, role: str, house: House
) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    expected = IN if may_enter(page, role) else HIDDEN
    assert _outcomes(browser(house.sessions[role]), address(page, house, role=role), sent) == {expected}


@every_page
def test_a_stranger_is_sent_to_log_in(page: str, house: House) -> None:
    sent = SENT[page](house, "observer") if page in SENT else {}
    expected = IN if may_enter(page, None) else TO_LOG_IN
    assert _outcomes(Client(), address(page, house), sent) == {expected}


@every_page
def test_an_account_without_a_seat_is_told_whom_to_ask(page: str, house: House) -> None:
    seatless = Client()
    seatless.force_login(build.account(place=house.city.place, login="seatless"))
    sent = SENT[page](house, "observer") if page in SENT else {}
    expected = IN if may_enter(page, None) else NO_SEAT
    assert _outcomes(seatless, address(page, house), sent) == {expected}


@pytest.mark.parametrize(("page", "role"), ENTERING)
def test_pages_of_a_place_do_not_exist_for_the_roles_of_another(page: str, role: str, house: House) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    assert _outcomes(browser(house.strangers[role]), address(page, house), sent) == {HIDDEN}


@pytest.mark.parametrize(("page", "role"), [(page, role) for page, role in ENTERING if page in ROWS])
def test_rows_of_one_place_are_not_found_under_the_address_of_another(
    page: str, role: str, house: House
) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    where = address(page, house, place=house.stranger.place.pk)
    assert _outcomes(browser(house.strangers[role]), where, sent) == {HIDDEN}


@pytest.mark.parametrize(("page", "role"), [(page, role) for page, role in ENTERING if page not in ROWS])
def test_pages_of_a_place_below_open_for_those_who_may_see_what_is_issued_there(
    page: str, role: str, house: House
) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    where = address(page, house, place=house.district.place.pk)
    expected = IN if may_see_related(page, role) else HIDDEN
    assert _outcomes(browser(house.sessions[role]), where, sent) == {expected}


@every_role
def test_an_address_of_somebody_elses_seat_opens_nothing(role: str, house: House) -> None:
    other = next(seat for name, seat in house.city.seats.items() if name != role)
    own = browser(house.sessions[role])
    for foreign in (other, house.stranger.seats[role]):
        assert _outcome(own.get(f"/as/{foreign.pk}/")) == HIDDEN
