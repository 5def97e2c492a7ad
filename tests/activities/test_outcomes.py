"""Does what was agreed return until it is done, is every finding replied to, and is nothing counted twice?"""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.activities.models import Activity, Attendance, FollowUp, Observation, Opinion
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.notifications.queries import Asked, items_for
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.cast import City
from tests.settings import TODAY

CHECK = "law_enforcement_check"


def held(city: City, *, by: str = "department_officer", **options: Any) -> Activity:
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units["民盟"]]}
    with entered({city.place.pk}):
        return build_activities.activity(by=city.actor(by), **(sides | options))


def send(city: City, page: str, row: int, role: Any = "department_officer", **sent: Any) -> Any:
    address = reverse(f"activities:{page}", args=[city.place.pk, row])
    return cast.client(city.seats[role]).post(address, sent)


def page_of(city: City, activity: Activity, role: str = "department_officer") -> str:
    address = reverse("activities:activity", args=[city.place.pk, activity.pk])
    return cast.client(city.seats[role]).get(address).content.decode()


def waiting(city: City, role: str, *, on: date = TODAY) -> list[str]:
    with entered({city.place.pk}):
        items = items_for(Asked(city.actor(role), on))
    return [f"{item.title}|{item.why}" for item in items if item.page == "activities:activity"]


def agree(city: City, activity: Activity, *, unit: str = "民盟", due: date = TODAY) -> Any:
    return send(
        city,
        "add_follow_up",
        activity.pk,
        **{"follow_up-what": "送来试点名单", "follow_up-unit": city.units[unit].pk, "follow_up-due": due},
    )


def test_what_was_agreed_waits_for_its_owner_until_it_is_done(city: City) -> None:
    activity = held(city)
    assert agree(city, activity, due=TODAY + timedelta(days=10)).status_code == 302
    assert any("送来试点名单" in item for item in waiting(city, "organisation_officer"))
    assert not any("送来试点名单" in item for item in waiting(city, "department_officer"))
    near, late = TODAY + timedelta(days=8), TODAY + timedelta(days=12)
    assert any("快到了" in item for item in waiting(city, "organisation_officer", on=near))
    assert any("已过期限 2 天" in item for item in waiting(city, "organisation_officer", on=late))
    with entered({city.place.pk}):
        row = FollowUp.objects.get()
    done = {"finish-done_on": TODAY, "finish-note": "名单已送"}
    assert "由负责单位登记完成" in send(city, "finish_follow_up", row.pk, **done).content.decode()
    assert send(city, "finish_follow_up", row.pk, "organisation_officer", **done).status_code == 302
    assert not any("送来试点名单" in item for item in waiting(city, "organisation_officer", on=late))
    assert "名单已送" in page_of(city, activity)
    with entered({city.place.pk}):
        assert set(Entry.objects.filter(about_id=activity.pk).values_list("code", flat=True)) >= {
            "follow_up.noted",
            "follow_up.finished",
        }


@pytest.mark.parametrize("what", ["follow_up", "opinion", "observation"])
def test_what_was_noted_by_mistake_is_taken_back_with_a_reason_by_whoever_noted_it(
    city: City, what: str
) -> None:
    activity = held(city, kind=CHECK)
    unit = city.units["民盟" if what == "opinion" else "教育局"].pk
    sent = {f"{what}-unit": unit, f"{what}-text": "记错的一条", f"{what}-what": "记错的一条"}
    sent[f"{what}-due"] = TODAY
    assert send(city, f"add_{what}", activity.pk, **sent).status_code == 302
    model = {"follow_up": FollowUp, "opinion": Opinion, "observation": Observation}[what]
    with entered({city.place.pk}):
        pk = model._default_manager.get().pk
    door = f"withdraw_{what}"
    address = reverse(f"activities:{door}", args=[city.place.pk, pk])
    assert address in page_of(city, activity)
    assert address not in page_of(city, activity, "organisation_officer")
    other = send(city, door, pk, "organisation_officer", reason="不要了")
    assert (other.status_code, "由登记的单位撤销" in other.content.decode()) == (422, True)
    assert send(city, door, pk, reason=" ").status_code == 422
    assert send(city, door, pk, reason="记错了活动").status_code == 302
    with entered({city.place.pk}):
        assert not model._default_manager.exists()
        detail = Entry.objects.get(code=f"{what}.withdrawn", about_id=activity.pk).detail
    assert (detail["what"], detail["reason"]) == ("记错的一条", "记错了活动")


