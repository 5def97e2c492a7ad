"""What comes after an activity: may it be noted, is it due, and is one thing perhaps entered twice?"""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaison.core.activities.standing import Entered, State
from liaison.core.refusals import Refusal, reasons

_NEAR = timedelta(days=3)


class DueState(StrEnum):
    """How something with a last day stands."""

    DONE = "done"
    OVERDUE = "overdue"
    NEAR = "near"
    OPEN = "open"


def due_state(due: date | None, *, done: bool, today: date) -> DueState:
    """Whether it is done, over its day, within three days of it, or open.

    >>> due_state(date(2026, 6, 14), done=False, today=date(2026, 6, 15))
    <DueState.OVERDUE: 'overdue'>
    >>> due_state(date(2026, 6, 18), done=False, today=date(2026, 6, 15))
    <DueState.NEAR: 'near'>
    """
    if done:
        return DueState.DONE
    if due is None or due > today + _NEAR:
        return DueState.OPEN
    return DueState.OVERDUE if due < today else DueState.NEAR


def refusals_to_note(entry: Entered, *, unit_takes_part: bool = True) -> tuple[Refusal, ...]:
    """Every reason against noting what came of the activity, for a unit that has to take part in it."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能为本单位参加的活动登记。"),
            (entry.state != State.HELD, "not_held", "活动登记为已开展以后，才能登记会后事项。"),
            (not unit_takes_part, "unit", "请从参加单位中选择。"),
        ]
    )


def refusals_to_write_minutes(entry: Entered, *, stale: bool) -> tuple[Refusal, ...]:
    """Every reason against the minutes as they are written now; `stale`: somebody has changed them since."""
    stood = [Refusal("stale", "您打开以后别人已经改过纪要；请把下面两份合在一起再保存。")] if stale else []
    return (*refusals_to_note(entry), *stood)


def refusals_to_follow_up(entry: Entered, *, due: date, unit_takes_part: bool = True) -> tuple[Refusal, ...]:
    """Every reason against an agreement with its owner and day."""
    early = entry.on is not None and due < entry.on
    late = [Refusal("due", "完成日期不能早于活动日期。")] if early else []
    return (*refusals_to_note(entry, unit_takes_part=unit_takes_part), *late)


def refusals_to_finish(*, own: bool, done: bool, on: date, today: date) -> tuple[Refusal, ...]:
    """Every reason against saying that what was agreed is done; `own`: whoever asks speaks for its owner."""
    return reasons(
        [
            (not own, "not_own", "由负责单位登记完成；统筹部门可以代为登记。"),
            (done, "done", "已经登记完成。"),
            (on > today, "future", "完成日期不能晚于今天。"),
        ]
    )


def refusals_to_withdraw(*, own: bool, settled: bool, reason: str) -> tuple[Refusal, ...]:
    """Every reason against taking back what was noted.

    `own`: whoever asks noted it, or their unit did, or they coordinate; `settled`: it is done, replied to or
    taken over.
    """
    return reasons(
        [
            (not own, "not_own", "由登记的单位撤销；统筹部门可以代为撤销。"),
            (settled, "settled", "已经办完、答复或转办，不能撤销。"),
            (not reason.strip(), "reason", "请写明撤销的原因，历史中会保留。"),
        ]
    )


def refusals_to_observe(
    entry: Entered, *, has_findings: bool, is_host: bool, due: date | None
) -> tuple[Refusal, ...]:
    """Every reason against putting a finding to a unit. Clauses: ZY-2.3d2, XQ-1.4b."""
    early = due is not None and entry.on is not None and due < entry.on
    more = reasons(
        [
            (not has_findings, "kind", "只有执法检查、行风评议一类的活动才登记发现的问题。"),
            (has_findings and not is_host, "unit", "请选择接受检查的单位。"),
            (early, "due", "答复期限不能早于活动日期。"),
        ]
    )
    return (*refusals_to_note(entry), *more)


def refusals_to_reply(*, own: bool, replied: bool, text: str) -> tuple[Refusal, ...]:
    """Every reason against the reply; `own`: whoever asks speaks for the unit that was asked."""
    return reasons(
        [
            (not own, "not_own", "由接受检查的单位答复；统筹部门可以代为登记。"),
            (replied, "replied", "已经答复。"),
            (not text.strip(), "text", "请写明答复或整改情况，双方都会看到。"),
        ]
    )


@dataclass(frozen=True, slots=True)
class Claimed:
    """A service to the public as somebody entered it."""

    kind: str
    on: date | None
    place: str
    units: frozenset[int]


def may_be_one(one: Claimed, other: Claimed) -> bool:
    """Whether both may be one event: the same kind, day and place, and a unit that takes part in both.

    >>> fair = Claimed("social_service", date(2026, 6, 1), "临溪广场", frozenset({1, 2}))
    >>> may_be_one(fair, Claimed("social_service", date(2026, 6, 1), "临溪 广场", frozenset({2, 3})))
    True
    """
    if one.on is None or (one.kind, one.on) != (other.kind, other.on):
        return False
    place = _key(one.place)
    return bool(place) and place == _key(other.place) and bool(one.units & other.units)


def _key(place: str) -> str:
    return "".join(unicodedata.normalize("NFKC", place).split()).casefold()


def refusals_to_merge(
    entry: Entered, kept: Entered, *, twice: bool, contested: bool = False
) -> tuple[Refusal, ...]:
    """Every reason against striking out the entry in favour of the other.

    `twice`: they may be one event; `contested`: a unit contests one of the two.
    """
    cancelled = State.CANCELLED in {entry.state, kept.state}
    return reasons(
        [
            (not (entry.mine and kept.mine), "not_mine", "只能合并本单位参加的活动；可以请统筹部门合并。"),
            (cancelled, "cancelled", "其中一项已经取消，不需要合并。"),
            (
                not cancelled and entry.state != kept.state,
                "states",
                "一项已开展、另一项还没有登记开展，请先登记一致再合并。",
            ),
            (contested, "contested", "其中一项有异议，请先协商一致再合并。"),
            (not twice, "not_twice", "两项活动的日期、地点或参加单位不同，不能合并。"),
        ]
    )
