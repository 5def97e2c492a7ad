"""What of the entry form as it stands matters for clashes: days, hours, units?"""

from datetime import date, time
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_time

MOST_UNITS = 100  # more are nobody's entry
MOST_DAYS = 60
YEARS = range(2000, 2100)


class Asked:
    """The form as far as it is filled in; what cannot be read yet counts as not filled in."""

    def __init__(self, sent: QueryDict) -> None:
        on: date | None = _read(parse_date, sent.get("on"))
        self.on = on if on is not None and on.year in YEARS else None
        until = _read(parse_date, sent.get("until"))
        fits = self.on is not None and until is not None and 0 <= (until - self.on).days <= MOST_DAYS
        self.until: date | None = until if fits else None
        self.begins: time | None = _read(parse_time, sent.get("begins"))
        self.ends: time | None = _read(parse_time, sent.get("ends"))
        self.activity = next(iter(_numbers([sent.get("activity", "")])), 0)
        _way, _dash, unit = sent.get("held_by", "").partition("-")
        self.units = frozenset(_numbers([*sent.getlist("guests"), *sent.getlist("hosts"), unit])[:MOST_UNITS])


def _read(parse: Any, value: str | None) -> Any:
    try:
        return parse(value or "")
    except ValueError:
        return None


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19]
