"""Does every page have a row in the table of doors, and does every door open for the right roles alone?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from liaison.accounts.models import AccountRequest
from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.core.access.roles import ROLES
from liaison.offices.models import OfficeList
from liaison.schemes.models import AdHocLiaison, SchemeDraft, SchemeVersion, WorkingRules
from liaison.tenancy.door import entered
from liaison.units.models import HolderChange
from tests import build, build_offices, build_schemes, cast
from tests.cast import City

# What a request came to.
IN, HIDDEN, TO_LOG_IN, NO_SEAT = "let in", "404", "sent to log in", "told whom to ask"


@dataclass(frozen=True)
class House:
    """Two cities and a district, one city with something behind every door."""

    city: City
    stranger: City
    district: City
    draft: SchemeDraft
    version: SchemeVersion
    request: AccountRequest
    change: HolderChange
    office_list: OfficeList
    sessions: Mapping[str, str]  # of the city's people, by role
    strangers: Mapping[str, str]  # of the other city's


# Pages about one row: which one. A new page of this kind gets its line here.
ROWS: dict[str, Callable[[House], int]] = {
    "accounts:account": lambda house: house.city.seats["observer"].account_id,
    "accounts:change": lambda house: house.city.seats["observer"].account_id,
    "accounts:decide": lambda house: house.request.pk,
    "manual:chapter": lambda _house: 1,
    "schemes:rule": lambda house: house.version.liaisonrule_set.earliest("pk").pk,
    "schemes:end_ad_hoc": lambda house: AdHocLiaison.objects.get(jurisdiction=house.city.place).pk,
    "schemes:working_rules": lambda house: WorkingRules.objects.get(jurisdiction=house.city.place).pk,
    "schemes:decide_newcomer": lambda house: house.city.units["民盟"].pk,
    "schemes:repeal": lambda house: house.version.pk,
    "schemes:choose_mode": lambda house: house.draft.pk,
    "schemes:choose_change": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:unit": lambda house: house.city.units["教育局"].pk,
    "units:posts": lambda house: house.city.units["教育局"].pk,
    "offices:preview": lambda house: house.office_list.pk,
    "offices:undo": lambda house: house.office_list.pk,
    "units:post": lambda house: house.change.post_id,
    "units:change_holder": lambda house: house.change.post_id,
    "units:contact": lambda house: house.change.post_id,
    "units:keep_contact": lambda house: house.change.post_id,
    "units:end_post": lambda house: house.change.post_id,
    "units:change": lambda house: house.change.pk,
    "schemes:version": lambda house: house.version.pk,
    "schemes:review": lambda house: house.draft.pk,
    "schemes:compare_draft": lambda house: house.draft.pk,
    "schemes:written": lambda house: house.draft.pk,
    "schemes:written_file": lambda house: house.draft.pk,
    "schemes:version_file": lambda house: house.version.pk,
    "schemes:move_unit": lambda house: house.city.units["教育局"].pk,
    "schemes:original": lambda house: house.draft.pk,
    "schemes:discard": lambda house: house.draft.pk,
    "schemes:accept_section": lambda house: house.draft.pk,
    "schemes:issue": lambda house: house.draft.pk,
    "schemes:add_proposal": lambda house: house.draft.pk,
    "schemes:preview": lambda house: house.draft.pk,
    "schemes:revoke": lambda house: house.version.pk,
    "schemes:correct": lambda house: house.version.pk,
    "schemes:edit_proposal": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:decide_proposal": lambda house: house.draft.proposals.earliest("pk").pk,
    "schemes:match_body": lambda house: house.draft.bodies.earliest("pk").pk,
}
# Pages that open for the own unit: the row of the role.
OWN: dict[str, Callable[[House, str], int | None]] = {
    "units:posts": lambda house, role: house.city.seats[role].unit_id,
    "units:post": lambda house, role: house.city.seats[role].post_id,
    "units:change_holder": lambda house, role: house.city.seats[role].post_id,
    "units:keep_contact": lambda house, role: house.city.seats[role].post_id,
    "units:end_post": lambda house, role: house.city.seats[role].post_id,
}
# Pages that take a form whose empty form would be a 404: what a browser would send.
SENT: dict[str, Callable[[House, str], dict[str, object]]] = {
    "accounts:take_seat": lambda house, role: {"seat": house.city.seats[role].pk},
    "record:export": lambda _house, _role: {"form": "csv"},
    "schemes:accept_section": lambda _house, _role: {"sort": "link"},
    "schemes:decide_proposal": lambda _house, _role: {"decision": "accepted"},
}


def _patterns(
    patterns: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Every page with the names of what its address is filled with."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(
                pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace
            )
        else:
            yield f"{namespace}{pattern.name}", set(pattern.pattern.converters)


PAGES = dict(_patterns(get_resolver().url_patterns))
# Who could look into another place if nothing but the door stood in the way.
ENTERING = [
    (page, role) for page in PAGES for role in ROLES if "place" in PAGES[page] and may_enter(page, role)
]
every_page = pytest.mark.parametrize("page", PAGES)
every_role = pytest.mark.parametrize("role", ROLES)


@pytest.fixture(scope="module")
def standing_house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Built once; everything happens inside one transaction that is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        city, stranger = cast.city(), cast.stranger()
        district = cast.district(city.place)
        coordinator = city.actor("government_coordinator")
        build_schemes.ad_hoc(city=city)  # before the scheme, which pairs the two
        build_schemes.working_rules(city=city)
        house = House(
            city=city,
            stranger=stranger,
            district=district,
            version=build_schemes.version(by=coordinator)[0],
            draft=build_schemes.draft(by=coordinator),
            request=build.account_request(by=coordinator, unit=city.units["教育局"]),
            office_list=build_offices.office_list(by=coordinator),
            change=build.holder_change(unit=city.units["教育局"]),
            sessions=_sessions(city),
            strangers=_sessions(stranger),
        )
        yield house
        transaction.set_rollback(True)


def _sessions(city: City) -> dict[str, str]:
    return {
        role: cast.client(seat).cookies[settings.SESSION_COOKIE_NAME].value
        for role, seat in city.seats.items()
    }


def _browser(session: str) -> Client:
    """A browser that has logged in before; each test has its own, since one may log out."""
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session
    return browser


@pytest.fixture
def house(standing_house: House) -> Iterator[House]:
    """The house, put back afterwards as it was."""
    with transaction.atomic():
        yield standing_house
        transaction.set_rollback(True)


def _address(page: str, house: House, *, place: int | None = None, role: str = "") -> str:
    filled: dict[str, int] = {}
    if "place" in PAGES[page]:
        filled["place"] = place or house.city.place.pk
    if "pk" in PAGES[page]:
        with entered({house.city.place.pk}):
            own = OWN[page](house, role) if role and page in OWN else None
            filled["pk"] = own or ROWS[page](house)
    return reverse(page, kwargs=filled)


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


def _outcomes(client: Client, address: str, sent: dict[str, object]) -> set[str]:
    """What looking and sending come to; a method that the page does not take is asked of nobody."""
    answers = [client.get(address), client.post(address, sent)]
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
    assert _outcomes(_browser(house.sessions[role]), _address(page, house, role=role), sent) == {expected}


@every_page
def test_a_stranger_is_sent_to_log_in(page: str, house: House) -> None:
    sent = SENT[page](house, "observer") if page in SENT else {}
    expected = IN if may_enter(page, None) else TO_LOG_IN
    assert _outcomes(Client(), _address(page, house), sent) == {expected}


@every_page
def test_an_account_without_a_seat_is_told_whom_to_ask(page: str, house: House) -> None:
    seatless = Client()
    seatless.force_login(build.account(place=house.city.place, login="seatless"))
    sent = SENT[page](house, "observer") if page in SENT else {}
    expected = IN if may_enter(page, None) else NO_SEAT
    assert _outcomes(seatless, _address(page, house), sent) == {expected}


@pytest.mark.parametrize(("page", "role"), ENTERING)
def test_pages_of_a_place_do_not_exist_for_the_roles_of_another(page: str, role: str, house: House) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    assert _outcomes(_browser(house.strangers[role]), _address(page, house), sent) == {HIDDEN}


@pytest.mark.parametrize(("page", "role"), [(page, role) for page, role in ENTERING if page in ROWS])
def test_rows_of_one_place_are_not_found_under_the_address_of_another(
    page: str, role: str, house: House
) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    address = _address(page, house, place=house.stranger.place.pk)
    assert _outcomes(_browser(house.strangers[role]), address, sent) == {HIDDEN}


@pytest.mark.parametrize(("page", "role"), [(page, role) for page, role in ENTERING if page not in ROWS])
def test_pages_of_a_place_below_open_for_those_who_may_see_what_is_issued_there(
    page: str, role: str, house: House
) -> None:
    sent = SENT[page](house, role) if page in SENT else {}
    address = _address(page, house, place=house.district.place.pk)
    expected = IN if may_see_related(page, role) else HIDDEN
    assert _outcomes(_browser(house.sessions[role]), address, sent) == {expected}


@every_role
def test_an_address_of_somebody_elses_seat_opens_nothing(role: str, house: House) -> None:
    other = next(seat for name, seat in house.city.seats.items() if name != role)
    browser = _browser(house.sessions[role])
    for foreign in (other, house.stranger.seats[role]):
        assert _outcome(browser.get(f"/as/{foreign.pk}/")) == HIDDEN
