"""Which findings can a change of one piece of evidence touch, and what does one event serve?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from liaison.core.duties.chains import Chain
from liaison.core.duties.finding import Finding, Key
from liaison.core.duties.index import Entry, entry_of, pairs_of
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.reach import actor
from liaison.core.duties.values import Debtor, Evidence, Pair, Scope, Side
from liaison.core.duties.windows import runs_from_events


def touched_by(prepared: Prepared, *changes: Evidence) -> frozenset[tuple[int, Debtor]]:
    """Duty and debtor of every finding that may differ; a change gives what was there before and after.

    Hand them to `findings` as `only`: all other findings stay as they are.
    """
    return frozenset(
        (chain.key, debtor)
        for evidence in changes
        for chain in prepared.chains
        if not evidence.kinds.isdisjoint(DUTY_KINDS[chain.duties[0].kind].counts)
        for debtor in _debtors(chain, evidence, prepared)
    )


def with_followers(touched: Iterable[tuple[int, Debtor]], chains: Iterable[Chain]) -> set[tuple[int, Debtor]]:
    """The same with the later duties of the year: what one counts, those after it do not."""
    follower = {chain.follows: chain.key for chain in chains if chain.follows is not None}
    found = set(touched)
    latest = found
    while latest:
        latest = {(follower[key], debtor) for key, debtor in latest if key in follower} - found
        found = found | latest
    return found


def _debtors(chain: Chain, evidence: Evidence, prepared: Prepared) -> Iterator[Debtor]:
    """Everybody for whom the evidence may count under the duty."""
    duty, reach = chain.duties[0], prepared.reach
    entry = entry_of(evidence, reach)
    if duty.scope is Scope.JURISDICTION:
        yield Debtor(Scope.JURISDICTION)
    elif duty.scope is Scope.ACTOR:
        sided = reach.departments if duty.side is Side.DEPARTMENT else reach.organisations
        yield from (actor(unit, duty.side) for unit in entry.concerned & sided)
    pairs = frozenset(_pairs(entry, chain, prepared))
    yield from (Debtor(Scope.PAIR, *pair, side) for pair in pairs for side in Side)


def _pairs(entry: Entry, chain: Chain, prepared: Prepared) -> Iterator[Pair]:
    """The pairs that it may concern: of those who took part, and of a unit that acts alone."""
    duty, reach = chain.duties[0], prepared.reach
    if duty.scope is Scope.PAIR or runs_from_events(duty):
        yield from pairs_of(entry, reach)
    if duty.scope is Scope.PAIR and DUTY_KINDS[duty.kind].alone:
        yield from (pair for pair in reach.pairs if not entry.concerned.isdisjoint(pair))


def credits_of(found: Iterable[Finding]) -> Mapping[int, tuple[Key, ...]]:
    """For each piece of evidence the findings for which it counts: one event, many credits."""
    served: dict[int, list[Key]] = defaultdict(list)
    for finding in found:
        for one in finding.counted:
            served[one.evidence].append(finding.key)
    return {evidence: tuple(keys) for evidence, keys in served.items()}
