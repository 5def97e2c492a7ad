"""Does somebody who guesses, waits, or comes with a slip get further than they should?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison import clock
from liaison.accounts.actions import issue_activation_slip, unlock_account
from liaison.accounts.models import Account, OpenSession
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, cast
from tests.accounts.test_log_in import REFUSED, log_in
from tests.cast import City
from tests.conftest import ClientOf

MOMENT = datetime(2026, 6, 15, 4, tzinfo=UTC)
NEW = "Another long password 7"


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The machine's clock, which a test sets forward by writing to it."""
    now = [MOMENT]
    monkeypatch.setattr(clock, "machine_now", lambda: now[0])
    return now


@pytest.fixture
def account(city: City) -> Account:
    return Account.objects.get(pk=city.seats["department_officer"].account_id)


def codes(city: City) -> list[str]:
    with entered({city.place.pk}):
        return list(Entry.objects.filter(jurisdiction_id=city.place.pk).values_list("code", flat=True)[:12])


def fail(client: Client, login: str, times: int = 5) -> None:
    for _ in range(times):
        log_in(client, login, "not it")


def test_five_wrong_tries_lock_the_account_for_a_while_in_the_same_words(
    city: City, client: Client, account: Account, moment: list[datetime]
) -> None:
    fail(client, account.login)
    assert "account.locked" in codes(city)
    assert REFUSED in log_in(client, account.login)
    moment[0] += timedelta(minutes=16)
    assert "首页" in log_in(client, account.login)


def test_a_right_password_forgets_the_wrong_ones(client: Client, account: Account) -> None:
    fail(client, account.login, 4)
    log_in(client, account.login)
    client.post(reverse("accounts:log_out"))
    fail(client, account.login, 4)
    assert "首页" in log_in(client, account.login)


def test_tries_while_locked_do_not_lengthen_the_lock(
    client: Client, account: Account, moment: list[datetime]
) -> None:
    fail(client, account.login)
    moment[0] += timedelta(minutes=14)
    fail(client, account.login)
    moment[0] += timedelta(minutes=2)
    assert "首页" in log_in(client, account.login)


def test_the_list_of_accounts_shows_who_is_locked(
    city: City, client: Client, account: Account, moment: list[datetime]
) -> None:
    keeper = cast.client(city.seats["security_administrator"])
    address = reverse("accounts:accounts", args=[city.place.pk])
    assert "暂时锁定" not in keeper.get(address).content.decode()
    fail(client, account.login)
    assert "暂时锁定" in keeper.get(address).content.decode()


def test_the_security_administrator_unlocks(city: City, client: Client, account: Account) -> None:
    fail(client, account.login)
    with entered({city.place.pk}):
        unlock_account(account=account, by=city.actor("security_administrator"), at=build.NOW)
    assert "首页" in log_in(client, account.login)


def test_an_address_that_tries_many_names_is_locked_and_others_are_not(
    city: City, client: Client, account: Account, settings: Settings
) -> None:
    settings.LIAISON_WRONG_TRIES_OF_ADDRESS = 6
    for number in range(6):
        log_in(client, f"nobody-{number}", "not it")
    assert REFUSED in log_in(client, account.login)
    assert "首页" in log_in(Client(REMOTE_ADDR="192.0.2.7"), account.login)


def test_what_was_typed_as_a_name_is_not_kept(city: City, client: Client) -> None:
    log_in(client, "my-password-in-the-wrong-field")
    with entered({city.place.pk}):
        entry = Entry.objects.filter(jurisdiction_id=city.place.pk)[0]
    assert entry.code == "account.missed"
    assert "wrong-field" not in str(entry.detail)


def test_a_slip_opens_once_and_only_to_a_password_of_ones_own(
    city: City, client: Client, account: Account
) -> None:
    with entered({city.place.pk}):
        slip = issue_activation_slip(account=account, by=city.actor("security_administrator"), at=build.NOW)
    assert slip.password not in repr(slip)
    assert REFUSED in log_in(client, account.login)
    assert "请先修改密码" in log_in(client, account.login, slip.password)
    assert client.get("/").headers["Location"] == reverse("accounts:change_password")
    sent = {"old_password": slip.password, "new_password1": NEW, "new_password2": NEW}
    assert (
        "密码已修改" in client.post(reverse("accounts:change_password"), sent, follow=True).content.decode()
    )
    assert REFUSED in log_in(Client(), account.login, slip.password)


