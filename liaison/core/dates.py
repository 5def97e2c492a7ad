"""Which day is it in the place, whatever zone a server keeps?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

PLACE_TIME = ZoneInfo("Asia/Shanghai")


def day_of(moment: datetime) -> date:
    """The day of the moment in Asia/Shanghai.

    >>> from datetime import UTC
    >>> day_of(datetime(2026, 1, 1, 17, tzinfo=UTC))
    datetime.date(2026, 1, 2)
    """
    return moment.astimezone(PLACE_TIME).date()