def test_what_is_done_is_not_taken_back(city: City) -> None:
    activity = held(city)
    with entered({city.place.pk}):
        row = build_activities.follow_up(activity, city.units["教育局"], by=city.actor("department_officer"))
    send(city, "finish_follow_up", row.pk, **{"finish-done_on": TODAY, "finish-note": "办了"})
    answer = send(city, "withdraw_follow_up", row.pk, "government_coordinator", reason="不要了")
    assert (answer.status_code, "不能撤销" in answer.content.decode()) == (422, True)


def test_what_the_kind_asks_for_and_nobody_noted_is_said(city: City) -> None:
    meeting, visit = held(city, kind="regular_meeting"), held(city, kind="visit")
    page = page_of(city, meeting)
    assert "这类活动要登记主持人" in page
    assert "这类活动要登记主要负责人是否到会" in page
    for kind, activity in (("regular_meeting", meeting), ("visit", visit)):
        asked = ACTIVITY_KINDS[kind]
        page = page_of(city, activity)
        assert ("这类活动要登记主持人" in page) == asked.presider
        assert ("这类活动要登记主要负责人是否到会" in page) == asked.in_person
    with entered({city.place.pk}):
        build_activities.seat(meeting, city.units["教育局"], by=city.actor("department_officer"))
        Attendance.objects.filter(activity=meeting).update(presides=True)
    assert "这类活动要登记主持人" not in page_of(city, meeting)


def test_what_is_wrong_in_an_agreement_is_said_and_nothing_is_lost(city: City) -> None:
    activity = held(city)
    answer = agree(city, activity, due=TODAY - timedelta(days=1))
    assert answer.status_code == 422
    assert "完成日期不能早于活动日期" in answer.content.decode()
    assert "送来试点名单" in answer.content.decode()
    assert agree(city, activity, unit="农工党").status_code == 422  # it takes no part
    assert agree(city, held(city, on=TODAY + timedelta(days=3))).status_code == 422  # not held yet


def test_an_opinion_is_kept_as_it_was_said(city: City) -> None:
    activity = held(city)
    sent = {
        "opinion-text": "建议增加公办园学位。",
        "opinion-unit": city.units["民盟"].pk,
        "opinion-voiced_by": "副主委",
    }
    assert send(city, "add_opinion", activity.pk, "organisation_officer", **sent).status_code == 302
    with entered({city.place.pk}):
        opinion = Opinion.objects.get()
    assert (opinion.text, opinion.voiced_by, opinion.taken_over) == ("建议增加公办园学位。", "副主委", None)
    assert "待转办" in page_of(city, activity)
    assert send(city, "add_opinion", activity.pk, **(sent | {"opinion-text": ""})).status_code == 422


def test_a_mark_of_secrecy_is_blocked_in_what_is_typed(city: City) -> None:
    activity = held(city)
    sent = {"opinion-text": "机密★1年 建议", "opinion-unit": city.units["民盟"].pk}
    answer = send(city, "add_opinion", activity.pk, **sent)
    assert answer.status_code == 422
    assert "密级标志" in answer.content.decode()
    with entered({city.place.pk}):
        assert not Opinion.objects.exists()
        assert Entry.objects.filter(code="notice.blocked").count() == 1


