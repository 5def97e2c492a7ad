"""Who gets in, and does the record know?"""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison.accounts.actions import open_account
from liaison.accounts.models import Account
from liaison.core.access.actor import installation
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, cast
from tests.cast import City

LOG_IN = "/log-in/"
REFUSED = "账号或密码不正确，或者账号不能在此登录"


def log_in(client: Client, login: str, password: str = build.PASSWORD, **headers: str) -> str:
    answer = client.post(LOG_IN, {"username": login, "password": password}, follow=True, headers=headers)
    return answer.content.decode()


def codes(city: City) -> list[str]:
    """What the record of the city says last, the newest first."""
    with entered({city.place.pk}):
        return list(Entry.objects.filter(jurisdiction_id=city.place.pk).values_list("code", flat=True)[:2])


def login_of(city: City, role: str) -> str:
    return Account.objects.get(pk=city.seats[role].account_id).login


@pytest.fixture
def demo_account(city: City) -> Account:
    with entered({city.place.pk}):
        account = open_account(
            login="demo", password=build.PASSWORD, by=installation(city.place.pk), at=build.NOW, is_demo=True
        )
    build.seat(account=account, place=city.place, role="observer", unit=city.units["政府办公室"])
    return account


def test_whoever_knows_the_password_gets_in_and_it_is_recorded(city: City, client: Client) -> None:
    assert "首页" in log_in(client, login_of(city, "observer"))
    assert codes(city)[0] == "account.logged_in"


def test_a_wrong_password_is_refused_and_recorded(city: City, client: Client) -> None:
    assert REFUSED in log_in(client, login_of(city, "observer"), "wrong")
    assert codes(city)[0] == "account.refused"


def test_an_unknown_account_learns_no_more_than_a_wrong_password_does(city: City, client: Client) -> None:
    assert REFUSED in log_in(client, "nobody-of-that-name")
    assert codes(city)[0] != "account.refused"


def test_a_shut_account_is_refused_in_the_same_words(city: City, client: Client) -> None:
    account = Account.objects.get(pk=city.seats["observer"].account_id)
    account.is_active = False
    account.save()
    assert REFUSED in log_in(client, account.login)


def test_the_password_is_never_sent_back(city: City, client: Client) -> None:
    assert "wrong-but-secret" not in log_in(client, login_of(city, "observer"), "wrong-but-secret")


def test_logging_in_begins_a_new_session(city: City, client: Client) -> None:
    session = client.session
    session["anything"] = 1
    session.save()
    before = session.session_key
    log_in(client, login_of(city, "observer"))
    assert client.session.session_key != before


def test_a_demo_account_gets_in_where_the_demo_runs(
    city: City, client: Client, demo_account: Account, settings: Settings
) -> None:
    settings.LIAISON_DEMO = True
    assert "首页" in log_in(client, demo_account.login)


def test_a_demo_account_is_refused_where_no_demo_runs(
    city: City, client: Client, demo_account: Account, settings: Settings
) -> None:
    settings.LIAISON_DEMO = False
    assert REFUSED in log_in(client, demo_account.login)


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_a_demo_account_is_refused_from_another_machine(
    city: City, demo_account: Account, settings: Settings, address: str
) -> None:
    settings.LIAISON_DEMO = True
    assert REFUSED in log_in(Client(REMOTE_ADDR=address), demo_account.login)


def test_a_demo_account_is_refused_through_a_proxy(
    city: City, client: Client, demo_account: Account, settings: Settings
) -> None:
    settings.LIAISON_DEMO = True
    assert REFUSED in log_in(client, demo_account.login, **{"x-forwarded-for": "192.0.2.7"})


def test_an_account_without_a_seat_is_told_whom_to_ask_and_can_leave(city: City, client: Client) -> None:
    build.account(place=city.place, login="seatless")
    page = log_in(client, "seatless")
    assert "没有可用的身份" in page
    assert "请联系澄岚市的安全管理员" in page
    assert client.get(reverse("home:home")).status_code == 403
    assert client.post(reverse("accounts:log_out"), follow=True).redirect_chain[-1][0] == LOG_IN
    assert codes(city)[0] == "account.logged_out"


def test_leaving_takes_a_press_of_the_button_and_is_recorded(city: City) -> None:
    client = cast.client(city.seats["observer"])
    assert client.get(reverse("accounts:log_out")).status_code == 405
    client.post(reverse("accounts:log_out"))
    assert codes(city)[0] == "account.logged_out"
    assert client.get(reverse("home:home")).status_code == 302
