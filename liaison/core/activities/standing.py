"""How does an activity stand, what may be done with it next, and who still has to say a word about it?

Two things are told apart: whether it was held (its state), and whether both sides say so (its standing).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from liaison.core.activities.bounds import refusals_of_days
from liaison.core.refusals import Refusal, reasons


class State(StrEnum):
    """Whether an activity has taken place."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"  # to a day that nobody knows yet
    CANCELLED = "cancelled"


STATE_NAMES = MappingProxyType(
    {
        State.PLANNED: "已安排",
        State.HELD: "已开展",
        State.POSTPONED: "已推迟",
        State.CANCELLED: "已取消",
    }
)


class Word(StrEnum):
    """What a unit has said about an entry as it stands now."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"


WORD_NAMES = MappingProxyType(
    {
        Word.NOT_ASKED: "不必确认",
        Word.WAITING: "待确认",
        Word.CONFIRMED: "已确认",
        Word.CONTESTED: "有异议",
    }
)


class Standing(StrEnum):
    """What the words of all units come to."""

    ONE_SIDED = "one_sided"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"


STANDING_NAMES = MappingProxyType(
    {
        Standing.ONE_SIDED: "单方登记",
        Standing.CONFIRMED: "双方确认",
        Standing.CONTESTED: "有异议",
    }
)


def standing(words: Iterable[Word]) -> Standing:
    """Contested as soon as one contests, confirmed when nobody is waited for, one-sided until then.

    >>> standing([Word.CONFIRMED, Word.NOT_ASKED]), standing([Word.CONFIRMED, Word.WAITING])
    (<Standing.CONFIRMED: 'confirmed'>, <Standing.ONE_SIDED: 'one_sided'>)
    """
    said = set(words)
    if Word.CONTESTED in said:
        return Standing.CONTESTED
    return Standing.ONE_SIDED if Word.WAITING in said else Standing.CONFIRMED


def words_after_change(
    involved: Collection[int],
    *,
    speaks_for: Collection[int],
    guests_answer: bool,
    guests: Collection[int],
    contested: Collection[int] = (),
) -> Mapping[int, Word]:
    """What each unit has said once somebody entered or changed the entry: the own units stand by it.

    All others are asked anew; guests of a kind whose guests do not answer are not. What a unit contested
    stays contested until that unit says otherwise. Whoever enters for others, without being one of them,
    speaks for nobody.

    >>> words_after_change([1, 2], speaks_for=[1], guests_answer=False, guests=[2], contested=[1, 2])[2]
    <Word.CONTESTED: 'contested'>
    """
    words: dict[int, Word] = {}
    for unit in involved:
        if unit in speaks_for:
            words[unit] = Word.CONFIRMED
        elif unit in contested:
            words[unit] = Word.CONTESTED
        elif unit in guests and not guests_answer:
            words[unit] = Word.NOT_ASKED
        else:
            words[unit] = Word.WAITING
    return MappingProxyType(words)


@dataclass(frozen=True, slots=True)
class Entered:
    """An activity as far as a decision about it needs to know."""

    state: State
    on: date | None
    revision: int = 1
    mine: bool = True  # whoever asks speaks for a unit involved, or coordinates
    word: Word = Word.WAITING  # of the unit for which whoever asks speaks


def refusals_to_enter(
    *,
    hosts: Collection[int],
    guests: Collection[int],
    mine: bool,
    hosts_allowed: bool,
    two_sides: bool,
    on: date | None,
    until: date | None,
    begins_before_end: bool,
    today: date,
) -> tuple[Refusal, ...]:
    """Every reason against an entry as it would stand; also against a change of one."""
    found = reasons(
        [
            (not hosts, "no_host", "请选定主办单位。"),
            (not guests and not two_sides, "no_guest", "请选定至少一个对方单位。"),
            (bool(set(hosts) & set(guests)), "both", "同一单位不能既是主办方又是参加方。"),
            (not mine, "not_mine", "只能登记本单位参加的活动。"),
            (not hosts_allowed, "host", "这类活动不由所选单位主办，请核对活动类型或主办单位。"),
            (not two_sides, "sides", "对口联系活动应有政府一方和党派团体一方同时参加。"),
            (until is not None and (on is None or until < on), "until", "结束日期不能早于开始日期。"),
            (not begins_before_end, "times", "结束时间应晚于开始时间。"),
        ]
    )
    return (*found, *refusals_of_days(on, until, today=today))


def refusals_to_change(entry: Entered, *, revision: int) -> tuple[Refusal, ...]:
    """Every reason against changing the entry that was read as it stood at `revision`."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能修改本单位参加的活动。"),
            (entry.revision != revision, "stale", "您打开以后别人已经修改过，请核对新的内容再保存。"),
            (entry.state == State.CANCELLED, "cancelled", "活动已经取消，不能再修改。"),
        ]
    )


