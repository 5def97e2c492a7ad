"""How does an installation begin, and how do its other places get people?"""

from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from liaison.accounts.actions import appoint_administrators
from liaison.accounts.models import ADMINISTRATORS, Account, Seat
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Level, Unit
from tests import build
from tests.accounts.test_log_in import log_in
from tests.cast import City
from tests.conftest import ClientOf


def found(*words: str) -> str:
    said = StringIO()
    call_command("found_installation", *words, stdout=said)
    return said.getvalue()


def passwords_in(said: str) -> dict[str, str]:
    """The one-time passwords of the table by login."""
    rows = [[cell.strip() for cell in line.split("│")] for line in said.splitlines() if "│" in line]
    return {row[2]: row[3] for row in rows}


def test_the_first_place_begins_with_three_administrators(db: None, client: Client) -> None:
    passwords = passwords_in(found("澄江市"))
    assert set(passwords) == {"system", "security", "audit"}
    place = Jurisdiction.objects.get()
    assert (place.name, place.level, place.prefix) == ("澄江市", Level.PREFECTURE, "市")
    with entered({place.pk}):
        assert set(Seat.objects.values_list("role", flat=True)) == set(ADMINISTRATORS)
        assert set(Unit.objects.values_list("canonical", flat=True)) == {
            "government_office",
            "united_front_work_department",
        }
    assert "请先修改密码" in log_in(client, "system", passwords["system"])


def test_no_password_stands_in_the_record(db: None) -> None:
    passwords = passwords_in(found("澄江市"))
    with entered({Jurisdiction.objects.get().pk}):
        written = "".join(str(detail) for detail in Entry.objects.values_list("detail", flat=True))
    assert not any(password in written for password in passwords.values())


def test_an_installation_is_founded_once(city: City) -> None:
    with pytest.raises(CommandError, match="已经建立过地区"):
        found("澄江市")


@pytest.mark.parametrize("words", [("澄江",), ("澄江市", "--tracks-from=昨天")])
def test_what_is_no_place_is_refused_and_nothing_is_left(db: None, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        found(*words)
    assert not Jurisdiction.objects.exists()


def test_a_wrong_log_in_before_there_is_any_place_is_no_error(db: None, client: Client) -> None:
    assert client.get("/log-in/").status_code == 200
    sent = {"username": "nobody", "password": "nothing"}
    assert client.post("/log-in/", sent).status_code < 500


def test_a_place_founded_later_gets_its_administrators_on_the_page(
    city: City, client: Client, client_of: ClientOf
) -> None:
    district = build.place(name="临溪区", level=Level.COUNTY, prefix="区", below=city.place)
    system = client_of("system_administrator")
    address = reverse("accounts:appoint")
    assert "临溪区" in system.get(address).content.decode()
    page = system.post(address, {"place": district.pk}).content.decode()
    assert page.count("一次性密码") == 3
    login, password = (
        page.split(f"<dt>{word}</dt><dd><code>")[1].split("<")[0] for word in ("账号", "一次性密码")
    )
    assert "请先修改密码" in log_in(client, login, password)
    assert Account.objects.get(login=login).home == district
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="administrators.appointed").count() == 1
    assert "没有等待任命的地区" in system.get(address).content.decode()
    assert "这个地区已有管理员" in system.post(address, {"place": district.pk}, follow=True).content.decode()


def test_a_place_with_people_lets_others_in_itself(city: City, district: City) -> None:
    with entered({city.place.pk}), pytest.raises(PermissionDenied):
        appoint_administrators(place=district.place, by=city.actor("system_administrator"), at=build.NOW)


def test_a_place_beside_ones_own_is_not_ones_to_begin(city: City, stranger: City) -> None:
    there = build.place(name="青禾县", level=Level.COUNTY, prefix="县", below=city.place)
    with entered({stranger.place.pk}), pytest.raises(PermissionDenied):
        appoint_administrators(place=there, by=stranger.actor("system_administrator"), at=build.NOW)


def test_a_lost_slip_of_the_security_administrator_is_issued_at_the_machine(
    city: City, client: Client
) -> None:
    login = city.seats["security_administrator"].account.login
    said = StringIO()
    call_command("issue_slip", login, stdout=said)
    assert "请先修改密码" in log_in(client, login, said.getvalue().split()[1])
    with pytest.raises(CommandError):
        call_command("issue_slip", "no.such.login")
