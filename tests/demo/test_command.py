"""Does the command build once, renew passwords at every call, and refuse outside the demo?"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison.accounts.models import Account
from liaison.demo import city
from liaison.demo.passwords import new_password, renew_passwords
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Unit
from tests import cast
from tests.build import NOW


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> None:
    settings.LIAISON_DEMO = True


def _called(*, if_empty: bool = False) -> str:
    shown = StringIO()
    call_command("demo", if_empty=if_empty, stdout=shown)
    return shown.getvalue()


def _passwords() -> dict[str, str]:
    return dict(Account.objects.filter(is_demo=True).values_list("login", "password"))


def test_it_refuses_where_there_is_no_demo(db: None, settings: Settings) -> None:
    settings.LIAISON_DEMO = False
    with pytest.raises(CommandError, match="LIAISON_DEMO"):
        _called()
    assert not Jurisdiction.objects.exists()


def test_it_shows_every_login_under_heads_in_two_languages(db: None) -> None:
    shown = _called()
    assert all(head in shown for head in ("角色 Role", "登录名 Login", "密码 Password"))
    assert all(player.login in shown for player in city.PLAYERS)


def test_a_second_call_changes_passwords_and_nothing_else(db: None) -> None:
    _called()
    place = Jurisdiction.objects.get(name=city.CITY)
    before = _passwords()
    with entered({place.pk}):
        units, entries = Unit.objects.count(), Entry.objects.count()
    _called()
    after = _passwords()
    assert before.keys() == after.keys()
    assert all(before[login] != after[login] for login in before)
    with entered({place.pk}):
        assert Unit.objects.count() == units
        assert Entry.objects.count() == entries + len(city.PLAYERS)


def test_if_empty_leaves_passwords_alone_and_shows_none(db: None) -> None:
    _called()
    before = _passwords()
    assert _called(if_empty=True) == ""
    assert _passwords() == before


def test_it_leaves_an_installation_in_use_alone(db: None) -> None:
    cast.stranger()
    before = _passwords()
    assert "没有演示账号" in _called()
    assert _passwords() == before
    assert not Jurisdiction.objects.filter(name=city.CITY).exists()


def test_no_password_is_kept_in_clear(demo_city: Jurisdiction) -> None:
    ways_in = renew_passwords(at=NOW)
    kept = str(_passwords()) + str(list(Entry.objects.values_list("detail", flat=True)))
    assert not any(way_in.password in kept for way_in in ways_in)


def test_two_passwords_are_not_the_same() -> None:
    assert new_password() != new_password()


def test_a_shown_password_opens_the_door_on_this_machine(demo_city: Jurisdiction) -> None:
    way_in = renew_passwords(at=NOW)[0]
    browser = Client(REMOTE_ADDR="127.0.0.1")
    answer = browser.post(reverse("accounts:log_in"), {"username": way_in.login, "password": way_in.password})
    assert answer.status_code == 302
