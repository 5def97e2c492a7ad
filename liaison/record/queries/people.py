"""Who stands behind a seat or a name? The record stores ids and is told here whom to ask."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Directory:
    """What the app that knows people offers to the record when it starts."""

    names_of_seats: Callable[[Collection[int]], Mapping[int, str]]
    accounts_called: Callable[[int, str], Collection[int]]  # jurisdiction, login or part of a name


_offered: list[Directory] = []


def offer(directory: Directory) -> None:
    """From now on the record asks this directory."""
    _offered[:] = [directory]


def names_of_seats(seats: Collection[int]) -> Mapping[int, str]:
    """The person behind each seat, as far as known and to be seen from here."""
    return _offered[0].names_of_seats(seats) if _offered and seats else {}


def accounts_called(jurisdiction_id: int, text: str) -> Collection[int]:
    """The accounts of the place whose login or person is called so, in whole or in part."""
    return _offered[0].accounts_called(jurisdiction_id, text) if _offered else ()
