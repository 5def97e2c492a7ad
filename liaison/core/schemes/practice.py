"""May a liaison be opened as needed, may working rules come into force, and if not, why not?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from liaison.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ToOpen:
    """What deciding about a liaison as needed has to know."""

    mine: bool  # whoever asks is one of the two, or coordinates
    sides_are_right: bool  # one department, one organisation, both there on the day
    laid_down: bool  # the scheme pairs the two on the day already
    running: bool  # such a liaison is open already, or is to open later


def refusals_to_open(asked: ToOpen, *, reason: str) -> tuple[Refusal, ...]:
    """Every reason against opening the liaison. Clauses: JN-2.1.3, ZY-2.0, FH-2."""
    reasons = [
        (not asked.mine, "not_mine", "只能为本单位建立按需联系。"),
        (not asked.sides_are_right, "sides", "请选定一个当日存在的部门和一个党派团体。"),
        (asked.laid_down, "laid_down", "现行方案已经规定双方对口联系，不必另建按需联系。"),
        (asked.running, "running", "双方已有按需联系，不必重复建立。"),
        (not reason.strip(), "reason", "请写明工作上的需要。"),
    ]
    return tuple(Refusal(code, words) for applies, code, words in reasons if applies)


def refusals_to_end(*, mine: bool, starts: date, ends: date | None, on: date) -> tuple[Refusal, ...]:
    """Every reason against ending a liaison on the day."""
    reasons = [
        (not mine, "not_mine", "只能结束本单位的按需联系。"),
        (ends is not None, "ended", "这项按需联系已经结束。"),
        (on < starts, "too_early", f"结束日期不能早于开始日期 {starts}。"),
    ]
    return tuple(Refusal(code, words) for applies, code, words in reasons if applies)


def refusals_to_follow(*, starts: date, earlier: Collection[date]) -> tuple[Refusal, ...]:
    """Every reason against working rules that start on the day, given when the earlier ones start."""
    latest = max(earlier, default=None)
    if latest is None or latest < starts:
        return ()
    return (Refusal("later_rules", f"已有自 {latest} 起施行的工作规则，新规则应从更晚的一天起施行。"),)


def refusals_to_join(
    *, is_newcomer: bool, starts: date | None, founded_on: date | None
) -> tuple[Refusal, ...]:
    """Every reason against deciding about a newcomer; `starts` is None where it is declined."""
    reasons = [
        (not is_newcomer, "not_waiting", "这个组织已有决定，或不在共同联系的范围内。"),
        (
            starts is not None and founded_on is not None and starts < founded_on,
            "too_early",
            f"纳入日期不能早于成立日期 {founded_on}。",
        ),
    ]
    return tuple(Refusal(code, words) for applies, code, words in reasons if applies)
