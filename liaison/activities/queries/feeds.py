"""Which calendars can be read from outside, and what do they say today?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from liaison.accounts.models import Seat
from liaison.activities.models import CalendarFeed, FeedScope
from liaison.activities.queries.calendars import all_told, first_told
from liaison.activities.queries.listing import lines_of
from liaison.activities.queries.scopes import Looking, in_scope, scopes_for
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.calendar import Told
from liaison.tenancy.spans import covers

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Offered:
    """A scope that the seat can have as a calendar, and the address that is open now, if there is one."""

    scope: FeedScope
    name: "_StrOrPromise"
    feed: CalendarFeed | None


def feeds_of(seat: Seat, looking: Looking) -> list[Offered]:
    """What the seat can subscribe to, in the order of the calendar; one query."""
    found = {feed.scope: feed for feed in CalendarFeed.objects.filter(seat=seat, revoked_at=None)}
    return [Offered(scope, name, found.get(scope)) for scope, name in scopes_for(looking)]


def open_feed(place: int, digest: str, *, on: date) -> CalendarFeed | None:
    """The calendar behind a token; None where it is shut, or its seat may not see activities any more.

    Asked at every fetch: the seat of the day, an account that is not closed, a role that may see.
    """
    found = CalendarFeed.objects.filter(
        covers(on, "seat__"),
        jurisdiction_id=place,
        digest=digest,
        revoked_at=None,
        seat__account__is_active=True,
    )
    feed = found.select_related("seat__account").first()
    if feed is None or not reader_of(feed, on=on).actor.may(Permission.SEE_ACTIVITIES):
        return None
    return feed


def reader_of(feed: CalendarFeed, *, on: date) -> Looking:
    """For whom the calendar is read: the seat, with its rights of the day."""
    seat = feed.seat
    actor = Actor(
        account_id=seat.account_id,
        seat_id=seat.pk,
        role=seat.role,
        jurisdiction_id=seat.jurisdiction_id,
        unit_id=seat.unit_id,
        deputy_for=seat.deputy_for_id,
    )
    return Looking(actor, post_id=seat.post_id, person_id=seat.person_id, on=on)


def told_by(feed: CalendarFeed, *, on: date, address: Callable[[int], str]) -> list[Told]:
    """What the calendar says: kind, title, day, place and units of what its seat sees, and nothing more.

    Counterparts' days with others, which the calendar inside shows as taken, do not leave the house.
    """
    since = first_told(on)
    found = in_scope(feed.scope, reader_of(feed, on=on))
    found = found.filter(Q(subject__on__gte=since) | Q(subject__on__isnull=True, told_on__gte=since))
    lines = lines_of(list(found.order_by("pk")), on=on)
    return all_told(lines, address=address)
