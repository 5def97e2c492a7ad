"""Does a second factor stand between a stolen password and the way in?"""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison import clock
from liaison.accounts.models import Account, SecondFactor
from tests import cast
from tests.accounts.test_log_in import log_in
from tests.cast import City

START = datetime(2026, 6, 15, 4, tzinfo=UTC)


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    now = [START]
    monkeypatch.setattr(clock, "machine_now", lambda: now[0])
    return now


@pytest.fixture
def app(city: City, moment: list[datetime]) -> tuple[pyotp.TOTP, list[str]]:
    """The officer's authenticator app, set up through the pages, and the recovery codes."""
    client = cast.client(city.seats["department_officer"])
    address = reverse("accounts:second_factor")
    page = client.get(address).content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)
    assert secret is not None
    app = pyotp.TOTP(secret[1])
    done = client.post(address, {"code": app.at(moment[0])}).content.decode()
    moment[0] += timedelta(seconds=60)
    return app, re.findall(r"<code>(\d{10})</code>", done)


def login_of(city: City) -> str:
    return Account.objects.get(pk=city.seats["department_officer"].account_id).login


def give(client: Client, code: str) -> str:
    return client.post(reverse("accounts:second_step"), {"code": code}, follow=True).content.decode()


def test_the_password_alone_no_longer_opens(
    city: City, client: Client, app: tuple[pyotp.TOTP, list[str]], moment: list[datetime]
) -> None:
    assert "动态口令或恢复码" in log_in(client, login_of(city))
    assert client.get("/").status_code == 302
    assert "口令不正确" in give(client, "000000")
    assert "首页" in give(client, app[0].at(moment[0]))


def test_a_code_opens_once(
    city: City, client: Client, app: tuple[pyotp.TOTP, list[str]], moment: list[datetime]
) -> None:
    code = app[0].at(moment[0])
    log_in(client, login_of(city))
    assert "首页" in give(client, code)
    other = Client()
    log_in(other, login_of(city))
    assert "已经用过" in give(other, code)


def test_a_recovery_code_opens_once(city: City, client: Client, app: tuple[pyotp.TOTP, list[str]]) -> None:
    assert len(app[1]) == 10
    log_in(client, login_of(city))
    assert "首页" in give(client, app[1][3])
    other = Client()
    log_in(other, login_of(city))
    assert "口令不正确" in give(other, app[1][3])


def test_wrong_codes_lock_the_account(
    city: City, client: Client, app: tuple[pyotp.TOTP, list[str]], moment: list[datetime]
) -> None:
    log_in(client, login_of(city))
    for _ in range(5):
        give(client, "000000")
    assert "口令不正确" in give(client, app[0].at(moment[0]))


def test_between_the_steps_one_may_not_linger(
    city: City, client: Client, app: tuple[pyotp.TOTP, list[str]], moment: list[datetime]
) -> None:
    log_in(client, login_of(city))
    moment[0] += timedelta(minutes=6)
    assert "动态口令" not in give(client, app[0].at(moment[0]))
    assert client.get("/").status_code == 302


def test_the_secret_is_not_kept_in_the_clear(city: City, app: tuple[pyotp.TOTP, list[str]]) -> None:
    factor = SecondFactor.objects.get()
    assert app[0].secret not in factor.sealed_secret
    assert not set(app[1]) & set(factor.recovery_codes)


def test_a_role_can_be_made_to_have_one(city: City, settings: Settings) -> None:
    settings.LIAISON_SECOND_FACTOR_ROLES = ["security_administrator"]
    address = reverse("accounts:second_factor")
    assert cast.client(city.seats["security_administrator"]).get("/").headers["Location"] == address
    assert cast.client(city.seats["observer"]).get("/").status_code == 200


def test_leaving_it_takes_a_last_code(
    city: City, app: tuple[pyotp.TOTP, list[str]], moment: list[datetime]
) -> None:
    client = cast.client(city.seats["department_officer"])
    address = reverse("accounts:second_factor")
    client.post(address, {"code": "000000"})
    assert SecondFactor.objects.exists()
    client.post(address, {"code": app[0].at(moment[0])})
    assert not SecondFactor.objects.exists()
