"""Does a calendar elsewhere follow an activity from its entry over its move to its cancellation?"""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from liaison.activities.writers.ical import write
from liaison.core.activities.calendar import Told, sequence_after
from liaison.core.activities.standing import State

PLANNED = Told(
    id=7,
    jurisdiction=3,
    title="教育局与民盟澄岚市委会对口联系座谈会",
    state=State.PLANNED,
    on=date(2026, 6, 16),
    until=None,
    begins=time(14, 30),
    ends=time(16),
    place="市民中心302会议室",
    units=("市教育局", "民盟澄岚市委会"),
    sequence=0,
    changed_at=datetime(2026, 6, 1, 8, tzinfo=UTC),
    address="https://liaison.invalid/activities/7/",
)


def _changed(before: Told, **changes: object) -> Told:
    after = replace(before, **changes)  # type: ignore[arg-type]
    return replace(after, sequence=sequence_after(before, after))


def _read(*told: Told) -> list[Event]:
    calendar = Calendar.from_ical(write(told, name="澄岚市对口联系活动"))
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def test_an_activity_is_read_back_as_it_was_told() -> None:
    (event,) = _read(PLANNED)

    assert event["uid"] == "activity-7.place-3@liaison"
    assert event["summary"] == PLANNED.title
    assert event["location"] == PLANNED.place
    assert event.decoded("dtstart") == datetime(2026, 6, 16, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert event.decoded("dtend").astimezone(UTC) == datetime(2026, 6, 16, 8, tzinfo=UTC)
    assert event.decoded("dtstamp") == PLANNED.changed_at
    assert event["status"] == "CONFIRMED"


def test_a_move_keeps_the_uid_and_raises_the_sequence() -> None:
    moved = _changed(PLANNED, on=date(2026, 6, 18))
    elsewhere = _changed(moved, place="教育局二楼会议室")
    before, after = _read(PLANNED)[0], _read(elsewhere)[0]

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 2)
    assert after.decoded("dtstart").date() == date(2026, 6, 18)


def test_a_cancellation_is_told_as_such_and_raises_the_sequence() -> None:
    (event,) = _read(_changed(PLANNED, state=State.CANCELLED))

    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert str(event["summary"]).startswith("（已取消）")


def test_what_is_postponed_does_not_take_place_on_the_day_that_was_told() -> None:
    (event,) = _read(_changed(PLANNED, state=State.POSTPONED))

    assert event["status"] == "CANCELLED"
    assert str(event["summary"]).startswith("（已推迟，日期另定）")


def test_another_title_or_having_been_held_disturbs_nobody() -> None:
    assert _changed(PLANNED, title="座谈会", state=State.HELD).sequence == 0


def test_without_an_hour_it_takes_whole_days_to_the_last() -> None:
    (event,) = _read(replace(PLANNED, begins=None, ends=None, until=date(2026, 6, 17)))

    assert event.decoded("dtstart") == date(2026, 6, 16)
    assert event.decoded("dtend") == date(2026, 6, 18)


def test_without_an_end_none_is_made_up() -> None:
    (event,) = _read(replace(PLANNED, ends=None))

    assert "dtend" not in event


def test_the_time_zone_stands_in_the_file_once() -> None:
    text = write([PLANNED, replace(PLANNED, id=8)], name="日历").decode()

    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZOFFSETTO:+0800" in text
    assert "DTSTART;TZID=Asia/Shanghai:20260616T143000" in text


def test_the_same_activities_are_the_same_bytes() -> None:
    assert write([PLANNED], name="日历") == write([PLANNED], name="日历")


def test_an_empty_calendar_is_one() -> None:
    assert Calendar.from_ical(write([], name="日历"))["x-wr-calname"] == "日历"


@given(st.text(alphabet="对口联系座谈会，;:\\n\n 𠮷ab,;\\", min_size=1, max_size=200))
def test_long_chinese_lines_are_folded_within_75_octets_and_lose_nothing(title: str) -> None:
    told = replace(PLANNED, title=title)
    lines = write([told], name="日历").split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)  # no character is cut in two
    assert _read(told)[0]["summary"] == title
