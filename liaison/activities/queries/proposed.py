"""What is proposed to whoever enters an activity: own side, counterparts, kinds and lines used last?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liaison.core.access.actor import Actor
from liaison.core.activities.kinds import ACTIVITY_KINDS, Side
from liaison.matters.models import Family, Subject
from liaison.matters.queries import speaks_for
from liaison.schemes.queries.matrix import Cell, Matrix, matrix_among
from liaison.units.models import Category
from liaison.units.queries import names_by_id, units_on

LOOKED_BACK = 30  # entries of the own account from which kinds and lines are taken
LINES = 10
MOST_FREQUENT = "visit"  # what is proposed to whoever has entered nothing yet
PAIRED, COMMON, AD_HOC = "结对联系", "共同联系", "按需联系"


@dataclass(frozen=True, slots=True)
class Choosable:
    """A unit that may be host or guest, and why it is proposed; empty where it is only one of all."""

    pk: int
    name: str
    category: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the entry form offers."""

    own: tuple[Choosable, ...]  # for which whoever enters speaks, the seat's own unit first
    units: tuple[Choosable, ...]  # everybody, in official order
    counterparts: tuple[Choosable, ...] = ()
    kinds: tuple[str, ...] = tuple(ACTIVITY_KINDS)  # the one used last comes first
    lines: tuple[str, ...] = ()

    @property
    def everybody(self) -> list[tuple[str, list[Choosable]]]:
        """All units by category, the other side first."""
        own_side = self.own[0].category if self.own else Category.DEPARTMENT
        order = sorted(Category, key=lambda category: category == own_side)
        groups = [
            (str(category.label), [unit for unit in self.units if unit.category == category])
            for category in order
        ]
        return [(label, units) for label, units in groups if units]

    @property
    def others(self) -> list[tuple[str, list[Choosable]]]:
        """All but the counterparts."""
        met = {unit.pk for unit in self.counterparts}
        groups = [(label, [unit for unit in units if unit.pk not in met]) for label, units in self.everybody]
        return [(label, units) for label, units in groups if units]


def proposed_to(actor: Actor, *, on: date) -> Proposed:
    """What is proposed to the actor on the day, from the scheme in force and from what was entered last."""
    of_the_day = list(units_on(actor.jurisdiction_id, on=on))
    units = {unit.pk: Choosable(unit.pk, unit.name, unit.category) for unit in of_the_day}
    mine = speaks_for(actor, on=on)
    own = sorted((units[pk] for pk in mine if pk in units), key=lambda unit: unit.pk != actor.unit_id)
    last = _entered_last(actor)
    return Proposed(
        own=tuple(own),
        units=tuple(units.values()),
        counterparts=_counterparts(matrix_among(of_the_day, actor.jurisdiction_id, on=on), mine, units),
        kinds=_kinds([kind for kind, _ in last], own),
        lines=tuple(dict.fromkeys(line for _, line in last))[:LINES],
    )


def with_involved(proposed: Proposed, involved: Collection[int], *, on: date) -> Proposed:
    """The same, with the units of an older entry that are gone by now, under their names of that day."""
    there = {unit.pk for unit in proposed.units}
    gone = names_by_id([pk for pk in involved if pk not in there], on=on)
    added = tuple(Choosable(pk, name, Category.ORGANISATION) for pk, name in gone.items())
    return replace(proposed, units=(*proposed.units, *added))


def _entered_last(actor: Actor) -> list[tuple[str, str]]:
    found = Subject.objects.filter(
        jurisdiction_id=actor.jurisdiction_id, family=Family.ACTIVITY, opened_by_id=actor.account_id
    )
    return list(found.order_by("-pk").values_list("kind", "title")[:LOOKED_BACK])


def _kinds(used: Collection[str], own: Sequence[Choosable]) -> tuple[str, ...]:
    """Those used last, then those that the own side holds, then the rest."""
    sides = {Side(unit.category) for unit in own[:1]}
    held = [code for code, kind in ACTIVITY_KINDS.items() if sides <= kind.hosts]
    return tuple(
        code
        for code in dict.fromkeys([*used, MOST_FREQUENT, *held, *ACTIVITY_KINDS])
        if code in ACTIVITY_KINDS
    )


def _counterparts(
    found: Matrix | None, mine: Collection[int], units: Mapping[int, Choosable]
) -> tuple[Choosable, ...]:
    """With whom the own units keep liaison by the matrix, in official order."""
    why: dict[int, str] = {}
    for row in found.rows if found else ():
        for cell in row.cells:
            other = _other(row.department.pk, cell, mine)
            if other is not None and other not in mine:
                why.setdefault(other, _why(cell))
    return tuple(
        Choosable(unit.pk, unit.name, unit.category, why[pk]) for pk, unit in units.items() if pk in why
    )


def _other(department: int, cell: Cell, mine: Collection[int]) -> int | None:
    if cell.pair is None and cell.ad_hoc is None:
        return None
    if department in mine:
        return cell.organisation.pk
    return department if cell.organisation.pk in mine else None


def _why(cell: Cell) -> str:
    if cell.pair is None:
        return AD_HOC
    return COMMON if cell.pair.common else PAIRED
