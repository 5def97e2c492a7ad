"""What does the engine know of a duty, of what was done, and of whom it was done by?"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from liaison.core.dates import WorkingDays
from liaison.core.periods import Span

ALWAYS = Span(date.min, date.max)


class Force(StrEnum):
    """How binding a duty is; only `must` can become overdue."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Scope(StrEnum):
    """Over whom a duty is counted."""

    JURISDICTION = "jurisdiction"
    ACTOR = "actor"
    PAIR = "pair"


class Side(StrEnum):
    """Which of the two sides of the liaison."""

    DEPARTMENT = "department"
    ORGANISATION = "organisation"


class Rank(StrEnum):
    """What the person who came is in the unit represented."""

    PRINCIPAL = "principal"
    LEADER = "leader"
    OTHER = "other"


class Proof(StrEnum):
    """By what it is known that something was done."""

    CONFIRMED = "confirmed"  # both sides say so
    ONE_SIDED = "one_sided"  # the other side has not answered
    CONTESTED = "contested"  # the other side says otherwise
    SETTLED = "settled"  # it was contested, and somebody decided that it counts
    PAPER = "paper"  # staff entered it from a signed paper


class Pair(NamedTuple):
    department: int
    organisation: int


class Debtor(NamedTuple):
    """Who owes: the jurisdiction as a whole, one unit, or one side of a pair."""

    scope: Scope
    department: int | None = None
    organisation: int | None = None
    side: Side = Side.DEPARTMENT  # who of the two has to act

    @property
    def unit(self) -> int | None:
        """The unit that has to act; None for the jurisdiction as a whole."""
        return self.department if self.side is Side.DEPARTMENT else self.organisation


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a version of a scheme demands, allows or recommends."""

    id: int
    kind: str
    span: Span  # the days on which its version is in force; date.max where no end is known
    force: Force = Force.MUST
    scope: Scope = Scope.ACTOR
    minimum: int | None = None
    maximum: int | None = None
    per: str = ""  # 1y 2y 6m 3m 2m 1m term
    due: str = ""  # 2019-06-05, --01-31, --01-late, +15wd, +10d, +3m
    opens: str = ""  # --07-01: where the same is owed twice a year, the first day of the later time
    mutual: bool = False
    in_person: str = ""  # principal, leader
    presided_by: tuple[str, ...] = ()  # as worded
    report_to: tuple[str, ...] = ()
    inform: tuple[str, ...] = ()
    side: Side = Side.DEPARTMENT
    owed_by: frozenset[int] | None = None  # the units that the wording names; None: all in the scheme
    with_whom: frozenset[int] | None = None  # the counterparts that it names; None: all
    clause: str = ""

    @property
    def needed(self) -> int | None:
        """How often at least; None where nothing can be counted."""
        if self.minimum:
            return self.minimum
        return 1 if self.due and self.maximum is None else None

    @property
    def is_on_the_previous_year(self) -> bool:
        """Whether what is due tells of the year before: a report due in the first half. Clause: FH-A3."""
        return self.kind == "annual_report" and self.due.startswith("--") and self.due[2:4] <= "06"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody who came, and whom that counts for."""

    unit: int  # the unit represented
    rank: Rank = Rank.OTHER


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing done: something held, or settled in writing. It knows no duties."""

    id: int
    kinds: frozenset[str]  # of activities and matters
    day: date  # the first day; of what is handed in, the day of its arrival
    hosts: frozenset[int] = frozenset()
    guests: frozenset[int] = frozenset()
    attendance: tuple[Attendance, ...] = ()
    visitors: frozenset[int] = frozenset()  # who went to the other's place; empty: not said
    presided_by: str = ""  # the post of whoever presided
    proof: Proof = Proof.CONFIRMED
    proofs: tuple[tuple[int, Proof], ...] = ()  # of a unit, where it differs
    covers: int | None = None  # the year that a plan or report is about
    answers: int | None = None  # the event whose term it ends

    @property
    def units(self) -> frozenset[int]:
        """Everybody who took part; whoever came for another counts as the other."""
        return self.hosts.union(self.guests, (seat.unit for seat in self.attendance))

    def proof_of(self, unit: int) -> Proof:
        """How the unit's part in it is proven."""
        return dict(self.proofs).get(unit, self.proof)


@dataclass(frozen=True, slots=True)
class Event:
    """Something from which a term runs: an opinion that came in, a request that was made."""

    id: int
    kind: str  # the kind of duty that it brings about
    day: date
    department: int
    organisation: int


class Stretch(NamedTuple):
    """Days on which the same pairs hold; pairs opened as needed are apart: they owe nothing."""

    span: Span
    pairs: frozenset[Pair]
    ad_hoc: frozenset[Pair] = frozenset()


class Succession(NamedTuple):
    """From the day on, the function of one unit is with another: merger, split, renaming as a new body."""

    old: int
    new: int
    on: date


@dataclass(frozen=True, slots=True)
class Leave:
    """What an exemption and an extension say alike: why, by whom, and for whom it holds."""

    reason: str
    by: str
    duty: int | None = None  # None: all duties
    department: int | None = None  # None: all
    organisation: int | None = None  # None: all

    def is_for(self, duties: frozenset[int], debtor: Debtor) -> bool:
        """Whether it reaches what the debtor owes under one of the duties."""
        return (
            (self.duty is None or self.duty in duties)
            and (self.department is None or self.department == debtor.department)
            and (self.organisation is None or self.organisation == debtor.organisation)
        )


@dataclass(frozen=True, slots=True)
class Exemption(Leave):
    """Whatever is due within the span is shown and cannot become overdue."""

    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Extension(Leave):
    """Whatever is due on one day may be done until another."""

    due: date = date.min
    until: date = date.min


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a place has laid down, apart from what was done: everything that a finding rests on."""

    duties: tuple[Duty, ...]
    stretches: tuple[Stretch, ...]
    tracked_since: date
    calendar: WorkingDays = field(default_factory=WorkingDays)
    terms: tuple[Span, ...] = ()  # terms of office (届)
    events: tuple[Event, ...] = ()
    known_events: frozenset[str] = frozenset()  # the kinds of duty whose events are entered somewhere
    exemptions: tuple[Exemption, ...] = ()
    extensions: tuple[Extension, ...] = ()
    successions: tuple[Succession, ...] = ()
