"""Does it go on record when somebody is turned away, and stay although the request was undone?"""

import pytest
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from tests import build, cast
from tests.cast import City
from tests.conftest import ClientOf


def refusals(city: City) -> list[Entry]:
    with entered({city.place.pk}):
        return list(Entry.objects.filter(code="page.refused"))


def test_a_page_that_is_not_ones_own_goes_on_record(city: City, client_of: ClientOf) -> None:
    seat = city.seats["department_officer"]
    address = reverse("record:entries", args=[city.place.pk])
    assert client_of("department_officer").get(address, {"code": "secret"}).status_code == 404
    (entry,) = refusals(city)
    assert (entry.account_id, entry.seat_id, entry.role) == (seat.account_id, seat.pk, seat.role)
    assert entry.address == "127.0.0.1"
    assert entry.detail["page"] == "record:entries"
    assert entry.detail["address"] == address, "What was asked for stays out of the record."


def test_a_row_that_is_not_there_goes_on_record(city: City, client_of: ClientOf) -> None:
    address = reverse("schemes:unit", args=[city.place.pk, 2**40])
    assert client_of("observer").get(address).status_code == 404
    assert [entry.detail["page"] for entry in refusals(city)] == ["schemes:unit"]


def test_the_place_of_others_goes_on_ones_own_record(city: City, stranger: City, client_of: ClientOf) -> None:
    client_of("observer").get(reverse("schemes:matrix", args=[stranger.place.pk]))
    assert len(refusals(city)) == 1
    assert refusals(stranger) == []


def test_a_form_from_elsewhere_goes_on_record(city: City) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(city.seats["observer"].account)
    assert browser.post(reverse("accounts:change_password")).status_code == 403
    (entry,) = refusals(city)
    assert (entry.detail["method"], entry.detail["page"]) == ("POST", "accounts:change_password")


def test_an_account_without_a_seat_is_noted_at_its_home(city: City) -> None:
    browser = Client()
    browser.force_login(build.account(place=city.place, login="seatless"))
    browser.get(reverse("schemes:matrix", args=[city.place.pk]))
    assert [entry.seat_id for entry in refusals(city)] == [None]


def test_strangers_and_slips_of_the_hand_are_not_noted(city: City, client_of: ClientOf) -> None:
    Client().get(reverse("record:entries", args=[city.place.pk]))
    client_of("observer").get("/no/such/address/")
    assert refusals(city) == []


@pytest.mark.django_db(transaction=True)
def test_a_refusal_stays_although_the_request_was_undone(transactional_db: None) -> None:
    city = cast.city()
    browser = cast.client(city.seats["observer"])
    browser.post(reverse("schemes:issue", args=[city.place.pk, 1]))
    assert len(refusals(city)) == 1
    with entered({city.place.pk}):
        assert list(faults(city.place.pk)) == []
