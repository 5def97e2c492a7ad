"""What changed between two versions, two days, or what is in force and a draft?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liaison.core.schemes.compare import Difference, by_unit, compare
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Decision
from liaison.schemes.models.versions import RuleKind
from liaison.schemes.queries.standing import (
    ALL,
    Demand,
    DutyKey,
    Leading,
    Meeting,
    Standing,
    standing_of_draft,
    standing_on,
    subjects_of_draft,
)


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A unit by its name of the day; `pk` is None where it is still to be founded."""

    name: str
    pk: int | None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What changed for one unit: whom it gained, lost, and keeps liaison with in another way."""

    unit: NamedPart
    gained: tuple[NamedPart, ...]
    lost: tuple[NamedPart, ...]
    now_paired: tuple[NamedPart, ...]
    now_common: tuple[NamedPart, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two standings and the three differences between them."""

    before: Standing
    after: Standing
    pairs: Difference[Meeting, str]
    leaders: Difference[Leading, str]
    duties: Difference[DutyKey, Demand]

    @property
    def is_empty(self) -> bool:
        return self.pairs.is_empty and self.leaders.is_empty and self.duties.is_empty

    @property
    def departments(self) -> list[UnitChange]:
        """What changed, department by department in official order."""
        return list(self._changes(0))

    @property
    def organisations(self) -> list[UnitChange]:
        """The same, organisation by organisation."""
        return list(self._changes(1))

    @property
    def leading(self) -> list[tuple[str, list[NamedPart], list[NamedPart]]]:
        """Each leader for whom something changed: whom they now answer for, and no longer."""
        seen = by_unit(self.leaders, lambda key: key[0])
        return [
            (leader, self._led(found.gained), self._led(found.lost)) for leader, found in sorted(seen.items())
        ]

    def _led(self, found: Mapping[Leading, str]) -> list[NamedPart]:
        return [self._named(organisation) for _, organisation in found]

    def _changes(self, side: int) -> Iterator[UnitChange]:
        seen = by_unit(self.pairs, lambda meeting: meeting[side])
        order = [*self.after.names, *(pk for pk in self.before.names if pk not in self.after.names)]
        for unit in sorted(seen, key=order.index):
            found = seen[unit]
            yield UnitChange(
                unit=self._named(unit),
                gained=tuple(self._named(key[1 - side]) for key in found.gained),
                lost=tuple(self._named(key[1 - side]) for key in found.lost),
                now_paired=self._changed_to(found, side, RuleKind.PAIRED),
                now_common=self._changed_to(found, side, RuleKind.COMMON),
                kept=len(found.kept),
            )

    def _changed_to(
        self, found: Difference[Meeting, str], side: int, kind: RuleKind
    ) -> tuple[NamedPart, ...]:
        return tuple(self._named(key[1 - side]) for key, (_, new) in found.changed.items() if new == kind)

    def _named(self, unit: int) -> NamedPart:
        name = self.after.names.get(unit) or self.before.names.get(unit, "")
        return NamedPart(name, unit if unit > ALL else None)


def comparison_of_draft(draft: SchemeDraft, *, on: date) -> Comparison:
    """What issuing the draft would change in what is in force on the day, in its own subjects."""
    subjects = subjects_of_draft(draft.proposals.exclude(decision=Decision.REJECTED))
    return comparison(
        standing_on(draft.jurisdiction_id, on=on, subjects=subjects), standing_of_draft(draft, on=on)
    )


def comparison(before: Standing, after: Standing) -> Comparison:
    """The two compared in everything that they lay down."""
    return Comparison(
        before=before,
        after=after,
        pairs=compare(before.pairs, after.pairs),
        leaders=compare(before.leaders, after.leaders),
        duties=compare(before.duties, after.duties),
    )
