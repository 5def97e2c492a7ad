"""Until when does something wait, and what comes first? What has a day before what has none."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Horizon:
    """How many days before its day a thing begins to wait, so that it can be settled."""

    code: str
    days: int


_ROWS = (
    Horizon("password", 14),  # it has to be changed at log-in from its day on
    Horizon("deputy", 7),  # somebody has to be named anew, or nobody acts
)
HORIZONS = MappingProxyType({row.code: row.days for row in _ROWS})


def waits_on(day: date, *, code: str, on: date) -> bool:
    """Whether a thing with this day is shown on the day `on`; a day that is past has settled itself.

    >>> waits_on(date(2026, 6, 20), code="deputy", on=date(2026, 6, 15))
    True
    >>> waits_on(date(2026, 6, 30), code="deputy", on=date(2026, 6, 15))
    False
    """
    return on <= day <= on + timedelta(days=HORIZONS[code])


def urgency(until: date | None, since: date | None) -> tuple[date, date]:
    """What sorts first: the nearest last day; without one, whatever has waited longest."""
    return until or date.max, since or date.max
