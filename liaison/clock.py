"""What time is it? Nothing else asks; a demo or a test may stand still on a fixed day."""

from datetime import UTC, date, datetime, time

from django.conf import settings

from liaison.core.dates import PLACE_TIME, day_of


def now() -> datetime:
    """The present moment in UTC; noon of the fixed day where one is set."""
    fixed = fixed_day()
    if fixed is not None:
        return datetime.combine(fixed, time(12), PLACE_TIME).astimezone(UTC)
    return datetime.now(UTC)


def today() -> date:
    """The present day in Asia/Shanghai, whatever zone the server keeps."""
    return day_of(now())


def fixed_day() -> date | None:
    """The day on which a demo or a test stands still, shown on every page; None in real use."""
    day: date | None = settings.LIAISON_FIXED_DAY
    return day


def machine_now() -> datetime:
    """The moment by the machine's own clock, fixed day or not: what locks, codes and idle sessions go by."""
    return datetime.now(UTC)
