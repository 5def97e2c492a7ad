"""Which findings can be chased, and which have been, when and in which words?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from liaison.core.duties.finding import State
from liaison.duties.models import Chase, KeptFinding
from liaison.duties.queries.board import debtor_of
from liaison.duties.queries.keys import Key, key_of

CHASED = (State.OVERDUE, State.DUE_SOON)  # what can be chased: bound to be done, and soon or past its day


def can_be_chased(row: KeptFinding) -> bool:
    """Whether a unit owes it by now; what the jurisdiction as a whole owes lies with the coordinators."""
    return row.state in CHASED and debtor_of(row).unit is not None


def chosen(rows: Iterable[KeptFinding], keys: Collection[str]) -> list[KeptFinding]:
    """Those of the rows that a form named, as far as they can still be chased."""
    return [row for row in rows if can_be_chased(row) and str(key_of(row)) in keys]


def chases_of(place: int, units: Collection[int] | None = None) -> Mapping[Key, Chase]:
    """The latest chase of each finding, of all units or of some."""
    found = Chase.objects.filter(jurisdiction_id=place).order_by("pk")
    if units is not None:
        found = found.filter(unit_id__in=units)
    return {key_of(chase): chase for chase in found}


def chased_today(place: int, *, on: date) -> frozenset[Key]:
    """What was chased on the day already."""
    return frozenset(map(key_of, Chase.objects.filter(jurisdiction_id=place, chased_on=on)))
