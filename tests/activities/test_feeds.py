"""Does a calendar outside follow what happens, tell no more than it has to, and shut when its seat ends?"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Event

from liaison.accounts.models import Seat
from liaison.activities.models import Activity, CalendarFeed
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.cast import City
from tests.settings import TODAY

TUESDAY = TODAY + timedelta(days=1)


def planned(city: City, what: str = "夏季座谈", **units: str) -> Activity:
    return build_activities.between(city, what, on=TUESDAY, **units)


def subscribed(city: City, role: str = "department_officer", scope: str = "unit") -> str:
    """The address as the page shows it once."""
    made = cast.client(city.seats[role]).post(address(city, "make_feed"), {"scope": scope})
    found = re.search(r'value="(https?://[^"]+\.ics)"', made.content.decode())
    assert found
    return found[1]


def address(city: City, page: str, *arguments: object) -> str:
    return reverse(f"activities:{page}", args=[city.place.pk, *arguments])


def fetched(where: str, **headers: str) -> Any:
    """By a calendar program, which has never logged in."""
    return Client().get(where, headers=headers)


def events(where: str) -> dict[str, Event]:
    answer = fetched(where)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["uid"]): event for event in found if isinstance(event, Event)}


def act(city: City, page: str, activity: Activity, **sent: object) -> None:
    answer = cast.client(city.seats["department_officer"]).post(address(city, page, activity.pk), sent)
    assert answer.status_code == 302, answer.content.decode()


def test_a_calendar_follows_from_the_entry_over_move_and_postponement_to_the_cancellation(city: City) -> None:
    activity = planned(city)
    where = subscribed(city)
    ((uid, event),) = events(where).items()
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)
    assert event.decoded("dtstart") == TUESDAY

    act(
        city,
        "postpone",
        activity,
        **{"postpone-to": (TUESDAY + timedelta(days=1)).isoformat(), "postpone-reason": "防汛"},
    )
    moved = events(where)[uid]
    assert (moved["status"], moved["sequence"]) == ("CONFIRMED", 1)
    assert moved.decoded("dtstart") == TUESDAY + timedelta(days=1)

    act(city, "postpone", activity, **{"postpone-to": "", "postpone-reason": "防汛"})
    put_off = events(where)[uid]
    assert (put_off["status"], put_off["sequence"]) == ("CANCELLED", 2)
    assert put_off.decoded("dtstart") == TUESDAY + timedelta(days=1)

    act(city, "cancel", activity, **{"cancel-reason": "并入年底座谈"})
    cancelled = events(where)[uid]
    assert (cancelled["status"], cancelled["summary"]) == ("CANCELLED", "（已取消）夏季座谈")
    assert cancelled.decoded("dtstamp") >= event.decoded("dtstamp")


def test_another_place_raises_the_sequence_and_another_line_of_what_does_not(city: City) -> None:
    activity = planned(city)
    where = subscribed(city)
    sent: dict[str, object] = {
        "kind": "visit",
        "on": TUESDAY.isoformat(),
        "what": "夏季走访",
        "hosts": [city.units["教育局"].pk],
        "guests": [city.units["民盟"].pk],
        "revision": 1,
    }
    act(city, "edit", activity, **sent)
    assert [(event["summary"], event["sequence"]) for event in events(where).values()] == [("夏季走访", 0)]
    act(city, "edit", activity, **sent | {"place": "市民中心", "revision": 2})
    assert [(event["location"], event["sequence"]) for event in events(where).values()] == [("市民中心", 1)]


def test_what_was_struck_out_after_a_contest_is_cancelled_outside_too(city: City) -> None:
    with entered({city.place.pk}):
        activity = build_activities.activity(
            by=city.actor("department_officer"), hosts=[city.units["教育局"]], guests=[city.units["民盟"]]
        )
    where = subscribed(city)
    contest = {"unit": city.units["民盟"].pk, "revision": 1, "note": "没有来人"}
    cast.client(city.seats["organisation_officer"]).post(address(city, "contest", activity.pk), contest)
    settle = {"stands": "0", "reason": "签到表上没有民盟"}
    cast.client(city.seats["government_coordinator"]).post(address(city, "settle", activity.pk), settle)
    (event,) = events(where).values()
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_it_tells_kind_title_day_and_units_and_nothing_else(city: City) -> None:
    activity = planned(city)
    with entered({city.place.pk}):
        Activity.objects.filter(pk=activity.pk).update(minutes="内部纪要", details={"heard": "尖锐意见"})
    text = fetched(subscribed(city)).content.decode().replace("\r\n ", "")
    for told in (
        "夏季座谈",
        "CATEGORIES:走访",
        "参加单位：市教育局、民盟市委会",
        f"/activities/{activity.pk}/",
    ):
        assert told in text
    for kept in ("内部纪要", "尖锐意见", "何文舟", "/as/", "ATTENDEE", "ORGANIZER"):
        assert kept not in text
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_it_holds_what_its_seat_sees_and_no_more(city: City) -> None:
    planned(city)
    planned(city, "健康义诊", hosts="卫生健康委", guests="农工党")
    assert [str(event["summary"]) for event in events(subscribed(city)).values()] == ["夏季座谈"]
    everything = events(subscribed(city, "government_coordinator", "counterparts")).values()
    assert {str(event["summary"]) for event in everything} == {"夏季座谈", "健康义诊"}


def test_the_token_is_shown_once_and_stored_nowhere(city: City) -> None:
    where = subscribed(city)
    token = where.rsplit("/", 1)[1].removesuffix(".ics")
    page = cast.client(city.seats["department_officer"]).get(address(city, "feeds")).content.decode()
    assert "正在使用" in page
    assert token not in page
    with entered({city.place.pk}):
        assert token not in CalendarFeed.objects.get().digest
        assert all(token not in str(entry.detail) for entry in Entry.objects.all())


def test_another_address_shuts_the_old_one_and_stopping_shuts_it_for_good(city: City) -> None:
    planned(city)
    old = subscribed(city)
    new = subscribed(city)
    assert (fetched(old).status_code, fetched(new).status_code) == (404, 200)
    with entered({city.place.pk}):
        feed = CalendarFeed.objects.get(revoked_at=None)
    browser = cast.client(city.seats["organisation_officer"])
    assert browser.post(address(city, "revoke_feed", feed.pk)).status_code == 404
    cast.client(city.seats["department_officer"]).post(address(city, "revoke_feed", feed.pk))
    assert fetched(new).status_code == 404


@pytest.mark.parametrize("ended", ["seat", "account"])
def test_a_seat_that_has_ended_reads_nothing_any_more(city: City, ended: str) -> None:
    where, seat = subscribed(city), city.seats["department_officer"]
    assert fetched(where).status_code == 200
    with entered({city.place.pk}):
        if ended == "seat":
            Seat.objects.filter(pk=seat.pk).update(ends=TODAY)
        else:
            seat.account.is_active = False
            seat.account.save(update_fields=["is_active"])
    assert fetched(where).status_code == 404


def test_a_token_opens_in_its_own_place_alone(city: City, stranger: City) -> None:
    where = subscribed(city)
    elsewhere = where.replace(f"/cal/{city.place.pk}/", f"/cal/{stranger.place.pk}/")
    assert fetched(elsewhere).status_code == 404
    for guessed in (
        f"/cal/{city.place.pk}/guessed.ics",
        "/cal/99999999999999999999/guessed.ics",
        "/cal/0/x.ics",
    ):
        assert fetched(guessed).status_code == 404


def test_what_has_not_changed_is_not_sent_again(city: City) -> None:
    activity = planned(city)
    where = subscribed(city)
    first = fetched(where)
    assert fetched(where, if_none_match=first["ETag"]).status_code == 304
    assert first["Last-Modified"]
    act(city, "cancel", activity, **{"cancel-reason": "防汛"})
    assert fetched(where, if_none_match=first["ETag"]).status_code == 200


def test_what_is_older_than_half_a_year_stays_inside(city: City) -> None:
    with entered({city.place.pk}):
        for day in (date(2025, 11, 30), date(2025, 12, 1)):
            build_activities.activity(
                by=city.actor("department_officer"),
                hosts=[city.units["教育局"]],
                guests=[city.units["民盟"]],
                what=f"{day}",
                on=day,
            )
    assert [str(event["summary"]) for event in events(subscribed(city)).values()] == ["2025-12-01"]


def test_a_scope_that_is_none_is_told(city: City) -> None:
    browser = cast.client(city.seats["city_leader"])
    answer = browser.post(address(city, "make_feed"), {"scope": "unit"}, follow=True)
    assert "请选择要订阅的日历" in answer.content.decode()
