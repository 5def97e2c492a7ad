"""The schemes of two places, as their files lay them down, made into what the engine reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from liaison.core.duties.evaluate import findings
from liaison.core.duties.finding import Finding, State
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.values import (
    Circumstances,
    Duty,
    Evidence,
    Force,
    Pair,
    Scope,
    Stretch,
    Succession,
)
from liaison.core.periods import Span
from liaison.core.schemes.facts import DUTY, LINK
from liaison.schemes.known import known_scheme
from liaison.workdays.known import known_days

ORGANISATIONS = (
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "工商联",
    "无党派人士",
    "知联会",
)
OFFICES = frozenset({901, 902})  # the government office, the united front department
LETTERS = {State.ON_THE_WAY: "O", State.DUE_SOON: "S", State.OVERDUE: "X", State.SHOWN_ONLY: "-"}


@dataclass(frozen=True)
class Place:
    """A place whose departments are numbered from 1 on, in the order of its notice."""

    departments: tuple[str, ...]
    pairs: tuple[Pair, ...]
    duties: tuple[Duty, ...]
    starts: date

    def counterparts(self, department: int) -> list[int]:
        return [pair.organisation for pair in self.pairs if pair.department == department]

    def circumstances(self, *, merged: tuple[int, int], on: date) -> Circumstances:
        """The scheme from its first day, tracked from then on, with one department merged into another."""
        old, new = merged
        after = {Pair(new if one == old else one, other) for one, other in self.pairs}
        return Circumstances(
            duties=self.duties,
            stretches=(
                Stretch(Span(self.starts, on), frozenset(self.pairs)),
                Stretch(Span(on, date.max), frozenset(after)),
            ),
            tracked_since=self.starts,
            calendar=known_days(),
            successions=(Succession(old, new, on),),
        )

    def line(self, found: list[Finding], kind: str, due: str) -> str:
        """One letter for each department: M met, m late, u by one side's word, - shown, . not owed."""
        of = {
            one.debtor.unit: _letter(one)
            for one in found
            if one.duty.kind == kind and one.window.due == date.fromisoformat(due)
        }
        return "".join(of.get(number, ".") for number in range(1, len(self.departments) + 1))


def _letter(finding: Finding) -> str:
    if finding.state is not State.MET:
        return LETTERS[finding.state]
    if finding.is_late:
        return "m"
    return "u" if finding.one_side_only else "M"


def place(code: str) -> Place:
    """The place of the file so called."""
    known = known_scheme(code)
    assert known is not None
    links = [fact.data for fact in known.facts if fact.sort == LINK]
    departments = tuple(dict.fromkeys(link["department"] for link in links))
    pairs = tuple(
        dict.fromkeys(
            Pair(departments.index(link["department"]) + 1, 101 + ORGANISATIONS.index(name))
            for link in links
            for name in ([link["organisation"]] if link["organisation"] else link["names"])
        )
    )
    laid_down = [fact.data for fact in known.facts if fact.sort == DUTY]
    duties = tuple(_duty(number, data, known.starts) for number, data in enumerate(laid_down, 1))
    return Place(departments, pairs, duties, known.starts)


def _duty(number: int, data: Any, starts: date) -> Duty:
    """A duty as a file of facts has it; what the jurisdiction owes is the offices' to hold."""
    scope = Scope(data["scope"])
    return Duty(
        id=number,
        kind=data["kind"],
        span=Span(starts, date.max),
        force=Force(data["force"]),
        scope=scope,
        minimum=data["minimum"],
        maximum=data["maximum"],
        per=data["per"],
        due=data["due"],
        mutual=data["mutual"],
        in_person=data["in_person"],
        owed_by=OFFICES if scope is Scope.JURISDICTION else None,
    )


def as_of(today: str, circumstances: Circumstances, year: list[Evidence]) -> list[Finding]:
    """Every finding since tracking began."""
    prepared = Prepared(circumstances, year)
    day = date.fromisoformat(today)
    return list(findings(prepared, today=day, since=circumstances.tracked_since))
