"""How are activities told to calendars elsewhere? As iCalendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from liaison.core.activities.calendar import Told
from liaison.core.dates import PLACE_TIME

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Liaison//Liaison//ZH-CN"
_OFFSET = timedelta(hours=8)
_LOOK_AGAIN = timedelta(hours=1)


def write(activities: Iterable[Told], *, name: str) -> bytes:
    """The calendar under its name, with all activities, also those called off; the same in, the same out."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", PLACE_TIME.key)
    calendar.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(_place_time())
    for told in activities:
        calendar.add_component(_event(told))
    written: bytes = calendar.to_ical()
    return written


def _place_time() -> Timezone:
    """Asia/Shanghai as it is since 1992: one offset, no summer time."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))  # noqa: DTZ001 - a rule begins at local time
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", PLACE_TIME.key)
    zone.add_component(standard)
    return zone


def _event(told: Told) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", told.sequence)
    event.add("dtstamp", told.changed_at.astimezone(UTC))
    event.add("last-modified", told.changed_at.astimezone(UTC))
    event.add("status", told.status.value)
    event.add("summary", told.summary)
    event.add("dtstart", told.starts)
    if told.finishes is not None:
        event.add("dtend", told.finishes)
    for name, value in (("location", told.place), ("description", told.description), ("url", told.address)):
        if value:
            event.add(name, value)
    if told.kind:
        event.add("categories", [told.kind])
    return event
