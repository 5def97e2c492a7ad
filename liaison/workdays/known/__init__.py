"""Which days of rest, and which weekends worked in exchange, does every place share? Two files of dates."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from liaison.core.arrangement import EXCHANGED
from liaison.core.dates import WorkingDays

_FOLDER = Path(__file__).parent


@cache
def known_days() -> WorkingDays:
    """What is published for each year, and beyond it what the law lets expect."""
    published, expected = _read("published"), _read("expected")
    years = {**published, **expected}
    return WorkingDays(
        rest=dict(_rest(years)), worked=dict(_worked(years)), known=frozenset(map(int, published))
    )


def _read(name: str) -> Mapping[int, Mapping[str, Any]]:
    read: Mapping[int, Mapping[str, Any]] = yaml.load(
        (_FOLDER / f"{name}.yaml").read_bytes(), yaml.CSafeLoader
    )
    return read


def _rest(years: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[date, str]]:
    for holidays in years.values():
        for name, holiday in holidays.items():
            first, last = holiday["rest"]
            yield from ((first + timedelta(days=n), name) for n in range((last - first).days + 1))


def _worked(years: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[date, str]]:
    for holidays in years.values():
        for name, holiday in holidays.items():
            yield from ((day, f"{name}{EXCHANGED}") for day in holiday.get("worked", ()))
