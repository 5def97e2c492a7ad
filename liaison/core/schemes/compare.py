"""What changed between two states of a scheme: gained, lost, kept, changed, and for whom?"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)  # what is compared: a department and an organisation, a leader, a duty
Value = TypeVar("Value")  # what is said about it: how they keep liaison, what the duty demands
Unit = TypeVar("Unit", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Difference(Generic[Key, Value]):
    """Every key of either state stands in exactly one of the four; kept and changed need both states."""

    gained: Mapping[Key, Value]
    lost: Mapping[Key, Value]
    kept: Mapping[Key, Value]
    changed: Mapping[Key, tuple[Value, Value]]  # before, after

    @property
    def is_empty(self) -> bool:
        """Whether the two states say the same."""
        return not (self.gained or self.lost or self.changed)


def compare(before: Mapping[Key, Value], after: Mapping[Key, Value]) -> Difference[Key, Value]:
    """The difference from `before` to `after`, each part in the order of the state that it comes from.

    >>> compare({"教育局": 1, "科技局": 1}, {"科技局": 2, "财政局": 1}).changed
    {'科技局': (1, 2)}
    """
    both = [key for key in after if key in before]
    return Difference(
        gained={key: value for key, value in after.items() if key not in before},
        lost={key: value for key, value in before.items() if key not in after},
        kept={key: after[key] for key in both if before[key] == after[key]},
        changed={key: (before[key], after[key]) for key in both if before[key] != after[key]},
    )


def by_unit(
    difference: Difference[Key, Value], unit_of: Callable[[Key], Unit]
) -> dict[Unit, Difference[Key, Value]]:
    """The same difference as each unit sees it; units for which nothing changed are left out."""
    units = dict.fromkeys(
        unit_of(key) for part in (difference.gained, difference.lost, difference.changed) for key in part
    )

    def of(unit: Unit) -> Callable[[Key], bool]:
        return lambda key: unit_of(key) == unit

    return {unit: _only(difference, of(unit)) for unit in units}


def _only(difference: Difference[Key, Value], wanted: Callable[[Key], bool]) -> Difference[Key, Value]:
    return Difference(
        gained={key: value for key, value in difference.gained.items() if wanted(key)},
        lost={key: value for key, value in difference.lost.items() if wanted(key)},
        kept={key: value for key, value in difference.kept.items() if wanted(key)},
        changed={key: values for key, values in difference.changed.items() if wanted(key)},
    )