def refusals_to_take_back(
    entry: Entered, *, last_day: date | None, drops: bool, today: date, coordinates: bool
) -> tuple[Refusal, ...]:
    """Every reason against a change by which one side alone undoes what both have a say in.

    It `drops` where a unit of the other side that has answered, or that something is noted of, would
    take part no more.
    """
    ahead = last_day is None or last_day > today
    undone = entry.state == State.HELD and ahead and not coordinates
    return reasons(
        [
            (undone, "ahead", "已经开展的不能改到以后的日期；没有开展的，请提出异议。"),
            (
                drops and not coordinates,
                "dropped",
                "对方单位已经答复，或者有到会人员、待办事项，不能由一方移出；有误的，请提出异议。",
            ),
        ]
    )


def refusals_to_hold(entry: Entered, *, on: date | None, today: date) -> tuple[Refusal, ...]:
    """Every reason against saying that it was held on the day."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能登记本单位参加的活动。"),
            (entry.state == State.HELD, "held", "已经登记为开展。"),
            (entry.state == State.CANCELLED, "cancelled", "活动已经取消；确实开展了的，请重新登记。"),
            (on is None, "day", "请填写实际开展的日期。"),
            (on is not None and on > today, "future", "日期还没有到，不能登记为已开展。"),
        ]
    )


def refusals_to_call_off(entry: Entered, *, reason: str) -> tuple[Refusal, ...]:
    """Every reason against postponing or cancelling."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能处理本单位参加的活动。"),
            (
                entry.state == State.HELD,
                "held",
                "已经开展的活动不能推迟或取消；登记有误的，请修改或提出异议。",
            ),
            (entry.state == State.CANCELLED, "cancelled", "活动已经取消。"),
            (not reason.strip(), "reason", "请写明原因，对方会看到。"),
        ]
    )


def refusals_to_answer(
    entry: Entered, *, revision: int, contests: bool = False, note: str = ""
) -> tuple[Refusal, ...]:
    """Every reason against a unit's word about the entry as it stood at `revision`."""
    return reasons(
        [
            (not entry.mine, "not_mine", "只能由参加单位确认。"),
            (entry.state != State.HELD, "not_held", "活动还没有登记为开展，不必确认。"),
            (entry.revision != revision, "stale", "内容刚刚有修改，请核对后再确认。"),
            (not contests and entry.word == Word.CONFIRMED, "confirmed", "本单位已经确认。"),
            (contests and entry.word == Word.CONTESTED, "contested", "本单位已经提出异议。"),
            (contests and not note.strip(), "note", "请写明哪里不符，双方和统筹部门都会看到。"),
        ]
    )


def refusals_to_file(word: Word, *, coordinates: bool, note: str) -> tuple[Refusal, ...]:
    """Every reason against filing what another unit said by signature or telephone."""
    answered = word in {Word.CONFIRMED, Word.CONTESTED}
    return reasons(
        [
            (not note.strip(), "note", "请写明谁、何时签字或来电，以便核对。"),
            (answered and not coordinates, "answered", "对方已经答复；要改变的，由对方自己或统筹部门处理。"),
        ]
    )


def refusals_to_settle(*, contested: bool, reason: str) -> tuple[Refusal, ...]:
    """Every reason against a coordinator's settling of a contested entry."""
    return reasons(
        [
            (not contested, "not_contested", "这项记录没有异议，不需要裁定。"),
            (not reason.strip(), "reason", "请写明依据，双方都会看到。"),
        ]
    )
