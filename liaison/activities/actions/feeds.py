"""How does a seat's calendar become readable from outside, and how is it shut again?"""

import secrets
from datetime import datetime

from django.db import transaction

from liaison.accounts.models import Seat
from liaison.activities.actions.links import digest_of
from liaison.activities.models import CalendarFeed, FeedScope
from liaison.core.access.actor import Actor
from liaison.core.refusals import reasons, refuse
from liaison.record.actions import record


@transaction.atomic
def make_feed(*, seat: Seat, scope: FeedScope, by: Actor, at: datetime) -> tuple[CalendarFeed, str]:
    """The calendar and its token, which is told this once; an older address of the scope is shut.

    Raises ActionRefused.
    """
    refuse(reasons([(seat.pk != by.seat_id, "not_mine", "只能订阅自己的日历。")]))
    Seat.objects.select_for_update().get(pk=seat.pk)  # one at a time: two clicks must not meet
    CalendarFeed.objects.filter(seat=seat, scope=scope, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        jurisdiction_id=by.jurisdiction_id, seat=seat, scope=scope, digest=digest_of(token), made_at=at
    )
    record("calendar_feed.made", by=by, at=at, about=feed, detail={"scope": scope.label})
    return feed, token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: Actor, at: datetime) -> CalendarFeed:
    """The calendar, readable for nobody from now on. Raises ActionRefused."""
    feed = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    refuse(
        reasons(
            [
                (feed.seat_id != by.seat_id, "not_mine", "只能停用自己的日历地址。"),
                (feed.revoked_at is not None, "revoked", "这个日历地址已经停用。"),
            ]
        )
    )
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    detail = {"scope": FeedScope(feed.scope).label}
    record("calendar_feed.revoked", by=by, at=at, about=feed, detail=detail)
    return feed
