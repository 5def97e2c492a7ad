"""Does the answer to "why can I see this?" agree with the door, for every page and role?"""

import pytest
from django.urls import reverse

from liaison.core.access.doors import DOORS, may_enter, may_see_related
from liaison.core.access.explain import Place, explain, opens
from liaison.core.access.permissions import PERMISSION_NAMES, Permission
from liaison.core.access.roles import ROLES
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests.cast import City
from tests.conftest import ClientOf

HERE, RELATED, ELSEWHERE = Place(is_own=True), Place(is_own=False, is_related=True), Place(is_own=False)


@pytest.mark.parametrize("role", [None, *ROLES])
def test_the_answer_agrees_with_the_door(role: str | None) -> None:
    for page in [*DOORS, "schemes:unheard_of"]:
        assert opens(explain(page, role)) == may_enter(page, role), page
        if role is not None and page in DOORS and not DOORS[page].public:
            assert opens(explain(page, role, place=HERE)) == may_enter(page, role), page
            assert opens(explain(page, role, place=RELATED)) == may_see_related(page, role), page
            assert not opens(explain(page, role, place=ELSEWHERE)), page
            assert not opens(explain(page, role, place=HERE, row_shown=False)), page


def test_every_permission_has_a_name() -> None:
    assert set(PERMISSION_NAMES) == set(Permission)


def test_a_refusal_names_who_could() -> None:
    (reason,) = explain("record:entries", "observer")
    assert reason.in_words() == (
        "这一页要求有权“查看操作记录”，角色“督查、档案（只读）”没有；有此权限的角色：审计管理员。"
    )


def ask(client_of: ClientOf, city: City, role: str, address: str) -> str:
    asked: dict[str, str | int] = {"seat": city.seats[role].pk, "address": address}
    page = reverse("accounts:explain", args=[city.place.pk])
    return client_of("security_administrator").get(page, asked).content.decode()


def test_the_page_answers_in_words_and_the_record_knows(city: City, client_of: ClientOf) -> None:
    matrix = reverse("schemes:matrix", args=[city.place.pk])
    assert "看得到" in ask(client_of, city, "observer", f"http://testserver/as/7{matrix}?whole=1")
    drafts = reverse("schemes:drafts", args=[city.place.pk])
    assert "角色“督查、档案（只读）”没有" in ask(client_of, city, "observer", drafts)
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="access.explained").count() == 2


def test_rows_are_looked_up_as_the_seat_would_and_their_content_is_not_shown(
    city: City, district: City, client_of: ClientOf
) -> None:
    unit = reverse("schemes:unit", args=[city.place.pk, city.units["教育局"].pk])
    page = ask(client_of, city, "observer", unit)
    assert "地址所指的内容存在" in page
    assert "何文舟" not in page.split("reasons")[-1]
    missing = reverse("schemes:unit", args=[city.place.pk, district.units["教育局"].pk])
    assert "在这里不存在" in ask(client_of, city, "observer", missing)


def test_places_below_are_explained(city: City, district: City, stranger: City, client_of: ClientOf) -> None:
    below = reverse("schemes:matrix", args=[district.place.pk])
    assert "可以查看" in ask(client_of, city, "government_coordinator", below)
    assert "只能查看本地区" in ask(client_of, city, "observer", below)
    elsewhere = reverse("schemes:matrix", args=[stranger.place.pk])
    assert "不是上下级" in ask(client_of, city, "government_coordinator", elsewhere)


def test_an_address_that_leads_nowhere_is_named(city: City, client_of: ClientOf) -> None:
    assert "没有这个页面" in ask(client_of, city, "observer", "/nowhere/at/all/")
