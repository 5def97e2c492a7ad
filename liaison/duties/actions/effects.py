"""What would something laid down beside the scheme change? It is done, looked at, and taken back again."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from liaison.core.duties.finding import Key, State
from liaison.core.duties.sentences import SAYINGS
from liaison.duties.queries.reckoned import found_on, prepared_for
from liaison.units.models import Jurisdiction


@dataclass(frozen=True, slots=True)
class Step:
    """So many findings would stand otherwise."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Effect:
    """Which findings would change, all of this year and the one before looked at."""

    looked_at: int
    gone: int  # owed by nobody any more, or by another
    new: int
    steps: tuple[Step, ...]

    @property
    def is_none(self) -> bool:
        return not (self.gone or self.new or self.steps)


def effect_of(act: Callable[[], object], *, place: Jurisdiction, on: date) -> Effect:
    """What the act would change in the findings of the day. Raises what the act raises."""
    before = _states(place, on)
    with transaction.atomic():
        try:
            act()
            after = _states(Jurisdiction.objects.get(pk=place.pk), on)
        finally:
            transaction.set_rollback(True)
    changed = Counter(
        (before[key], after[key]) for key in before if key in after and before[key] is not after[key]
    )
    steps = (
        Step(SAYINGS[f"state_{old}"], SAYINGS[f"state_{new}"], count)
        for (old, new), count in sorted(changed.items())
    )
    return Effect(
        looked_at=len(before),
        gone=len(before.keys() - after.keys()),
        new=len(after.keys() - before.keys()),
        steps=tuple(steps),
    )


def _states(place: Jurisdiction, on: date) -> Mapping[Key, State]:
    return {found.key: found.state for found in found_on(prepared_for(place, on=on), on=on)}
