"""May one body answer for another from a day on? For those without staff or seal, such as 无党派人士."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.core.refusals import Objection


@dataclass(frozen=True, slots=True)
class Answering:
    """One unit answers for another: `starts` included, `ends` not; None is open."""

    represented: int
    representative: int
    starts: date | None
    ends: date | None

    def reaches(self, day: date) -> bool:
        """Whether it holds on the day or later; never where it was entered in error."""
        is_void = self.starts is not None and self.starts == self.ends
        return not is_void and (self.ends is None or self.ends > day)


def refusal_to_represent(
    known: Iterable[Answering], *, represented: int, representative: int, starts: date
) -> Objection | None:
    """Why the representative may not answer for the represented from the day on; None where it may.

    `known` is what else is laid down, without the relation that ends where this one starts. Whoever answers
    for others answers for itself, so that everything has one addressee.
    """
    if represented == representative:
        return Objection("不能由自己代表自己，请选择另一个单位。")
    later = [each for each in known if each.reaches(starts)]
    if any(each.represented == represented for each in later):
        return Objection("这一天或之后已经有单位代表，请在原来的代表关系中改由另一单位代表。")
    if any(each.represented == representative for each in later):
        return Objection("所选的代表单位自己也由别的单位代表，请选择能够自己办理的单位。")
    if any(each.representative == represented for each in later):
        return Objection("该单位正在代表其他单位，请先结束那一代表关系。")
    return None


def refusal_to_end_representation(starts: date | None, ends: date | None, *, on: date) -> Objection | None:
    """Why what began and ends on these days may not end on the day; None where it may.

    >>> refusal_to_end_representation(date(2026, 3, 1), None, on=date(2026, 2, 1))
    '结束日不能早于开始日。'
    """
    if starts is not None and on < starts:
        return Objection("结束日不能早于开始日。")
    if ends is not None and ends <= on:
        return Objection("这一代表关系已经结束，不能改得更晚。")
    return None
