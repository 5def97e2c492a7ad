"""On whom does a duty lie, by the words of the notice: which side, and which units of it?"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from liaison.core.duties.values import Side, Succession
from liaison.core.names import unit_key, without_prefix
from liaison.core.periods import Span

_ORGANISATIONS = re.compile(
    r"民主党派|党派|工商联|知联会|无党派|组织|团体|民革|民盟|民建|民进|农工|致公|九三|台盟"
)
_DEPARTMENTS = re.compile(r"部门|单位|双方|政府|机关")
_LISTED = re.compile(r"[、，,和与及]")
_NAME = re.compile(r"(?:局|委|办|厅|署|部|院|会|室|中心|公司|银行)$")
_IN_GENERAL = re.compile(r"各|有关|相关|所有|全体|其他|对口|双方|部门|单位|机关|党派|组织|团体|人士|成员")
_ANYBODY = "*"


def side_of(actor: str) -> Side:
    """Who of the two has to act; departments where the words name both or nobody in particular.

    >>> side_of("各部门主要负责人"), side_of("各民主党派"), side_of("双方")
    (<Side.DEPARTMENT: 'department'>, <Side.ORGANISATION: 'organisation'>, <Side.DEPARTMENT: 'department'>)
    """
    if _DEPARTMENTS.search(actor):
        return Side.DEPARTMENT
    return Side.ORGANISATION if _ORGANISATIONS.search(actor) else Side.DEPARTMENT


@dataclass(frozen=True, slots=True)
class Called:
    """What a unit is called: its names of today, those of earlier days, and other ways to write them."""

    now: Collection[str] = ()
    before: Collection[str] = ()
    aliases: Collection[str] = ()


def named_in(words: str, names: Mapping[int, Called]) -> frozenset[int] | None:
    """The units that the words list by name; None where they name none, or speak of units in general.

    A name that nobody here bears leaves the others as they are.

    >>> names = {1: Called(["市教育局"]), 2: Called(["市卫生健康委"], aliases=["市卫健委"])}
    >>> named_in("市教育局、市卫健委", names), named_in("市教育局、某办", names)
    (frozenset({1, 2}), frozenset({1}))
    >>> named_in("各部门", names) is None, named_in("市教育局和有关单位", names) is None
    (True, True)
    """
    if words == _ANYBODY:
        return None
    found, unknown = _listed([part for part in _LISTED.split(words) if part.strip()], _known(names))
    return frozenset(found) if found and all(map(_is_a_name, unknown)) else None


def _listed(parts: Sequence[str], known: Mapping[str, int]) -> tuple[set[int], list[str]]:
    """The units, and the parts that name nobody; a name may hold a 和 or a 、 itself."""
    found: set[int] = set()
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        ends = (end for end in range(len(parts), at, -1) if unit_key("".join(parts[at:end])) in known)
        end = next(ends, None)
        if end is None:
            unknown.append(parts[at].strip())
        else:
            found.add(known[unit_key("".join(parts[at:end]))])
        at = end or at + 1
    return found, unknown


def _known(names: Mapping[int, Called]) -> dict[str, int]:
    """Each name with its unit: those of today go first, and what two units share names neither."""
    levels: tuple[dict[int, Collection[str]], ...] = (
        {unit: called.now for unit, called in names.items()},
        {unit: called.before for unit, called in names.items()},
        {unit: called.aliases for unit, called in names.items()},
        {
            unit: [short for name in called.now for short in without_prefix(name)[1:]]
            for unit, called in names.items()
        },
    )
    known: dict[str, int] = {}
    for level in reversed(levels):
        known |= _of_one_alone(level.items())
    return known


def _of_one_alone(names: Iterable[tuple[int, Collection[str]]]) -> dict[str, int]:
    bearers: dict[str, set[int]] = {}
    for unit, several in names:
        for name in filter(None, several):
            bearers.setdefault(unit_key(name), set()).add(unit)
    return {key: units.pop() for key, units in bearers.items() if len(units) == 1}


def _is_a_name(words: str) -> bool:
    return _NAME.search(words) is not None and _IN_GENERAL.search(words) is None


def with_heirs(
    units: frozenset[int] | None, successions: Collection[Succession], span: Span
) -> frozenset[int] | None:
    """The units, and whoever takes over from them before the span ends; None stays everybody."""
    if units is None:
        return None
    found, before = set(units), -1
    while len(found) != before:
        before = len(found)
        found |= {one.new for one in successions if one.old in found and one.on < span.ends}
    return frozenset(found)