def test_a_slip_that_lay_about_too_long_no_longer_opens(
    city: City, client: Client, account: Account, settings: Settings
) -> None:
    at = build.NOW - timedelta(days=15)
    with entered({city.place.pk}):
        slip = issue_activation_slip(account=account, by=city.actor("security_administrator"), at=at)
    assert REFUSED in log_in(client, account.login, slip.password)


def test_a_password_that_is_too_old_is_changed_first(client: Client, account: Account) -> None:
    account.password_set_at = build.NOW - timedelta(days=91)
    account.save()
    assert "请先修改密码" in log_in(client, account.login)


def test_a_password_used_lately_is_not_chosen_again(city: City) -> None:
    client = cast.client(city.seats["observer"])
    address = reverse("accounts:change_password")
    client.post(address, {"old_password": build.PASSWORD, "new_password1": NEW, "new_password2": NEW})
    back = {"old_password": NEW, "new_password1": build.PASSWORD, "new_password2": build.PASSWORD}
    page = client.post(address, back).content.decode()
    assert "新密码不能与最近 5 次用过的密码相同" in page


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("Short7!", "至少要有 10 个字符"),
        ("onlylowercase", "至少要有 3 类"),
        ("Shuyan.city-77", "不能出现账号"),
    ],
)
def test_a_weak_password_is_refused_with_its_fault(city: City, password: str, says: str) -> None:
    client = cast.client(city.seats["observer"])
    sent = {"old_password": build.PASSWORD, "new_password1": password, "new_password2": password}
    assert says in client.post(reverse("accounts:change_password"), sent).content.decode()


def test_whoever_does_nothing_for_half_an_hour_has_to_log_in_again(
    city: City, client: Client, account: Account, moment: list[datetime]
) -> None:
    log_in(client, account.login)
    moment[0] += timedelta(minutes=29)
    assert client.get("/").status_code == 200
    moment[0] += timedelta(minutes=29)
    assert client.post(reverse("accounts:stay")).status_code == 204
    moment[0] += timedelta(minutes=31)
    assert "长时间没有操作" in client.get("/", follow=True).content.decode()
    assert codes(city)[0] == "account.timed_out"


def test_ones_sessions_can_be_seen_and_ended(client: Client, account: Account) -> None:
    elsewhere = Client(REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "an office browser"})
    log_in(client, account.login)
    log_in(elsewhere, account.login)
    page = client.get(reverse("accounts:own")).content.decode()
    assert "192.0.2.7" in page
    assert "an office browser" in page
    assert all(key not in page for key in OpenSession.objects.values_list("session_key", flat=True))
    client.post(reverse("accounts:end_session"), {"session": "others"})
    assert elsewhere.get("/").status_code == 302
    assert client.get("/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(client: Client, city: City, account: Account) -> None:
    other = cast.client(city.seats["observer"])
    log_in(client, account.login)
    client.post(reverse("accounts:end_session"), {"session": "others"})
    assert other.get("/").status_code == 200


def test_the_information_is_read_once_before_anything_else(
    city: City, client: Client, account: Account
) -> None:
    account.informed_at = None
    account.save()
    assert "收集哪些信息" in log_in(client, account.login)
    assert client.get("/").status_code == 302
    client.post(reverse("accounts:information"))
    assert client.get("/").status_code == 200
    assert "information.acknowledged" in codes(city)


def test_unused_accounts_are_reported(city: City, client_of: ClientOf, account: Account) -> None:
    account.last_login = build.NOW - timedelta(days=91)
    account.save()
    page = client_of("security_administrator").get(reverse("accounts:unused", args=[city.place.pk]))
    assert account.login in page.content.decode()
    assert "shuyan.city" not in page.content.decode()
