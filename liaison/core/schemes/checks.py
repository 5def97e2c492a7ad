"""What should be looked at once more before a scheme is issued? Advice with reasons; nothing is forbidden."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

PAIRED, COMMON = "paired", "common"
ADDED, REMOVED = "added", "removed"
ALL_ORGANISATIONS = "*"  # a leader who hears all of them
SHOWN = 12  # names that a reason spells out; the rest are counted
_FEWEST_TO_COMPARE = 3  # organisations, below which "more than the others" says little
_TIMES_THE_MEDIAN = 2


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """A department and an organisation by name, how they would come together, and what happens to them."""

    department: str
    organisation: str
    kind: str = PAIRED
    change: str = "stated"  # stated, added, removed


@dataclass(frozen=True, slots=True)
class ProposedScheme:
    """What would be issued, by name, and what the place has."""

    pairs: Sequence[ProposedPair]
    leaders: Sequence[tuple[str, str]] = ()  # leader, organisation or ALL_ORGANISATIONS
    departments: Sequence[str] = ()  # every department of the place
    organisations: Sequence[str] = ()  # those of the roster
    superseded: Collection[str] = ()  # document numbers that the notice says it replaces
    known_numbers: Collection[str] = ()  # document numbers of the schemes issued here


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: a code for programs, the reason and what to do in an official's words."""

    code: str
    reason: str
    about: tuple[str, ...] = ()  # the names it is about


def checks(scheme: ProposedScheme) -> tuple[Check, ...]:
    """Everything worth a second look, what contradicts itself first; empty: nothing came up.

    Clauses: JN-2.1.2, ZY-2.0, ZY-6, ZY-A1.
    """
    return (
        *_paired_and_common(scheme),
        *_added_and_removed(scheme),
        *_leaders_of_others(scheme),
        *_without_counterpart(scheme),
        *_very_many(scheme),
        *_without_leader(scheme),
        *_unknown_numbers(scheme),
    )


def _paired_and_common(scheme: ProposedScheme) -> Iterator[Check]:
    kinds: dict[tuple[str, str], set[str]] = {}
    for pair in _standing(scheme):
        kinds.setdefault((pair.department, pair.organisation), set()).add(pair.kind)
    twice = [
        f"{department}—{organisation}" for (department, organisation), met in kinds.items() if len(met) > 1
    ]
    if twice:
        yield Check(
            "paired_and_common",
            f"{_named(twice)}既结对又在共同联系范围内，发布后按结对联系计。如不是有意为之，请去掉其一。",
            tuple(twice),
        )


def _added_and_removed(scheme: ProposedScheme) -> Iterator[Check]:
    """In the same way: from paired to common liaison is a change, and no contradiction."""
    changes: dict[tuple[str, str, str], set[str]] = {}
    for pair in scheme.pairs:
        changes.setdefault((pair.department, pair.organisation, pair.kind), set()).add(pair.change)
    both = [
        f"{department}—{organisation}"
        for (department, organisation, _kind), met in changes.items()
        if {ADDED, REMOVED} <= met
    ]
    if both:
        yield Check(
            "added_and_removed",
            f"{_named(both)}在同一份方案里既增加又取消，请核对原文，只保留一项。",
            tuple(both),
        )


def _leaders_of_others(scheme: ProposedScheme) -> Iterator[Check]:
    """Only where the scheme has a roster of its own to compare with."""
    roster = set(scheme.organisations)
    outside = [
        f"{leader}—{organisation}"
        for leader, organisation in scheme.leaders
        if organisation not in {ALL_ORGANISATIONS, *roster}
    ]
    if roster and outside:
        yield Check(
            "leader_outside_roster",
            f"{_named(outside)}：领导联系的党派团体不在部门对口联系名单内，请核对名称或补上名单。",
            tuple(outside),
        )


def _without_counterpart(scheme: ProposedScheme) -> Iterator[Check]:
    met = {pair.department for pair in _standing(scheme)}
    left = [department for department in scheme.departments if department not in met]
    if met and left:
        yield Check(
            "department_without_counterpart",
            f"{_named(left)}没有明确对口联系的党派团体。如无需明确，可照常发布，有需要时再主动联系。",
            tuple(left),
        )


def _very_many(scheme: ProposedScheme) -> Iterator[Check]:
    """Paired liaison alone: common liaison reaches everybody alike."""
    counts = Counter(pair.organisation for pair in _standing(scheme) if pair.kind == PAIRED)
    if len(counts) < _FEWEST_TO_COMPARE:
        return
    ordered = sorted(counts.values())
    median = ordered[len(ordered) // 2]
    many = [name for name, count in counts.items() if count > max(_TIMES_THE_MEDIAN * median, median + 3)]
    for name in many:
        yield Check(
            "organisation_with_very_many",
            f"{name}结对联系 {counts[name]} 个部门，明显多于其他党派团体（多数为 {median} 个左右），"
            "请确认力量是否足够。",
            (name,),
        )


def _without_leader(scheme: ProposedScheme) -> Iterator[Check]:
    assigned = {organisation for _, organisation in scheme.leaders}
    left = [organisation for organisation in scheme.organisations if organisation not in assigned]
    if scheme.leaders and left:
        yield Check("leader_missing", f"{_named(left)}还没有联系领导，请确认是否遗漏。", tuple(left))


def _unknown_numbers(scheme: ProposedScheme) -> Iterator[Check]:
    unknown = [number for number in scheme.superseded if number not in set(scheme.known_numbers)]
    if unknown:
        yield Check(
            "unknown_number",
            f"本系统中没有{_named(unknown)}。如它发布于启用本系统之前，可照常发布；否则请核对文号。",
            tuple(unknown),
        )


def _standing(scheme: ProposedScheme) -> Iterable[ProposedPair]:
    return (pair for pair in scheme.pairs if pair.change != REMOVED)


def _named(names: Sequence[str]) -> str:
    listed = "、".join(names[:SHOWN])
    return listed if len(names) <= SHOWN else f"{listed}等 {len(names)} 项"
