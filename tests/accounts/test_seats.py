"""From which seat does somebody act, and who sees the accounts?"""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.accounts.actions import end_seat
from liaison.accounts.models import Account, Seat
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.frame import FRAME_QUERIES
from tests.settings import TODAY


@pytest.fixture
def second_seat(city: City) -> Seat:
    """The department's officer also reads along at the government office."""
    account = Account.objects.get(pk=city.seats["department_officer"].account_id)
    return build.seat(account=account, place=city.place, role="observer", unit=city.units["政府办公室"])


def take(client: Client, seat: object) -> int:
    return client.post(reverse("accounts:take_seat"), {"seat": seat}).status_code


def seen(client: Client, address: str = "/") -> str:
    return client.get(address, follow=True).content.decode()


def test_who_has_several_seats_can_change_and_it_is_recorded(city: City, second_seat: Seat) -> None:
    client = cast.client(city.seats["department_officer"])
    choice = seen(client)
    assert "您有多个身份，请选择这次以何身份办理" in choice
    assert "市政府办公室" in choice
    assert take(client, second_seat.pk) == 302
    assert "督查、档案（只读） · 市政府办公室" in " ".join(seen(client).split())
    with entered({city.place.pk}):
        last = Entry.objects.filter(jurisdiction_id=city.place.pk).first()
    assert last is not None
    assert (last.code, last.seat_id) == ("seat.taken", second_seat.pk)


def test_a_seat_in_another_place_leads_there(city: City, district: City) -> None:
    account = Account.objects.get(pk=city.seats["observer"].account_id)
    seat = build.seat(
        account=account, place=district.place, role="observer", unit=district.units["政府办公室"]
    )
    client = cast.client(city.seats["observer"])
    assert take(client, seat.pk) == 302
    assert "临溪区" in seen(client)
    there = f"/as/{seat.pk}{reverse('schemes:matrix', args=[city.place.pk])}"
    assert client.get(there).status_code == 404


def test_two_tabs_act_as_two_posts_and_do_not_mix(city: City, second_seat: Seat) -> None:
    client = cast.client(city.seats["department_officer"])
    first = city.seats["department_officer"]
    assert "部门联络员 · 市教育局" in " ".join(seen(client, f"/as/{first.pk}/").split())
    other = " ".join(seen(client, f"/as/{second_seat.pk}/").split())
    assert "督查、档案（只读） · 市政府办公室" in other
    assert f'href="/as/{second_seat.pk}/places/{city.place.pk}/matrix/"' in other
    assert f"/as/{first.pk}/places/" not in other


def test_a_form_that_names_no_seat_is_not_taken_from_somebody_with_several(
    city: City, second_seat: Seat
) -> None:
    client = cast.client(city.seats["department_officer"])
    take(client, second_seat.pk)
    answer = client.post(reverse("accounts:end_session"), {"session": "others"})
    assert answer.status_code == 409
    assert "请重新选择身份" in answer.content.decode()


def test_an_address_of_a_seat_that_is_not_ones_own_asks_which(city: City) -> None:
    client = cast.client(city.seats["department_officer"])
    answer = client.get(f"/as/{city.seats['observer'].pk}/")
    assert answer.status_code == 404
    assert "部门联络员" in answer.content.decode()
    assert "督查" not in answer.content.decode()


def test_a_seat_that_has_ended_is_not_replaced_by_another_in_silence(city: City, second_seat: Seat) -> None:
    client = cast.client(city.seats["department_officer"])
    take(client, second_seat.pk)
    with entered({city.place.pk}):
        end_seat(seat=second_seat, ends=TODAY, by=city.actor("security_administrator"), at=build.NOW)
    assert client.get(f"/as/{second_seat.pk}/").status_code == 404
    assert "以何身份" in seen(client)


def test_a_stranger_with_the_address_of_a_seat_is_sent_to_log_in(city: City, client: Client) -> None:
    answer = client.get(f"/as/{city.seats['observer'].pk}/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/log-in/")


def test_nobody_takes_the_seat_of_somebody_else(city: City, stranger: City) -> None:
    client = cast.client(city.seats["department_officer"])
    for seat in (city.seats["government_coordinator"].pk, stranger.seats["observer"].pk, 0, "x", ""):
        assert take(client, seat) == 404


def test_with_one_seat_there_is_nothing_to_change(client_of: ClientOf) -> None:
    assert "切换身份" not in client_of("observer").get("/").content.decode()


def test_the_security_administrator_sees_who_has_which_seat_and_no_password(
    city: City, client_of: ClientOf
) -> None:
    address = reverse("accounts:accounts", args=[city.place.pk])
    page = client_of("security_administrator").get(address).content.decode()
    account = Account.objects.get(pk=city.seats["department_officer"].account_id)
    for text in (account.login, "何文舟", "部门联络员", "市教育局", "2020-01-01"):
        assert text in page
    assert account.password not in page


def test_a_longer_list_of_accounts_costs_no_more_queries(
    city: City, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        account = build.account(place=city.place, login=f"reader-{number}")
        build.seat(account=account, place=city.place, role="observer", unit=city.units["教育局"])
    client, address = client_of("security_administrator"), reverse("accounts:accounts", args=[city.place.pk])
    client.get(address)
    with django_assert_max_num_queries(FRAME_QUERIES + 3):
        client.get(address)
