"""What was worked out for a seat since anything was last done in its place? It is told that until then."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from liaison.core.access.actor import Actor
from liaison.record.models import ChainHead
from liaison.tenancy.door import asked_once, has_last_steps

_LONGEST = 300  # seconds; what only time, or another place, brings about is shown within them

Found = TypeVar("Found")


def remembered(what: str, work_out: Callable[[], Found], *, by: Actor, on: date) -> Found:
    """What is worked out, or was for the same seat, day and language since the last entry of its place.

    Kept for each seat by itself, since row-level security shows each something else; what a transaction
    sees of its own unfinished work is neither kept nor taken from what was kept before it.
    """
    if has_last_steps():
        return work_out()
    number = known_head(by.jurisdiction_id)
    key = f"{what}:{by.jurisdiction_id}:{by.seat_id}:{get_language()}"
    kept: tuple[int, date, Found] | None = cache.get(key)
    if kept is not None and kept[:2] == (number, on):
        return kept[2]
    found = work_out()
    if not has_last_steps():
        cache.set(key, (number, on, found), _LONGEST)
    return found


def known_head(jurisdiction_id: int) -> int:
    """The number of the last entry in the place's record, asked for once in a request."""
    return asked_once(("head", jurisdiction_id), lambda: _number_of_head(jurisdiction_id))


def _number_of_head(jurisdiction_id: int) -> int:
    heads = ChainHead.objects.filter(jurisdiction_id=jurisdiction_id)
    return heads.values_list("number", flat=True).first() or 0
