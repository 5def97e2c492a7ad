"""Who was there for whom, may that be noted, and what does it count for?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from liaison.core.activities.standing import Entered, State
from liaison.core.duties.values import Rank
from liaison.core.refusals import Refusal, reasons

# What the holder of a post is in the unit. A deputy is not the principal: 本人 means whoever holds the post.
_RANKS = MappingProxyType(
    {
        "principal": Rank.PRINCIPAL,
        "leader_in_charge": Rank.LEADER,
        "city_leader": Rank.LEADER,
        "secretary": Rank.LEADER,
    }
)
_RANK_WORDS = MappingProxyType(
    {Rank.PRINCIPAL: "主要负责人本人", Rank.LEADER: "其他领导", Rank.OTHER: "工作人员"}
)
_HIGHEST_FIRST = (Rank.PRINCIPAL, Rank.LEADER, Rank.OTHER)


@dataclass(frozen=True, slots=True)
class Effect:
    """What it means for a unit's duties that somebody of the rank, and nobody higher, has come."""

    rank: Rank | None
    words: str


_EFFECTS = (
    Effect(Rank.PRINCIPAL, "主要负责人本人到会；要求主要负责人亲自参加的职责，这次计入。"),
    Effect(Rank.LEADER, "有领导到会，但主要负责人本人没有到会；要求主要负责人亲自参加的职责，这次不计入。"),
    Effect(Rank.OTHER, "到会的不是单位领导；要求领导或主要负责人亲自参加的职责，这次不计入。"),
    Effect(None, "还没有登记到会人员；要求领导或主要负责人亲自参加的职责，暂时不能计入。"),
)


@dataclass(frozen=True, slots=True)
class Seated:
    """One seat as somebody says it is taken; `seat` is its number where it is noted already."""

    unit: int
    represents: int | None = None
    person: int | None = None
    post: int | None = None
    name: str = ""  # where the person is not on file
    title: str = ""
    presides: bool = False
    came: bool | None = None  # None: not said yet
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class There:
    """Somebody who came: for which unit, of which rank, and whether they presided."""

    unit: int  # the unit represented
    rank: Rank
    title: str = ""
    presides: bool = False


def rank_of(post_kind: str) -> Rank:
    """What the holder of a post of the kind is in the unit; of somebody without a post on file: one of it.

    >>> rank_of("principal"), rank_of("")
    (<Rank.PRINCIPAL: 'principal'>, <Rank.OTHER: 'other'>)
    """
    return _RANKS.get(post_kind, Rank.OTHER)


def highest(there: Iterable[There], unit: int) -> Rank | None:
    """The highest rank of those who came for the unit; None where nobody is noted. Clauses: ZY-3.1b."""
    ranks = {one.rank for one in there if one.unit == unit}
    return next((rank for rank in _HIGHEST_FIRST if rank in ranks), None)


def counts_for(rank: Rank | None) -> str:
    """What it means for duties that somebody has to do in person. Clauses: ZY-3.1b, JN-2.2.6, XQ-3.6."""
    return next(effect.words for effect in _EFFECTS if effect.rank == rank)


def what_others_vouch_for(
    there: Collection[There], names: Mapping[int, str] = MappingProxyType({})
) -> dict[str, str]:
    """What of the attendance counts for a duty, and the other side therefore has to agree to.

    >>> what_others_vouch_for([There(1, Rank.PRINCIPAL, "局长", presides=True)], {1: "甲局"})
    {'领导到会': '甲局（主要负责人本人）', '主持': '甲局局长'}
    """
    leaders = [
        f"{names.get(unit, unit)}（{_RANK_WORDS[rank]}）"
        for unit in sorted({one.unit for one in there})
        if (rank := highest(there, unit)) in {Rank.PRINCIPAL, Rank.LEADER} and rank is not None
    ]
    presiders = [f"{names.get(one.unit, one.unit)}{one.title}" for one in there if one.presides]
    return {"领导到会": "、".join(leaders), "主持": "、".join(presiders)}


def refusals_to_attend(
    entry: Entered, *, today: date, came: bool = False, presiders: int = 0
) -> tuple[Refusal, ...]:
    """Every reason against noting who takes part, or, with `came`, who has come."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能登记本单位参加的活动的出席情况。"),
            (entry.state == State.CANCELLED, "cancelled", "活动已经取消，不能再登记出席。"),
            (presiders > 1, "presiders", "主持人只能有一位。"),
            (
                came and (entry.on is None or entry.on > today),
                "future",
                "还没有到活动的日子，不能登记到会；可以先登记拟出席人员。",
            ),
        ]
    )


def refusals_to_seat(seated: Seated, *, may_sit: bool, is_there: bool, namesake: bool) -> tuple[Refusal, ...]:
    """Every reason against the seat: `may_sit` for that unit, `is_there` in the post on the day."""
    return reasons(
        [
            (not may_sit, "unit", "只能为参加单位或其代表单位登记席位。"),
            (
                not is_there,
                "post",
                "所选人员当天不担任这一职务，请刷新后重新选择。",
            ),
            (seated.person is None and not seated.name.strip(), "name", "请填写姓名。"),
            (
                namesake and not seated.title.strip(),
                "namesake",
                "名单中有同名的人：就是本人的，请在名单中勾选；不是的，请写明职务以示区别。",
            ),
        ]
    )
