"""Which evidence can count for whom? Each piece is put down once, under all whom it concerns."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from liaison.core.duties.kinds import DutyKind
from liaison.core.duties.reach import Reach
from liaison.core.duties.values import Debtor, Evidence, Pair, Scope


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of evidence, who took part, and everybody whom it may concern: they and their heirs."""

    evidence: Evidence
    units: frozenset[int]
    concerned: frozenset[int]


@dataclass(slots=True)
class _Shelf:
    """The evidence that counts for one kind of duty."""

    all: list[Entry] = field(default_factory=list)
    by_unit: dict[int, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_pair: dict[Pair, list[Entry]] = field(default_factory=lambda: defaultdict(list))


class Index:
    """Evidence by kind of duty, unit and pair, in the order of days."""

    def __init__(self, evidence: Iterable[Evidence], reach: Reach) -> None:
        self._reach = reach
        self._entries = [entry_of(one, reach) for one in sorted(evidence, key=lambda one: (one.day, one.id))]
        self._shelves: dict[str, _Shelf] = {}

    def concerning(self, kind: DutyKind, debtor: Debtor) -> list[Entry]:
        """What may count for the debtor under a duty of the kind, the earliest first."""
        if kind.code not in self._shelves:
            self._shelves[kind.code] = self._shelf(kind.counts)
        shelf = self._shelves[kind.code]
        if debtor.scope is Scope.JURISDICTION:
            return shelf.all
        if debtor.department is not None and debtor.organisation is not None:
            if kind.alone:
                return shelf.by_unit.get(debtor.unit or 0, [])
            return shelf.by_pair.get(Pair(debtor.department, debtor.organisation), [])
        return shelf.by_unit.get(debtor.unit or 0, [])

    def _shelf(self, counts: tuple[str, ...]) -> _Shelf:
        shelf, wanted = _Shelf(), frozenset(counts)
        for entry in self._entries:
            if wanted.isdisjoint(entry.evidence.kinds):
                continue
            shelf.all.append(entry)
            for unit in entry.concerned:
                shelf.by_unit[unit].append(entry)
            for pair in pairs_of(entry, self._reach):
                shelf.by_pair[pair].append(entry)
        return shelf


def entry_of(evidence: Evidence, reach: Reach) -> Entry:
    """The evidence with those who took part, and with whoever later took over their functions."""
    units = evidence.units
    if not reach.successions:
        return Entry(evidence, units, units)
    heirs = frozenset(heir for unit in units for heir in reach.heirs(unit, evidence.day))
    return Entry(evidence, units, heirs)


def pairs_of(entry: Entry, reach: Reach) -> Iterable[Pair]:
    """Every department with every organisation that it may concern."""
    organisations = entry.concerned & reach.organisations
    return (
        Pair(department, organisation)
        for department in entry.concerned & reach.departments
        for organisation in organisations
    )
