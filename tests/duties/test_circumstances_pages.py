"""Can coordinators say from when a place keeps track and who took over, and see first what that changes?"""

import re
from datetime import date
from html import unescape

import pytest

from liaison.core.refusals import ActionRefused
from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding, Succession
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction
from tests import build_duties
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.duties.coordinating import at, plan_of, post
from tests.settings import TODAY

NEW_YEAR = date(TODAY.year, 1, 1)


def shown_and_saved(city: City, client_of: ClientOf, page: str, **sent: object) -> str:
    """What is said that would change, after which it is saved."""
    looked = post(city, client_of, page, **sent)
    told = unescape(looked.content.decode())
    assert looked.status_code == 200, told
    seen = re.search(r'name="seen" value="([^"]+)"', told)
    assert seen
    saved = post(city, client_of, page, **sent, seen=seen[1])
    assert saved.status_code == 302
    return told


@pytest.mark.usefixtures("in_force")
def test_tracking_that_starts_later_says_what_is_no_longer_overdue(city: City, client_of: ClientOf) -> None:
    assert plan_of(city).state == "overdue"
    told = shown_and_saved(city, client_of, "tracking", on="2026-06-01")
    assert "由“逾期”变为“" in told or "由“已逾期”变为“" in told
    assert plan_of(city).state == "shown_only"


@pytest.mark.usefixtures("in_force")
def test_a_merger_says_how_many_findings_move_before_it_is_saved(city: City, client_of: ClientOf) -> None:
    sent = {
        "old": city.units["教育局"].pk,
        "new": city.units["卫生健康委"].pk,
        "on": "2026-05-01",
        "reason": "机构改革",
    }
    looked = unescape(post(city, client_of, "successions", **sent).content.decode())
    assert "项新归到承接的单位" in looked
    with entered({city.place.pk}):
        assert not Succession.objects.exists()
    told = shown_and_saved(city, client_of, "successions", **sent)
    new = re.search(r"(\d+) 项新归到承接的单位", told)
    assert new
    with entered({city.place.pk}):
        reckon(place=city.place, on=TODAY, at=NOW)
        moved = KeptFinding.objects.filter(department=city.units["卫生健康委"]).count()
    assert moved == int(new[1])
    page = client_of("government_coordinator").get(at(city, "successions")).content.decode()
    assert "市教育局" in page
    assert "市卫生健康委" in page


@pytest.mark.usefixtures("in_force")
def test_what_was_changed_after_it_was_looked_at_is_shown_anew(city: City, client_of: ClientOf) -> None:
    sent = {"old": city.units["教育局"].pk, "new": city.units["卫生健康委"].pk, "on": "2026-05-01"}
    looked = unescape(post(city, client_of, "successions", **sent).content.decode())
    seen = re.search(r'name="seen" value="([^"]+)"', looked)
    assert seen
    changed = post(city, client_of, "successions", **(sent | {"on": "2026-04-01", "seen": seen[1]}))
    assert changed.status_code == 200
    with entered({city.place.pk}):
        assert not Succession.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("教育局", "教育局", "另一个单位"),
        ("教育局", "民盟", "部门的职能只能由部门承接"),
        ("教育局", "人民政府", "选择"),
    ],
)
def test_functions_go_to_another_of_the_same_side(
    city: City, in_force: None, client_of: ClientOf, old: str, new: str, told: str
) -> None:
    sent = {"old": city.units[old].pk, "new": city.units[new].pk, "on": "2026-05-01"}
    answer = post(city, client_of, "successions", **sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def succeed(city: City, old: str, new: str) -> Succession:
    return build_duties.succession(city, old, new, on=date(2026, 5, 1))


def test_functions_never_go_in_a_circle(city: City) -> None:
    succeed(city, "教育局", "卫生健康委")
    succeed(city, "卫生健康委", "发展改革委")
    with pytest.raises(ActionRefused, match="相反方向"):
        succeed(city, "发展改革委", "教育局")
    with pytest.raises(ActionRefused, match="已经登记"):
        succeed(city, "教育局", "卫生健康委")


def states_of(city: City) -> dict[tuple[object, ...], str]:
    """How every duty stands, by whom it is about."""
    with entered({city.place.pk}):
        reckon(place=Jurisdiction.objects.get(pk=city.place.pk), on=TODAY, at=NOW)
        rows = KeptFinding.objects.values_list("chain", "department", "organisation", "starts", "state")
        return {tuple(about): state for *about, state in rows}


@pytest.mark.usefixtures("in_force")
def test_a_merger_noted_by_mistake_is_withdrawn_and_the_findings_go_back(
    city: City, client_of: ClientOf
) -> None:
    before = states_of(city)
    row = succeed(city, "教育局", "卫生健康委")
    assert states_of(city) != before
    browser, address = client_of("united_front_coordinator"), at(city, "withdraw_succession", row.pk)
    looked = unescape(browser.post(address, {"reason": "选错了单位"}).content.decode())
    assert re.search(r"\d+ 项不再由承接的单位承担", looked)
    assert states_of(city) != before  # nothing is saved yet
    saved = browser.post(address, {"reason": "选错了单位", "seen": "选错了单位"}, follow=True)
    assert "已撤回" in saved.content.decode()
    assert "选错了单位" in saved.content.decode()
    assert states_of(city) == before
    with entered({city.place.pk}):
        entry = Entry.objects.get(code="succession.withdrawn")
    assert "选错了单位" in str(entry)
    assert "市教育局" in str(entry)


@pytest.mark.usefixtures("in_force")
def test_a_merger_is_withdrawn_once_and_can_be_noted_again(city: City, client_of: ClientOf) -> None:
    row = succeed(city, "教育局", "卫生健康委")
    browser, address = client_of("government_coordinator"), at(city, "withdraw_succession", row.pk)
    sent = {"reason": "登记有误", "seen": "登记有误"}
    assert browser.post(address, sent).status_code == 302
    assert "已经撤回" in browser.post(address, sent, follow=True).content.decode()
    succeed(city, "卫生健康委", "教育局")  # the other way round, which was a circle before
    succeed(city, "发展改革委", "教育局")


@pytest.mark.usefixtures("in_force")
@pytest.mark.parametrize(("reason", "told"), [(" ", "必填"), ("机密★1年", "密级标志")])
def test_a_merger_is_not_withdrawn_without_a_reason_nor_with_a_mark(
    city: City, client_of: ClientOf, reason: str, told: str
) -> None:
    row = succeed(city, "教育局", "卫生健康委")
    address = at(city, "withdraw_succession", row.pk)
    answer = client_of("government_coordinator").post(address, {"reason": reason, "seen": reason})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert client_of("department_officer").post(address, {"reason": "误"}).status_code == 404
    with entered({city.place.pk}):
        assert Succession.objects.get().withdrawn_at is None


@pytest.mark.usefixtures("in_force")
def test_the_document_behind_a_merger_bears_no_mark_of_secrecy(city: City, client_of: ClientOf) -> None:
    sent = {
        "old": city.units["教育局"].pk,
        "new": city.units["卫生健康委"].pk,
        "on": "2026-05-01",
        "reason": "机密★3年 机构改革方案",
    }
    answer = post(city, client_of, "successions", **sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "密级标志" in page
    assert "机构改革方案" in page
    with entered({city.place.pk}):
        assert not Succession.objects.exists()
