"""How does an official say how often, and by when?"""

import re
from datetime import date

from liaison.core.periods import in_full
from liaison.core.saying import Say

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
_TERM_NAMES = {"wd": "{count}个工作日内", "d": "{count}日内", "m": "{count}个月内"}
_PART_NAMES = {"early": "每年{month}月上旬", "middle": "每年{month}月中旬", "late": "每年{month}月下旬"}


def how_often(minimum: int | None, maximum: int | None, per: str, say: Say = str) -> str:
    """The count and its period, in words that `say` may translate; empty where nothing is counted.

    >>> how_often(1, 2, "1y"), how_often(2, None, "1y"), how_often(None, None, "1y")
    ('每年1—2次', '每年至少2次', '每年')
    """
    period = say(PERIODS[per]) if per in PERIODS else per
    if minimum is not None and maximum is not None and minimum != maximum:
        pattern = say("{period}{minimum}—{maximum}次")
    elif minimum is not None and maximum is not None:
        pattern = say("{period}{minimum}次")
    elif minimum is not None:
        pattern = say("{period}至少{minimum}次")
    elif maximum is not None:
        pattern = say("{period}至多{maximum}次")
    else:
        return period
    return pattern.format(period=period, minimum=minimum, maximum=maximum).strip()


def by_when(due: str, say: Say = str) -> str:
    """The deadline; empty where there is none.

    >>> by_when("2019-06-05"), by_when("--01-31"), by_when("+15wd")
    ('2019年6月5日前', '每年1月31日前', '15个工作日内')
    >>> by_when("--01-late")
    '每年1月下旬'
    """
    term = _TERM.fullmatch(due)
    if term:
        return say(_TERM_NAMES[term[2]]).format(count=term[1])
    if due.startswith("--"):
        month, day = due[2:].split("-")
        if day in _PART_NAMES:
            return say(_PART_NAMES[day]).format(month=int(month))
        return say("每年{month}月{day}日前").format(month=int(month), day=int(day))
    return say("{day}前").format(day=in_full(date.fromisoformat(due), say)) if due else ""


def in_words(minimum: int | None, maximum: int | None, per: str, due: str, say: Say = str) -> str:
    """How often and by when, as far as the duty says so; a period that the deadline repeats is left out.

    >>> in_words(1, None, "1y", "--01-31")
    '每年1月31日前'
    """
    when = by_when(due, say)
    is_repeated = due.startswith("--") and per == "1y" and minimum == 1
    often = "" if is_repeated else how_often(minimum, maximum, per, say)
    return say("，").join(part for part in (often, when) if part)
