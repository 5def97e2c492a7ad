"""May a post pass to somebody else on a day, and who on a list are namesakes?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


class Refusal(str):
    """Why not, in a sentence that pages translate."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Held:
    """One tenure of a post: `starts` included, `ends` not; None is open."""

    starts: date | None
    ends: date | None


def refusal_to_change_holder(tenures: Iterable[Held], *, starts: date) -> Refusal | None:
    """Why the post may not pass to somebody else from the day on; None where it may.

    What was is never overwritten: a change comes after every change that is known.
    """
    for held in tenures:
        if held.starts is not None and held.starts >= starts and held.ends != held.starts:
            return Refusal("这一天或之后已经登记过任职变动，只能登记更晚的变动。")
        if held.ends is not None and held.ends > starts and held.ends != held.starts:
            return Refusal("这一天或之后已经登记过任职变动，只能登记更晚的变动。")
    return None


def namesakes(names: Iterable[str]) -> set[str]:
    """The names that more than one person bears.

    >>> namesakes(["李东", "王宁", "李东"])
    {'李东'}
    """
    return {name for name, count in Counter(names).items() if count > 1}
