"""Is an activity entered on a page with next to no work, and does the page lose nothing?"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from liaison.activities.models import Activity
from liaison.activities.queries import said_of
from liaison.core.activities.standing import State
from liaison.matters.models import Involvement
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import build, build_schemes, cast
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def scheme(city: City) -> None:
    build_schemes.ad_hoc(city=city)
    build_schemes.version(by=city.actor("government_coordinator"))


def address(city: City, page: str, *arguments: object) -> str:
    return reverse(f"activities:{page}", args=[city.place.pk, *arguments])


def typed(city: City, **values: object) -> dict[str, object]:
    """A visit of today with 民盟, hosted by 教育局, as an officer sends it."""
    sent: dict[str, object] = {
        "kind": "visit",
        "on": TODAY.isoformat(),
        "guests": [city.units["民盟"].pk],
        "what": "",
        "held_by": f"own-{city.units['教育局'].pk}",
    }
    return sent | values


def enter(city: City, role: str = "department_officer", query: str = "", **values: Any) -> Any:
    browser = cast.client(city.seats[role])
    return browser.post(address(city, "enter") + query, typed(city, **values))


def entry(answer: Any, city: City) -> Activity:
    assert answer.status_code == 302, answer.content.decode()
    with entered({city.place.pk}):
        return Activity.objects.select_related("subject").latest("pk")


def sides(activity: Activity, city: City) -> tuple[set[str], set[str]]:
    names = {unit.pk: name for name, unit in city.units.items()}
    with entered({city.place.pk}):
        said = said_of(activity, Involvement.objects.filter(subject_id=activity.subject_id))
    return {names[pk] for pk in said.hosts}, {names[pk] for pk in said.guests}


def ticks(page: str, name: str = "guests") -> list[str]:
    return re.findall(rf'name="{name}" value="\d+" data-name="([^"]+)"', page)


def test_an_officer_finds_counterparts_proposed_and_the_own_unit_as_host(
    city: City, scheme: None, client_of: ClientOf
) -> None:
    page = client_of("department_officer").get(address(city, "enter")).content.decode()
    proposed, _others = page.split("其他单位", 1)
    assert "民盟市委会" in ticks(proposed)
    assert "结对联系" in proposed
    assert "市教育局" not in ticks(proposed)
    assert "市教育局主办" in page
    assert f'value="{TODAY.isoformat()}"' in page


def test_a_tick_and_a_press_enter_a_visit_of_today(city: City, scheme: None) -> None:
    activity = entry(enter(city), city)
    assert activity.subject.title == "走访（民盟市委会）"
    assert activity.subject.state == State.HELD
    assert sides(activity, city) == ({"教育局"}, {"民盟"})


def test_what_lies_ahead_becomes_a_plan(city: City) -> None:
    activity = entry(enter(city, on=TOMORROW.isoformat()), city)
    assert activity.subject.state == State.PLANNED


def test_what_lasts_until_tomorrow_is_still_a_plan(city: City) -> None:
    activity = entry(enter(city, until=TOMORROW.isoformat()), city)
    assert (activity.until, activity.subject.state) == (TOMORROW, State.PLANNED)


def test_the_other_side_holds_it_by_one_choice(city: City) -> None:
    activity = entry(enter(city, held_by=f"theirs-{city.units['教育局'].pk}"), city)
    assert sides(activity, city) == ({"民盟"}, {"教育局"})


def test_the_own_unit_takes_part_where_somebody_else_is_chosen_as_host(city: City) -> None:
    chosen: dict[str, Any] = {"held_by": "chosen", "hosts": [city.units["卫生健康委"].pk]}
    activity = entry(enter(city, **chosen), city)
    assert sides(activity, city) == ({"卫生健康委"}, {"民盟", "教育局"})


def test_a_coordinator_enters_for_both_sides(city: City) -> None:
    chosen: dict[str, Any] = {"held_by": "chosen", "hosts": [city.units["卫生健康委"].pk]}
    activity = entry(enter(city, "government_coordinator", **chosen), city)
    assert sides(activity, city) == ({"卫生健康委"}, {"民盟"})


def test_a_representative_enters_for_whom_it_represents(city: City) -> None:
    account = build.account(place=city.place, login="association")
    seat = build.seat(
        account=account, place=city.place, role="organisation_officer", unit=city.units["知联会"]
    )
    sent = typed(city, guests=[city.units["教育局"].pk], held_by=f"own-{city.units['无党派'].pk}")
    activity = entry(cast.client(seat).post(address(city, "enter"), sent), city)
    assert sides(activity, city) == ({"无党派"}, {"教育局"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"guests": []}, "请选定至少一个对方单位"),
        ({"on": "六月"}, "日期"),
        ({"on": ""}, "日期"),
        ({"kind": "party"}, "活动类型"),
        ({"until": YESTERDAY.isoformat()}, "结束日期不能早于开始日期"),
        ({"begins": "15:00", "ends": "14:00"}, "结束时间应晚于开始时间"),
        ({"kind": "social_service", "detail_beneficiaries": "很多"}, "受益人次"),
        ({"detail_beneficiaries": "80"}, "“受益人次”不是“走访”的内容"),
        ({"guests": [0]}, "参加单位"),
        ({"held_by": "own-0"}, "由谁主办"),
    ],
)
def test_bad_input_is_told_in_chinese_and_loses_nothing(
    city: City, values: Mapping[str, Any], said: str
) -> None:
    answer = enter(city, what="商议托育服务", place="市教育局三楼", **values)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page[page.index('role="alert"') :][:600]
    assert "商议托育服务" in page
    assert "市教育局三楼" in page
    with entered({city.place.pk}):
        assert not Activity.objects.exists()


def test_a_marked_text_is_blocked_and_on_record_without_its_words(city: City) -> None:
    answer = enter(city, what="机密★3年 关于某事项")
    assert answer.status_code == 422
    assert "已拦截并记录" in answer.content.decode()
    with entered({city.place.pk}):
        assert not Activity.objects.exists()
        assert [row.detail for row in Entry.objects.filter(code="notice.blocked")] == [{"mark": "机密★"}]


def test_last_time_is_begun_again_without_its_day(city: City) -> None:
    first = entry(
        enter(
            city, held_by=f"theirs-{city.units['教育局'].pk}", what="春季互访", place="民盟", begins="09:00"
        ),
        city,
    )
    query = f"?repeats={first.pk}"
    page = cast.client(city.seats["department_officer"]).get(address(city, "enter") + query).content.decode()
    assert "春季互访" in page
    assert re.search(rf'value="{city.units["民盟"].pk}" data-name="[^"]+" checked', page)
    assert re.search(rf'value="theirs-{city.units["教育局"].pk}"[^>]* checked', page)
    assert 'value="09:00"' in page
    again = entry(enter(city, query=query, what="秋季互访"), city)
    assert again.repeats_id == first.pk


def test_the_kind_and_the_lines_used_last_come_first(city: City) -> None:
    enter(city, kind="research", what="托育服务联合调研")
    page = cast.client(city.seats["department_officer"]).get(address(city, "enter")).content.decode()
    assert re.findall(r'name="kind" value="(\w+)"', page)[0] == "research"
    assert '<option value="托育服务联合调研">' in page


def test_a_day_and_a_unit_come_with_the_address(city: City) -> None:
    unit = city.units["民盟"].pk
    query = f"?on={TOMORROW.isoformat()}&with={unit}&kind=briefing"
    page = cast.client(city.seats["department_officer"]).get(address(city, "enter") + query).content.decode()
    assert f'value="{TOMORROW.isoformat()}"' in page
    assert re.search(rf'value="{unit}" data-name="[^"]+" checked', page)
    assert re.search(r'value="briefing"[^>]* checked', page)


@pytest.mark.parametrize("query", ["?repeats=x", "?repeats=99999999", "?with=x&on=y&kind=z", "?repeats=²"])
def test_nonsense_in_the_address_proposes_nothing(city: City, query: str) -> None:
    browser = cast.client(city.seats["department_officer"])
    assert browser.get(address(city, "enter") + query).status_code == 200


def test_a_plan_is_held_put_off_and_called_off_from_its_page(city: City) -> None:
    browser = cast.client(city.seats["department_officer"])
    plan = entry(enter(city, on=TOMORROW.isoformat()), city)
    early = browser.post(address(city, "held", plan.pk), {"on": TOMORROW.isoformat()})
    assert early.status_code == 422
    assert "日期还没有到" in early.content.decode()
    silent = browser.post(address(city, "postpone", plan.pk), {"postpone-to": "", "postpone-reason": ""})
    assert silent.status_code == 422
    put_off = {"postpone-to": "", "postpone-reason": "会议室维修"}
    assert browser.post(address(city, "postpone", plan.pk), put_off).status_code == 302
    page = browser.get(address(city, "activity", plan.pk)).content.decode()
    assert "已推迟，日期待定" in page
    assert "会议室维修" in page
    assert browser.post(address(city, "held", plan.pk), {"on": TODAY.isoformat()}).status_code == 302
    assert "已开展" in browser.get(address(city, "activity", plan.pk)).content.decode()
    refused = browser.post(address(city, "cancel", plan.pk), {"cancel-reason": "记错了"})
    assert refused.status_code == 422
    assert "已经开展的活动不能推迟或取消" in refused.content.decode()


def test_a_cancelled_one_says_why_nothing_can_be_changed(city: City) -> None:
    browser = cast.client(city.seats["department_officer"])
    plan = entry(enter(city, on=TOMORROW.isoformat()), city)
    browser.post(address(city, "cancel", plan.pk), {"cancel-reason": "对方另有任务"})
    page = browser.get(address(city, "activity", plan.pk)).content.decode()
    assert "对方另有任务" in page
    assert "活动已经取消，不能再修改" in page
    assert browser.get(address(city, "edit", plan.pk)).status_code == 302


def changed(activity: Activity, city: City, **values: object) -> dict[str, object]:
    sent: dict[str, object] = {
        "kind": "visit",
        "on": TODAY.isoformat(),
        "what": activity.subject.title,
        "hosts": [city.units["教育局"].pk],
        "guests": [city.units["民盟"].pk],
        "revision": activity.subject.revision,
    }
    return sent | values


def test_a_change_is_kept_with_before_and_after(city: City) -> None:
    activity = entry(enter(city), city)
    browser = cast.client(city.seats["organisation_officer"])
    answer = browser.post(address(city, "edit", activity.pk), changed(activity, city, what="走访并座谈"))
    assert answer.status_code == 302
    page = browser.get(answer["Location"]).content.decode()
    assert "内容：走访（民盟市委会） → 走访并座谈" in page


def test_who_is_slower_sees_both_versions_and_loses_nothing(city: City) -> None:
    activity = entry(enter(city), city)
    fast = cast.client(city.seats["organisation_officer"])
    slow = cast.client(city.seats["department_officer"])
    fast.post(address(city, "edit", activity.pk), changed(activity, city, what="对方改过的一句"))
    late = slow.post(
        address(city, "edit", activity.pk), changed(activity, city, what="我写的一句", place="南门")
    )
    page = late.content.decode()
    assert late.status_code == 422
    assert "您打开以后别人已经修改过" in page
    assert "对方改过的一句" in page
    assert "我写的一句" in page
    assert 'name="revision" value="2"' in page
    again = slow.post(
        address(city, "edit", activity.pk),
        changed(activity, city, what="我写的一句", place="南门", revision=2),
    )
    assert again.status_code == 302
    assert "我写的一句" in slow.get(again["Location"]).content.decode()


def test_a_unit_that_is_gone_stays_in_an_old_entry(city: City) -> None:
    activity = entry(enter(city), city)
    with entered({city.place.pk}):
        Unit.objects.filter(pk=city.units["民盟"].pk).update(ends=TODAY)
    browser = cast.client(city.seats["department_officer"])
    page = browser.get(address(city, "edit", activity.pk)).content.decode()
    assert re.search(r'name="guests" value="\d+" data-name="民盟市委会" checked', page)
    assert browser.post(address(city, "edit", activity.pk), changed(activity, city)).status_code == 302


def test_only_who_takes_part_opens_or_changes_it(city: City, client_of: ClientOf) -> None:
    activity = entry(
        enter(
            city,
            "government_coordinator",
            held_by="chosen",
            hosts=[city.units["卫生健康委"].pk],
            guests=[city.units["农工党"].pk],
        ),
        city,
    )
    for page in ("activity", "edit"):
        assert client_of("department_officer").get(address(city, page, activity.pk)).status_code == 404
    assert client_of("government_coordinator").get(address(city, "activity", activity.pk)).status_code == 200
