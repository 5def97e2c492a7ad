"""Does the security administrator give a second seat where it is due, and does the page tell its history?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from liaison.accounts.models import Account, Seat
from liaison.tenancy.door import entered
from liaison.units.models import PostKind
from tests import build, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


@pytest.fixture
def keeper(client_of: ClientOf) -> Client:
    """The security administrator."""
    return client_of("security_administrator")


def _sent(city: City, **changed: object) -> dict[str, object]:
    usual = {
        "deed": "give_seat",
        "role": "observer",
        "unit": city.units["政府办公室"].pk,
        "post": "",
        "starts": TODAY.isoformat(),
    }
    return {**usual, **changed}


def _address(city: City, role: str) -> str:
    return reverse("accounts:change", args=[city.place.pk, city.seats[role].account_id])


def test_a_second_seat_is_given_and_the_page_tells_its_history(city: City, keeper: Client) -> None:
    page = keeper.post(_address(city, "department_officer"), _sent(city), follow=True).content.decode()
    assert "授予账号 wenzhou.city 角色 督查、档案（只读）" in page
    assert "yuan.city · 安全管理员" in page, "Who did it."
    with entered({city.place.pk}):
        seat = Seat.objects.get(account=city.seats["department_officer"].account_id, role="observer")
        assert (seat.person, seat.post) == (city.seats["department_officer"].person, None)
    home = cast.client(city.seats["department_officer"]).get("/", follow=True).content.decode()
    assert "您有多个身份" in home


def test_a_seat_acts_from_a_post_that_the_person_holds(city: City, keeper: Client) -> None:
    person = city.seats["department_officer"].person
    assert person is not None
    held = build.tenure(unit=city.units["工商联"], person=person, kind=PostKind.SECRETARY, title="兼职秘书长")
    address = _address(city, "department_officer")
    other = city.seats["department_leader"].post_id
    sent = _sent(city, role="organisation_secretary", unit=city.units["工商联"].pk)
    assert keeper.post(address, {**sent, "post": other}).status_code == 422, "Somebody else holds it."
    wrong = keeper.post(address, _sent(city, post=held.post_id))
    assert (wrong.status_code, "所选职务不属于所选单位" in wrong.content.decode()) == (422, True)
    assert keeper.post(address, {**sent, "post": held.post_id}).status_code == 302
    with entered({city.place.pk}):
        assert Seat.objects.get(role="organisation_secretary", post=held.post).person == person


@pytest.mark.parametrize(
    ("to", "changed", "why"),
    [
        ("audit_administrator", {"role": "security_administrator", "unit": ""}, "审计管理员不能兼任"),
        ("system_administrator", {"role": "audit_administrator", "unit": ""}, "审计管理员不能兼任"),
        ("security_administrator", {}, "不能给自己授予身份"),
        ("department_officer", {"unit": ""}, "其他角色必须选择单位"),
        ("department_officer", {"role": "system_administrator"}, "管理员不属于任何单位"),
        ("department_officer", {"starts": "2026-01-01"}, "不能补到过去"),
    ],
)
def test_what_may_not_be_is_refused_with_the_reason_and_nothing_typed_is_lost(
    city: City, keeper: Client, to: str, changed: dict[str, object], why: str
) -> None:
    answer = keeper.post(_address(city, to), _sent(city, **changed))
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    assert answer.context["seat_form"]["role"].value() == _sent(city, **changed)["role"]
    with entered({city.place.pk}):
        assert Seat.objects.count() == len(city.seats)


def test_not_through_a_seat_in_another_place_either(city: City, district: City, keeper: Client) -> None:
    account = Account.objects.get(pk=city.seats["department_officer"].account_id)
    build.seat(account=account, place=district.place, role="audit_administrator")
    sent = _sent(city, role="security_administrator", unit="")
    answer = keeper.post(_address(city, "department_officer"), sent)
    assert (answer.status_code, "审计管理员不能兼任" in answer.content.decode()) == (422, True)


def test_the_same_seat_is_not_given_twice(city: City, keeper: Client) -> None:
    address = _address(city, "department_officer")
    later = _sent(city, starts=(TODAY + timedelta(days=3)).isoformat())
    assert keeper.post(address, later).status_code == 302
    assert "已有同样的身份" in keeper.post(address, later).content.decode()
