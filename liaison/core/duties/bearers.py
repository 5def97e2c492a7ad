"""On whom does a duty lie, by the words of the notice: which side, and which units of it?"""

import re
from collections.abc import Mapping

from liaison.core.duties.values import Side
from liaison.core.names import unit_key

_ORGANISATIONS = re.compile(
    r"民主党派|党派|工商联|知联会|无党派|组织|团体|民革|民盟|民建|民进|农工|致公|九三|台盟"
)
_DEPARTMENTS = re.compile(r"部门|单位|双方|政府|机关")
_LISTED = re.compile(r"[、，,和与及]")
_ANYBODY = "*"


def side_of(actor: str) -> Side:
    """Who of the two has to act; departments where the words name both or nobody in particular.

    >>> side_of("各部门主要负责人"), side_of("各民主党派"), side_of("双方")
    (<Side.DEPARTMENT: 'department'>, <Side.ORGANISATION: 'organisation'>, <Side.DEPARTMENT: 'department'>)
    """
    if _DEPARTMENTS.search(actor):
        return Side.DEPARTMENT
    return Side.ORGANISATION if _ORGANISATIONS.search(actor) else Side.DEPARTMENT


def named_in(words: str, names: Mapping[int, str]) -> frozenset[int] | None:
    """The units that the words list by name; None where they name none, or one that is not known here.

    >>> named_in("市教育局、市卫生健康委", {1: "市教育局", 2: "市卫生健康委", 3: "市财政局"})
    frozenset({1, 2})
    >>> named_in("各部门", {1: "市教育局"}) is None, named_in("市教育局、某办", {1: "市教育局"}) is None
    (True, True)
    """
    if words == _ANYBODY:
        return None
    known = {unit_key(name): unit for unit, name in names.items() if name}
    found = [known.get(unit_key(part)) for part in _LISTED.split(words) if part.strip()]
    named = frozenset(unit for unit in found if unit is not None)
    return named if named and len(named) == len(found) else None
