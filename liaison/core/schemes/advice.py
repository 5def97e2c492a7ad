"""What do other places pair? With whom departments of one type keep liaison elsewhere, counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """How one place does it, by what its bodies are."""

    place: str
    paired: frozenset[tuple[str, str]]  # (education, 民盟)
    common: frozenset[str] = frozenset()  # departments that keep liaison with all
    place_id: int | None = None  # where its scheme can be opened

    @property
    def departments(self) -> frozenset[str]:
        """The types of department that its scheme names."""
        return self.common | {department for department, _ in self.paired}


@dataclass(frozen=True, slots=True)
class Pairing:
    """One organisation, and where a department of the type is paired with it."""

    organisation: str
    places: tuple[Practice, ...]
    of: int  # places whose scheme names such a department

    @property
    def count(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Advice:
    """What is done elsewhere with departments of one type; never more than advice."""

    pairings: tuple[Pairing, ...]
    common: tuple[Practice, ...]  # where such a department keeps liaison with all
    of: int  # places whose scheme names such a department

    @property
    def is_empty(self) -> bool:
        return self.of == 0


def advise(department: str, practices: Sequence[Practice], order: Mapping[str, int]) -> Advice:
    """With whom departments of the type keep liaison in those places, the most usual first.

    Organisations named equally often stand in the official order.
    """
    naming = [practice for practice in practices if department in practice.departments]
    found: dict[str, list[Practice]] = {}
    for practice in naming:
        for kind, organisation in sorted(practice.paired):
            if kind == department:
                found.setdefault(organisation, []).append(practice)
    pairings = [Pairing(organisation, tuple(places), len(naming)) for organisation, places in found.items()]
    return Advice(
        pairings=tuple(
            sorted(pairings, key=lambda one: (-one.count, order.get(one.organisation, len(order))))
        ),
        common=tuple(practice for practice in naming if department in practice.common),
        of=len(naming),
    )
