"""When does a nightly work come round, and is it due? A machine that was off at night catches up."""

from datetime import datetime, time, timedelta

from liaison.core.dates import PLACE_TIME


def next_round(at: time, *, after: datetime) -> datetime:
    """The first moment after the given one at which it is `at` in the place's own time.

    >>> from datetime import UTC
    >>> next_round(time(2, 30), after=datetime(2026, 6, 15, 4, tzinfo=UTC)).isoformat()
    '2026-06-16T02:30:00+08:00'
    """
    here = after.astimezone(PLACE_TIME)
    same_day = datetime.combine(here.date(), at, PLACE_TIME)
    return same_day if same_day > here else same_day + timedelta(days=1)


def is_due(at: time, *, last: datetime | None, now: datetime) -> bool:
    """Whether a round has come since the last time; what was never done is due at once."""
    return last is None or next_round(at, after=last) <= now
