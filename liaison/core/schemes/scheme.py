"""Who keeps liaison with whom on a day? Rules and units as values, and the pairs that follow."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

PARTY = "party"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that exists on the day asked about."""

    id: int
    canonical: str  # 民盟
    kind: str  # party, federation, non_party, association
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A department paired with one organisation, or in common liaison with all that it covers."""

    id: int
    department: int
    organisation: int | None = None  # None: common
    covers: tuple[str, ...] = ()  # "party" for every party, or a canonical name
    rank_limit: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One department and one organisation on the day, and the rule that brings them together."""

    department: int
    organisation: int
    rule: int
    common: bool


def covers(rule: Rule, organisation: Organisation) -> bool:
    """Whether a rule of common liaison reaches the organisation.

    >>> rule = Rule(1, department=1, covers=("party", "工商联"))
    >>> covers(rule, Organisation(2, "民盟", "party")), covers(rule, Organisation(3, "知联会", "association"))
    (True, False)
    """
    if rule.rank_limit and organisation.rank and organisation.rank != rule.rank_limit:
        return False
    return organisation.canonical in rule.covers or (organisation.kind == PARTY and PARTY in rule.covers)


def expand(
    rules: Iterable[Rule], organisations: Sequence[Organisation], *, waiting: Collection[int] = ()
) -> tuple[Pair, ...]:
    """Every pair of the day once; a pairing by name wins over common liaison. Clauses: JN-2.1.1, SG-2.

    Common liaison passes by the organisations `waiting` for a coordinator's word (core.schemes.joining).
    """
    found: dict[tuple[int, int], Pair] = {}
    for rule in sorted(rules, key=lambda rule: rule.organisation is None):
        for organisation in organisations:
            if rule.organisation is None:
                meets = organisation.id not in waiting and covers(rule, organisation)
            else:
                meets = rule.organisation == organisation.id
            if meets:
                pair = Pair(rule.department, organisation.id, rule.id, common=rule.organisation is None)
                found.setdefault((pair.department, pair.organisation), pair)
    return tuple(found.values())


def covered(wording: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What a common wording covers, from the (canonical, kind) that it was read to mean.

    Parties are covered as a kind, so that one founded later is covered too; others one by one.

    >>> covered([("民革", "party"), ("民盟", "party"), ("工商联", "federation")])
    ('party', '工商联')
    """
    named = [PARTY if kind == PARTY else canonical for canonical, kind in wording]
    return tuple(dict.fromkeys(named))
