"""Which values of an issued version may be mended as typing errors? TABLE; all else takes a new version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from liaison.core.refusals import Refusal

VERSION, RULE, ASSIGNMENT, DUTY = (
    "schemes.schemeversion",
    "schemes.liaisonrule",
    "schemes.leaderassignment",
    "schemes.duty",
)


@dataclass(frozen=True, slots=True)
class Mendable:
    """One value that is shown as the notice wrote it, and by which nothing is counted."""

    about: str
    field: str
    name: str
    longest: int  # characters


_ROWS = (
    Mendable(VERSION, "title", "方案标题", 300),
    Mendable(RULE, "department_name", "部门（通知中的写法）", 120),
    Mendable(RULE, "organisation_name", "党派团体（通知中的写法）", 120),
    Mendable(RULE, "scope", "共同联系范围的写法", 200),
    Mendable(ASSIGNMENT, "leader_name", "领导姓名", 60),
    Mendable(DUTY, "actor", "责任主体", 120),
)

MENDABLE: Mapping[tuple[str, str], Mendable] = MappingProxyType(
    {(row.about, row.field): row for row in _ROWS}
)


@dataclass(frozen=True, slots=True)
class Mending:
    """A correction as far as showing is concerned."""

    about_id: int
    field: str
    after: str


def mended(corrections: Iterable[Mending]) -> dict[int, dict[str, str]]:
    """What each row shows instead of what was issued; of several corrections the last holds.

    >>> mended([Mending(7, "actor", "各部"), Mending(7, "actor", "各部门")])
    {7: {'actor': '各部门'}}
    """
    found: dict[int, dict[str, str]] = {}
    for correction in corrections:
        found.setdefault(correction.about_id, {})[correction.field] = correction.after
    return found


def refusals_to_correct(
    *, about: str, field: str, before: str, after: str, reason: str, revoked: bool
) -> tuple[Refusal, ...]:
    """Every reason against the correction; empty: it may be recorded."""
    row = MENDABLE.get((about, field))
    reasons = [
        (row is None, "fixed", "这一项不能作为录入错误更正，请发布新的方案。"),
        (revoked, "revoked", "方案已经撤销，不需要再更正。"),
        (not after.strip(), "empty", "请填写更正后的内容。"),
        (after == before, "same", "更正后的内容与现在的相同。"),
        (row is not None and len(after) > row.longest, "long", "更正后的内容太长。"),
        (not reason.strip(), "reason", "请写明更正的原因。"),
    ]
    return tuple(Refusal(code, text) for applies, code, text in reasons if applies)
