"""Can somebody choose a new password, and nobody in their stead?"""

import pytest
from django.test import Client
from django.urls import reverse

from liaison.accounts.models import Account
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build, cast
from tests.cast import City

NEW = "another long password 7"


@pytest.fixture
def client(city: City) -> Client:
    return cast.client(city.seats["observer"])


def change(client: Client, old: str, new: str, again: str) -> str:
    answer = client.post(
        reverse("accounts:change_password"),
        {"old_password": old, "new_password1": new, "new_password2": again},
        follow=True,
    )
    return answer.content.decode()


def test_the_new_password_holds_and_this_session_goes_on(city: City, client: Client) -> None:
    assert "密码已修改" in change(client, build.PASSWORD, NEW, NEW)
    account = Account.objects.get(pk=city.seats["observer"].account_id)
    assert account.check_password(NEW)
    assert client.get("/").status_code == 200
    with entered({city.place.pk}):
        entry = Entry.objects.filter(jurisdiction_id=city.place.pk).first()
    assert entry is not None
    assert entry.code == "account.password_changed"
    assert NEW not in str(entry.detail)


def test_other_sessions_end(city: City, client: Client) -> None:
    elsewhere = cast.client(city.seats["observer"])
    change(client, build.PASSWORD, NEW, NEW)
    assert elsewhere.get("/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("not it", NEW, NEW, "原密码不正确"),
        (build.PASSWORD, NEW, "something else 9", "两次输入的新密码不一致"),
        (build.PASSWORD, "short", "short", "10"),
        (build.PASSWORD, "739201847562", "739201847562", "数字"),
    ],
)
def test_what_does_not_do_is_refused_with_a_reason(
    city: City, client: Client, old: str, new: str, again: str, says: str
) -> None:
    assert says in change(client, old, new, again)
    assert Account.objects.get(pk=city.seats["observer"].account_id).check_password(build.PASSWORD)
