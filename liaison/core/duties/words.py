"""How does an official say how often, and by when?"""

import re
from datetime import date

PERIODS = {
    "1y": "每年",
    "2y": "每两年",
    "3y": "每三年",
    "6m": "每半年",
    "3m": "每季度",
    "2m": "每两个月",
    "1m": "每月",
    "term": "每届任期",
}
LONGEST = max(int(period[:-1]) for period in PERIODS if period.endswith("y"))  # years
_TERM = re.compile(r"\+(\d+)(wd|d|m)")
_UNITS = {"wd": "个工作日", "d": "日", "m": "个月"}
_PARTS = {"early": "上旬", "middle": "中旬", "late": "下旬"}


def how_often(minimum: int | None, maximum: int | None, per: str) -> str:
    """The count and its period; empty where nothing is counted.

    >>> how_often(1, 2, "1y"), how_often(2, None, "1y"), how_often(None, None, "1y")
    ('每年1—2次', '每年至少2次', '每年')
    """
    period = PERIODS.get(per, per)
    if minimum is not None and maximum is not None and minimum != maximum:
        return f"{period}{minimum}—{maximum}次"
    if minimum is not None and maximum is not None:
        return f"{period}{minimum}次"
    if minimum is not None:
        return f"{period}至少{minimum}次"
    if maximum is not None:
        return f"{period}至多{maximum}次"
    return period


def by_when(due: str) -> str:
    """The deadline; empty where there is none.

    >>> by_when("2019-06-05"), by_when("--01-31"), by_when("+15wd")
    ('2019年6月5日前', '每年1月31日前', '15个工作日内')
    >>> by_when("--01-late")
    '每年1月下旬'
    """
    term = _TERM.fullmatch(due)
    if term:
        return f"{term[1]}{_UNITS[term[2]]}内"
    if due.startswith("--"):
        month, day = due[2:].split("-")
        if day in _PARTS:
            return f"每年{int(month)}月{_PARTS[day]}"
        return f"每年{int(month)}月{int(day)}日前"
    if due:
        day_due = date.fromisoformat(due)
        return f"{day_due.year}年{day_due.month}月{day_due.day}日前"
    return ""


def in_words(minimum: int | None, maximum: int | None, per: str, due: str) -> str:
    """How often and by when, as far as the duty says so; a period that the deadline repeats is left out.

    >>> in_words(1, None, "1y", "--01-31")
    '每年1月31日前'
    """
    when = by_when(due)
    often = "" if due.startswith("--") and per == "1y" and minimum == 1 else how_often(minimum, maximum, per)
    return "，".join(part for part in (often, when) if part)