def test_a_finding_waits_for_the_unit_checked_and_its_reply_is_read_by_both(city: City) -> None:
    activity = held(city, kind=CHECK, what="校外培训检查")
    sent = {
        "observation-text": "收费没有公示",
        "observation-unit": city.units["教育局"].pk,
        "observation-due": TODAY + timedelta(days=5),
    }
    found = send(city, "add_observation", activity.pk, "organisation_officer", **sent)
    assert found.status_code == 302
    assert any("请答复发现的问题" in item for item in waiting(city, "department_officer"))
    assert not any("请答复发现的问题" in item for item in waiting(city, "organisation_officer"))
    with entered({city.place.pk}):
        row = Observation.objects.get()
    reply = {"reply-text": "已经公示。"}
    assert send(city, "reply_to_observation", row.pk, "organisation_officer", **reply).status_code == 422
    assert send(city, "reply_to_observation", row.pk, **reply).status_code == 302
    assert "已经公示。" in page_of(city, activity, "organisation_officer")
    assert send(city, "reply_to_observation", row.pk, **reply).status_code == 422  # it stands
    assert not any("请答复发现的问题" in item for item in waiting(city, "department_officer"))


def test_findings_are_noted_only_where_something_was_checked(city: City) -> None:
    sent = {"observation-text": "收费没有公示", "observation-unit": city.units["教育局"].pk}
    visit = held(city)
    assert "登记发现的问题" not in page_of(city, visit)
    assert send(city, "add_observation", visit.pk, **sent).status_code == 422


def test_whoever_is_slower_with_the_minutes_sees_both_texts(city: City) -> None:
    activity = held(city)
    empty = {"minutes-seen": "e3b0c44298fc1c14"}  # of no text at all
    assert send(city, "minutes", activity.pk, **{"minutes-text": "议定三件事。"}, **empty).status_code == 302
    slower = send(
        city, "minutes", activity.pk, "organisation_officer", **{"minutes-text": "议定两件事。"}, **empty
    )
    page = slower.content.decode()
    assert slower.status_code == 422
    assert "议定三件事。" in page
    assert "议定两件事。" in page
    assert "别人已经改过纪要" in page
    seen = page.split('name="minutes-seen" value="')[1].split('"')[0]
    again = {"minutes-text": "议定三件事，其中两件年内办。", "minutes-seen": seen}
    assert send(city, "minutes", activity.pk, "organisation_officer", **again).status_code == 302


def test_nobody_else_reads_or_writes_what_came_of_it(city: City) -> None:
    with entered({city.place.pk}):
        others = build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["卫生健康委"]],
            guests=[city.units["农工党"]],
            kind=CHECK,
        )
        coordinator = city.actor("government_coordinator")
        owed = build_activities.follow_up(others, city.units["卫生健康委"], by=coordinator)
        found = build_activities.observation(others, city.units["卫生健康委"], by=coordinator)
    assert send(city, "finish_follow_up", owed.pk).status_code == 404
    assert send(city, "reply_to_observation", found.pk).status_code == 404
    assert send(city, "minutes", others.pk).status_code == 404
    assert send(city, "merge", others.pk).status_code == 404


def test_the_page_of_an_activity_asks_no_more_however_much_came_of_it(city: City) -> None:
    activity = held(city, kind=CHECK)
    by = city.actor("department_officer")
    client = cast.client(city.seats["department_officer"])
    address = reverse("activities:activity", args=[city.place.pk, activity.pk])
    with entered({city.place.pk}):
        build_activities.follow_up(activity, city.units["民盟"], by=by)
        build_activities.observation(activity, city.units["教育局"], by=by)
        build_activities.photo(activity, by=by)
        build_activities.seat(activity, city.units["民盟"], by=by)
    few = queries(client, address)
    with entered({city.place.pk}):
        for number in range(5):
            build_activities.follow_up(activity, city.units["教育局"], by=by)
            build_activities.observation(activity, city.units["教育局"], by=by)
            build_activities.seat(activity, city.units["民盟"], by=by, name=f"来宾{number}")
    assert queries(client, address) <= few


def queries(client: Client, address: str) -> int:
    """Beside those of the frame, whose number of what waits is worked out on the first visit."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
