"""How is a line of time drawn: where does each thing stand, and what is written below?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.activities.queries.pairs import Met

WIDTH, MARGIN = 1000, 24
ROW, RADIUS = 20, 8
MOST_IN_A_MONTH = 6  # drawn above each other; the list below has them all
LONGEST, SHORTEST = 36, 12  # months


@dataclass(frozen=True, slots=True)
class Dot:
    """One thing on the line."""

    met: Met
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year below the line."""

    x: int
    label: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing: its measures, dots, ticks, and where today is."""

    height: int
    base: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    now: int

    width = WIDTH


def strip_of(met: Iterable[Met], *, on: date) -> Strip | None:
    """The last three years at most, to the last plan; None where nothing has a day."""
    dated = [(_month(one.day), one) for one in met if one.day is not None]
    last = max([_month(on), *(month for month, _one in dated)])
    first = max(min((month for month, _one in dated), default=last), last - LONGEST + 1)
    first = min(first, last - SHORTEST + 1)
    shown = sorted(
        (pair for pair in dated if pair[0] >= first), key=lambda pair: (pair[0], pair[1].subject.pk)
    )
    if not shown:
        return None
    step = (WIDTH - 2 * MARGIN) / (last - first + 1)
    stands: Counter[int] = Counter()
    spots = []
    for month, one in shown:
        spots.append((month, stands[month], one))
        stands[month] += 1
    base = MARGIN + ROW * min(max(stands.values()), MOST_IN_A_MONTH)
    dots = [
        Dot(one, _x(month, first, step), base - RADIUS - 4 - ROW * height)
        for month, height, one in spots
        if height < MOST_IN_A_MONTH
    ]
    return Strip(
        height=base + 48,
        base=base,
        dots=tuple(dots),
        ticks=tuple(_ticks(first, last, step)),
        now=_x(_month(on), first, step) + int(step * (on.day - 15) / 31),
    )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _x(month: int, first: int, step: float) -> int:
    return int(MARGIN + (month - first + 0.5) * step)


def _ticks(first: int, last: int, step: float) -> Iterable[Tick]:
    every = 1 if last - first < 2 * SHORTEST else 3
    for month in range(first, last + 1):
        year, number = divmod(month, 12)
        if number % every == 0 or month == first:
            yield Tick(_x(month, first, step), str(number + 1), is_year=False)
        if number == 0 or month == first:
            yield Tick(_x(month, first, step), str(year), is_year=True)
