"""What would a scheme ask of everybody in a year to come, and how would a past year have stood under it?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liaison.core.duties.evaluate import findings
from liaison.core.duties.finding import Finding, State
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.owed import Owed, burdens
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import Circumstances, Duty, Evidence, Stretch
from liaison.core.periods import Span


@dataclass(frozen=True, slots=True)
class Load:
    """What a unit would have to do in the year."""

    unit: int
    duties: int  # different duties
    meetings: int  # how often it comes together with somebody, if nothing serves two duties at once
    papers: int  # how often it hands something in
    called_upon: int  # how often others come together with it

    @property
    def total(self) -> int:
        return self.meetings + self.papers + self.called_upon


def loads(all_owed: Iterable[Owed]) -> dict[int, Load]:
    """What follows for each unit from what must be done; what the jurisdiction owes is nobody's."""
    everything = list(all_owed)
    of_all = burdens(everything)
    papers = burdens(one for one in everything if DUTY_KINDS[one.duty.kind].alone)
    handed_in = {unit: burden.times for unit, burden in papers.items()}
    return {
        unit: Load(
            unit,
            burden.duties,
            burden.times - handed_in.get(unit, 0),
            handed_in.get(unit, 0),
            burden.called_upon,
        )
        for unit, burden in of_all.items()
    }


def as_if(circumstances: Circumstances, *, of: date, since: date) -> Circumstances:
    """The duties and pairs of one day, as if they had been in force and tracked from another on.

    Exemptions and extensions are left out: they were given for other windows.
    """
    span = Span(since, date.max)
    duties = tuple(replace(duty, span=span) for duty in circumstances.duties if of in duty.span)
    stretches = tuple(
        Stretch(span, stretch.pairs, stretch.ad_hoc)
        for stretch in circumstances.stretches
        if of in stretch.span
    )
    return replace(
        circumstances,
        duties=duties,
        stretches=stretches,
        tracked_since=since,
        exemptions=(),
        extensions=(),
    )


@dataclass(slots=True)
class Tally:
    """How often something owed would have been done, would not, or is only shown."""

    met: int = 0
    short: int = 0
    shown: int = 0  # may, should, or nothing to count

    @property
    def total(self) -> int:
        return self.met + self.short + self.shown

    def add(self, finding: Finding) -> None:
        if finding.state is State.MET:
            self.met += 1
        elif finding.state is State.SHOWN_ONLY:
            self.shown += 1
        else:
            self.short += 1


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A year that is over, under duties that were not in force then."""

    duties: Sequence[tuple[Duty, Tally]]  # in the order of the notice
    units: dict[int, Tally]  # by who has to act


def rehearsed(circumstances: Circumstances, evidence: Iterable[Evidence], *, year: Span) -> Rehearsed:
    """What would have been found at the end of the year for everything that fell due in it."""
    prepared = Prepared(circumstances, evidence)
    of_duties: dict[int, Tally] = {duty.id: Tally() for duty in circumstances.duties}
    of_units: dict[int, Tally] = defaultdict(Tally)
    for finding in findings(prepared, today=year.ends, since=year.starts):
        if finding.window.due not in year:
            continue
        of_duties[finding.duty.id].add(finding)
        if finding.debtor.unit is not None:
            of_units[finding.debtor.unit].add(finding)
    duties = [(duty, of_duties[duty.id]) for duty in circumstances.duties]
    return Rehearsed(duties, dict(of_units))
