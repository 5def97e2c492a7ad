"""What is a measurement, and how are its figures taken?"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the table, and the most that it may be; without a limit it informs."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_kept(self) -> bool:
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Measurement:
    """One subject with its figures, taken in a fresh database as the role that serves."""

    title: str
    take: Callable[[], Iterable[Figure]]


def milliseconds(act: Callable[[], object]) -> float:
    """How long the act took."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def processor_milliseconds(act: Callable[[], object]) -> float:
    """What the act took of the processor in this process; a busy machine lengthens it little."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


def percentile(values: Iterable[float], share: float) -> float:
    """The value that this share of the values does not exceed; the nearest rank.

    >>> percentile([4, 1, 3, 2], 0.5)
    2
    """
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]
