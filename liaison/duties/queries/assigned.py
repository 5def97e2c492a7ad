"""How does a leader's liaison stand: what was done with whom this year, what is open, what comes next?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from liaison.core.access.actor import Actor
from liaison.core.duties.finding import State
from liaison.core.duties.values import Evidence, Scope
from liaison.core.periods import Span
from liaison.duties.models import KeptFinding
from liaison.duties.queries.board import Line, debtor_of, line_of
from liaison.duties.queries.heat import done_by
from liaison.duties.queries.kept import with_duties
from liaison.duties.queries.providers import (
    EvidenceRecord,
    busy_days,
    evidence_of_units,
    records_of,
)
from liaison.schemes.models import LeaderAssignment
from liaison.schemes.queries.holders import assignments_of_post
from liaison.units.models import Category
from liaison.units.queries import NamedUnit

_AHEAD = timedelta(days=60)
_DAY = timedelta(days=1)
_OPEN = (State.OVERDUE, State.DUE_SOON, State.ON_THE_WAY)


@dataclass(frozen=True, slots=True)
class Done:
    """Something done or planned, and with whom."""

    record: EvidenceRecord
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assigned:
    """One organisation of the leader's."""

    organisation: NamedUnit
    done: tuple[Done, ...]  # this year, the latest first
    open: tuple[Line, ...]  # what it owes and is owed, the most pressing first
    ahead: tuple[Done, ...]  # the soonest first

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How often what was done, in the order of its first time."""
        return list(Counter(each.record.kind for each in reversed(self.done)).items())


def organisations_of(
    actor: Actor, units: Iterable[NamedUnit], *, post_id: int | None, on: date
) -> list[NamedUnit]:
    """The organisations that the leader answers for on the day, in official order."""
    rows: list[LeaderAssignment] = (
        assignments_of_post(actor.jurisdiction_id, post_id, on=on) if post_id is not None else []
    )
    mine = {row.organisation_id for row in rows}
    there = [unit for unit in units if unit.category == Category.ORGANISATION]
    return there if None in mine else [unit for unit in there if unit.pk in mine]


def assigned_to(
    place: int, organisations: Sequence[NamedUnit], units: Sequence[NamedUnit], *, on: date
) -> list[Assigned]:
    """Each organisation with what was done, what is open and what comes next; a fixed number of queries."""
    mine = [unit.pk for unit in organisations]
    names = {unit.pk: unit.name for unit in units}
    # A leader sees all that the assigned organisations take part in (matters.queries.seen_by).
    evidence = evidence_of_units(place, date(on.year, 1, 1), on, mine)
    planned = busy_days(place, Span(on + _DAY, on + _AHEAD), mine)
    subjects = {each.id for each in evidence} | {each.id for each in planned}
    records = records_of(place, subjects)
    coming = [(each.id, each.units) for each in sorted(planned, key=lambda one: (one.on, one.id))]
    kept = KeptFinding.objects.filter(
        jurisdiction_id=place, organisation_id__in=mine, state__in=_OPEN
    ).order_by("due", "id")
    rows = sorted(kept, key=lambda row: _OPEN.index(State(row.state)))
    return [
        Assigned(
            organisation=unit,
            done=_done(_of(evidence, unit.pk), unit.pk, records, names),
            open=tuple(_lines(rows, unit.pk, names)),
            ahead=_done(((pk, there) for pk, there in coming if unit.pk in there), unit.pk, records, names),
        )
        for unit in organisations
    ]


def whole_of(place: int, *, on: date) -> list[Line]:
    """What the jurisdiction as a whole owes this year, and what it still owes of earlier ones."""
    kept = KeptFinding.objects.filter(jurisdiction_id=place, scope=Scope.JURISDICTION.value)
    of_year = Q(due__gte=date(on.year, 1, 1)) | Q(state=State.OVERDUE.value)
    rows = with_duties(kept.filter(of_year)).order_by("due", "id")
    return [line_of(row, None, {}, on=None) for row in rows]


def _of(evidence: Iterable[Evidence], unit: int) -> Iterable[tuple[int, frozenset[int]]]:
    taking_part = (each for each in evidence if unit in each.hosts | each.guests)
    return ((each.id, each.units) for each in done_by(taking_part, unit))


def _done(
    found: Iterable[tuple[int, Collection[int]]],
    unit: int,
    records: Mapping[int, EvidenceRecord],
    names: Mapping[int, str],
) -> tuple[Done, ...]:
    return tuple(
        Done(records[pk], tuple(name for other, name in names.items() if other in there and other != unit))
        for pk, there in found
        if pk in records
    )


def _lines(rows: Iterable[KeptFinding], unit: int, names: Mapping[int, str]) -> Iterable[Line]:
    """As the side sees it that has to act: who, and with whom."""
    return (line_of(row, debtor_of(row).unit, names, on=None) for row in rows if row.organisation_id == unit)
