"""May a post pass to somebody else on a day?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.core.refusals import Objection


@dataclass(frozen=True, slots=True)
class Held:
    """One tenure of a post: `starts` included, `ends` not; None is open."""

    starts: date | None
    ends: date | None


def refusal_to_change_holder(
    tenures: Iterable[Held], *, starts: date, founded: date | None = None
) -> Objection | None:
    """Why the post, there since `founded`, may not pass to somebody else on the day; None where it may.

    What was is never overwritten: a change comes after every change that is known.
    """
    if founded is not None and starts < founded:
        return Objection("职务设立以前不能登记任职，请核对日期，或者先更正设立日期。")
    for held in tenures:
        if held.starts is not None and held.starts >= starts and held.ends != held.starts:
            return Objection("这一天或之后已经登记过任职变动，只能登记更晚的变动。")
        if held.ends is not None and held.ends > starts and held.ends != held.starts:
            return Objection("这一天或之后已经登记过任职变动，只能登记更晚的变动。")
    return None


def refusal_to_date_post(
    tenures: Iterable[Held], *, starts: date | None, ends: date | None
) -> Objection | None:
    """Why the post cannot have been there from the day on only; None where it can.

    >>> refusal_to_date_post([Held(date(2026, 1, 1), None)], starts=date(2026, 3, 1), ends=None)
    '已登记的任职早于这一天，设立日期不能晚于最早的任职。'
    """
    if starts is None:
        return None
    if ends is not None and ends < starts:
        return Objection("设立日期不能晚于撤销日期。")
    for held in tenures:
        if held.starts is not None and held.starts == held.ends:
            continue  # entered in error
        if (held.starts is not None and held.starts < starts) or (
            held.ends is not None and held.ends <= starts
        ):
            return Objection("已登记的任职早于这一天，设立日期不能晚于最早的任职。")
    return None
