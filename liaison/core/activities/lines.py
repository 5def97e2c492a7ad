"""What do the rows of a workbook of activities say, line by line?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liaison.core.activities.kinds import ACTIVITY_FIELDS
from liaison.core.tables import rows_below_head

# The columns that every activity has, and how else offices call them; the kinds' own follow theirs.
_COMMON: dict[str, tuple[str, ...]] = {
    "on": ("日期", "活动日期", "开展日期", "时间", "活动时间", "开展时间"),
    "kind": ("活动类型", "类型", "活动类别", "类别", "活动形式", "形式"),
    "hosts": ("主办单位", "主办", "牵头单位", "承办单位", "组织单位"),
    "guests": ("参加单位", "对方单位", "参加", "参与单位", "对口单位", "联系单位"),
    "what": ("内容", "活动内容", "活动名称", "主题", "活动主题", "事项"),
    "place": ("地点", "活动地点"),
    "until": ("结束日期",),
    "begins": ("开始时间",),
    "ends": ("结束时间",),
}
_NEEDED = frozenset({"on", "guests"})


def columns() -> dict[str, str]:
    """What heads the columns, by what stands in them: those of all activities, then those of the kinds."""
    named = {code: names[0] for code, names in _COMMON.items()}
    return named | {code: field.label for code, field in ACTIVITY_FIELDS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was written, by column."""

    row: int  # in the workbook, from 1
    said: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.said.get(column, "").strip()


def read_list(rows: Sequence[Sequence[str]]) -> list[Line] | None:
    """The lines below the head; None where no row names day and guests.

    >>> lines = read_list([["日期", "参加单位"], ["3月5日", "民盟市委会"]])
    >>> lines and lines[0].get("guests")
    '民盟市委会'
    """
    names = _COMMON | {code: (each.label,) for code, each in ACTIVITY_FIELDS.items()}
    below = rows_below_head(rows, names, needed=_NEEDED)
    if below is None:
        return None
    # Merged cells alone are no line.
    return [Line(number, said) for number, said in below if said.keys() - {"hosts", "kind"}]
