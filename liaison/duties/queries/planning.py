"""On which days could what is still missing be done, when neither side has anything else?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liaison.core.activities.clashes import Event, proposed_days
from liaison.core.dates import WorkingDays
from liaison.core.duties.finding import State
from liaison.core.periods import Span
from liaison.duties.queries.addresses import planning_address
from liaison.duties.queries.board import Line, debtor_of
from liaison.duties.queries.providers import busy_days
from liaison.workdays.queries import working_days_for

_DAY = timedelta(days=1)
_AHEAD = timedelta(days=42)  # nobody plans further ahead from a list
_BESIDE = 10  # proposals that stand so near to each other are read together
_NEXT = (State.OVERDUE, State.DUE_SOON, State.ON_THE_WAY)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is missing, and the days on which all who come are free, each leading to the entry form."""

    line: Line
    days: tuple[tuple[date, str], ...]
    is_of_two: bool  # whether the other side is known, and its days were looked at

    @property
    def missing(self) -> int:
        return self.line.row.missing


def proposals(place: int, lines: Iterable[Line], *, on: date) -> list[Proposal]:
    """One for each line that something held would serve; the same queries however many there are.

    The first day that one proposes is left to it by those after it, as long as they have others.
    """
    wanted = [line for line in lines if can_be_planned(line)]
    if not wanted:
        return []
    units = {unit for line in wanted for unit in _units(line)}
    taken = busy_days(place, Span(on + _DAY, on + _AHEAD), units)
    days = working_days_for(place)
    found: list[Proposal] = []
    for line in wanted:
        found.append(_proposal(place, line, taken, found, days, on=on))
    return found


def can_be_planned(line: Line) -> bool:
    """Whether something that is held would bring it further, and has to be."""
    return (
        line.row.state in _NEXT and bool(line.planned_at) and line.row.missing > 0 and not line.is_handed_in
    )


def _proposal(
    place: int,
    line: Line,
    taken: Sequence[Event],
    before: Sequence[Proposal],
    days: WorkingDays,
    *,
    on: date,
) -> Proposal:
    units, debtor, span = _units(line), debtor_of(line.row), _span(line, on)
    promised = [_first_of(proposal) for proposal in before[-_BESIDE:] if proposal.days]
    free = proposed_days(span, units, [*taken, *promised], days) or proposed_days(span, units, taken, days)
    return Proposal(
        line=line,
        days=tuple((day, planning_address(place, line.row.kind, debtor, on=day)) for day in free),
        is_of_two=len(units) > 1,
    )


def _first_of(proposal: Proposal) -> Event:
    """The day that is proposed first, as if it were agreed."""
    day, _address = proposal.days[0]
    return Event(id=0, title="", on=day, until=None, units=frozenset(_units(proposal.line)))


def _units(line: Line) -> Collection[int]:
    return {unit for unit in (line.row.department_id, line.row.organisation_id) if unit is not None}


def _span(line: Line, on: date) -> Span:
    """From tomorrow to the last day; what is late, or cannot wait, has the coming weeks."""
    furthest = on + _AHEAD
    due = line.row.due
    return Span(on + _DAY, min(due + _DAY, furthest) if due > on else furthest)
