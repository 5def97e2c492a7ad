"""Does a piece of evidence count for what somebody owes, and if not, why not?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.core.duties.index import Entry
from liaison.core.duties.kinds import DutyKind
from liaison.core.duties.presiders import presider
from liaison.core.duties.reach import Reach
from liaison.core.duties.values import Debtor, Duty, Proof, Rank, Scope
from liaison.core.duties.windows import Window


class WhyNot(StrEnum):
    """Why a piece of evidence does not count."""

    CONTESTED = "contested"
    NOT_YET = "not_yet"
    OUTSIDE = "outside"
    OTHER_YEAR = "other_year"
    OTHER_PAIR = "other_pair"
    OTHER_HOST = "other_host"
    OTHER_DIRECTION = "other_direction"
    DIRECTION_UNKNOWN = "direction_unknown"
    NOT_THERE = "not_there"
    NOBODY_NOTED = "nobody_noted"
    OTHER_PRESIDER = "other_presider"
    PRESIDER_UNKNOWN = "presider_unknown"
    COUNTED_BEFORE = "counted_before"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in one window, whoever owes it."""

    duty: Duty  # the version of it in force
    kind: DutyKind
    needed: int | None  # the least that was laid down; None where there is nothing to count
    about: int | None  # the year that a plan or report has to be about
    presiders: frozenset[str]
    carried_on: bool  # several versions lay down the same


@dataclass(frozen=True, slots=True)
class Claim:
    """What one debtor owes in one window, asked as of a day."""

    asked: Asked
    debtor: Debtor
    window: Window
    today: date
    reach: Reach

    @property
    def duty(self) -> Duty:
        return self.asked.duty

    @property
    def kind(self) -> DutyKind:
        return self.asked.kind


@dataclass(frozen=True, slots=True)
class Counted:
    """A piece of evidence that counts once, with the counterparts with whom it was done."""

    evidence: int
    day: date
    kinds: frozenset[str]
    units: frozenset[int]
    one_sided: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A piece of evidence that does not count, and the reason."""

    evidence: int
    day: date
    kinds: frozenset[str]
    why: WhyNot


_FULL = frozenset({Proof.CONFIRMED, Proof.SETTLED, Proof.PAPER})
_ENOUGH = {"principal": {Rank.PRINCIPAL}, "leader": {Rank.PRINCIPAL, Rank.LEADER}}


def judged(entry: Entry, claim: Claim) -> Counted | WhyNot:
    """The evidence as it counts for the debtor, or the first reason against it."""
    evidence = entry.evidence
    timing = _time(entry, claim)
    if timing is not None:
        return timing
    counterparts = _counterparts(entry, claim)
    if not (_does_it_alone(entry, claim) if claim.kind.alone else counterparts):
        return WhyNot.OTHER_PAIR
    proof = _proof(entry, claim, counterparts)
    if proof is Proof.CONTESTED:
        return WhyNot.CONTESTED
    for reason in _REASONS:
        why = reason(entry, claim)
        if why is not None:
            return why
    late = evidence.day > claim.window.due
    return Counted(evidence.id, evidence.day, evidence.kinds, counterparts, proof is Proof.ONE_SIDED, late)


def _time(entry: Entry, claim: Claim) -> WhyNot | None:
    """Whether the day, or the year that it is about, belongs to the window."""
    evidence = entry.evidence
    if claim.asked.about is not None and evidence.covers is not None:
        if evidence.covers != claim.asked.about:
            return WhyNot.OTHER_YEAR
    elif not claim.window.starts <= evidence.day < claim.window.until:
        return WhyNot.OUTSIDE
    return WhyNot.NOT_YET if evidence.day > claim.today else None


def _counterparts(entry: Entry, claim: Claim) -> frozenset[int]:
    """With whom it was done, of those with whom it is owed."""
    debtor, day = claim.debtor, entry.evidence.day
    if debtor.scope is Scope.JURISDICTION:
        found = entry.units & claim.reach.organisations
    elif claim.window.event is not None:
        return frozenset({debtor.department or 0, debtor.organisation or 0}) - {debtor.unit or 0}
    elif debtor.scope is Scope.ACTOR:
        met: frozenset[int] = frozenset()
        for unit in _forms(debtor.unit, claim, day) & entry.units:
            met |= claim.reach.counterparts(unit, day)
        found = entry.units & met
    else:
        found = _other_of_pair(entry, claim)
    return found if claim.duty.with_whom is None else found & claim.duty.with_whom


def _does_it_alone(entry: Entry, claim: Claim) -> bool:
    own = _forms(claim.debtor.unit, claim, entry.evidence.day)
    return not own or not own.isdisjoint(entry.units)


def _other_of_pair(entry: Entry, claim: Claim) -> frozenset[int]:
    """The other one of the pair, where the two were in liaison on the day."""
    debtor, day, reach = claim.debtor, entry.evidence.day, claim.reach
    department, organisation = debtor.department or 0, debtor.organisation or 0
    others = _forms(organisation, claim, day) & entry.units
    for unit in _forms(department, claim, day) & entry.units:
        if not others.isdisjoint(reach.counterparts(unit, day)):
            return frozenset({organisation if debtor.unit == department else department})
    return frozenset()


def _proof(entry: Entry, claim: Claim, counterparts: Iterable[int]) -> Proof:
    """The best proof that one counterpart gives; what either of two says lessens it."""
    evidence, unit = entry.evidence, claim.debtor.unit
    if not evidence.proofs:
        return evidence.proof
    own = [evidence.proof_of(one) for one in _forms(unit, claim, evidence.day)]
    found = [
        _worst([*own, *(evidence.proof_of(one) for one in _forms(other, claim, evidence.day))])
        for other in counterparts
    ]
    return _best(found or [_worst(own or [evidence.proof])])


def _forms(unit: int | None, claim: Claim, day: date) -> frozenset[int]:
    """The unit, and whoever acted in its place on the day; nobody for the jurisdiction."""
    if unit is None:
        return frozenset()
    return claim.reach.forms(unit, day, claim.window.due, alone=claim.kind.alone)


def _worst(proofs: Sequence[Proof]) -> Proof:
    if Proof.CONTESTED in proofs:
        return Proof.CONTESTED
    return Proof.ONE_SIDED if Proof.ONE_SIDED in proofs else Proof.CONFIRMED


def _best(proofs: Sequence[Proof]) -> Proof:
    if not _FULL.isdisjoint(proofs):
        return Proof.CONFIRMED
    return Proof.ONE_SIDED if Proof.ONE_SIDED in proofs else Proof.CONTESTED


def _host(entry: Entry, claim: Claim) -> WhyNot | None:
    """What the jurisdiction owes is held by whom the wording names. Clauses: FH-4.3, JN-1.1.1."""
    named, hosts = claim.duty.owed_by, entry.evidence.hosts
    if claim.debtor.scope is not Scope.JURISDICTION or named is None or not hosts:
        return None
    return WhyNot.OTHER_HOST if named.isdisjoint(hosts) else None


def _direction(entry: Entry, claim: Claim) -> WhyNot | None:
    """Who has to go to the other has gone. Clauses: JN-2.2.6, XQ-3.6."""
    if not claim.kind.directed or claim.debtor.unit is None:
        return None
    if claim.duty.mutual and claim.debtor.scope is not Scope.PAIR:
        return None
    evidence = entry.evidence
    doers = evidence.visitors if "visit" in evidence.kinds else evidence.hosts
    if not doers:
        return WhyNot.DIRECTION_UNKNOWN if claim.duty.mutual else None
    own = _forms(claim.debtor.unit, claim, evidence.day)
    return WhyNot.OTHER_DIRECTION if own.isdisjoint(doers) else None


def _person(entry: Entry, claim: Claim) -> WhyNot | None:
    """Whoever has to come in person has come. Clauses: ZY-3.1b, JN-2.2.6, XQ-3.6."""
    enough = _ENOUGH.get(claim.duty.in_person)
    if enough is None:
        return None
    own = _forms(claim.debtor.unit, claim, entry.evidence.day)
    there = {seat.rank for seat in entry.evidence.attendance if not own or seat.unit in own}
    if not there:
        return WhyNot.NOBODY_NOTED
    return WhyNot.NOT_THERE if there.isdisjoint(enough) else None


def _presider(entry: Entry, claim: Claim) -> WhyNot | None:
    """One of those who have to preside has presided. Clauses: JN-1.1.1, ZY-2.1a."""
    if not claim.asked.presiders:
        return None
    if not entry.evidence.presided_by:
        return WhyNot.PRESIDER_UNKNOWN
    return None if presider(entry.evidence.presided_by) in claim.asked.presiders else WhyNot.OTHER_PRESIDER


_REASONS: tuple[Callable[[Entry, Claim], WhyNot | None], ...] = (_host, _direction, _presider, _person)
