"""How often, how many times and until when? Read from one clause."""

import re
from calendar import monthrange

from liaison.core.values import value

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
    "○": 0,
}
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_PERIODS = (
    (re.compile(r"每(?:两|二|2)个?年|两年(?=一次|1次)"), "2y"),
    (re.compile(r"每三年|每3年"), "3y"),
    (re.compile(r"每半年|半年(?=一次|1次|召开|至少)|每6个月"), "6m"),
    (re.compile(r"[每按]个?季度?|每三个月|每3个月"), "3m"),
    (re.compile(r"每(?:两|2|二)个?月|双月"), "2m"),
    (re.compile(r"[每按]个?月"), "1m"),
    (re.compile(r"任期(?:之?内|中)?|每届|一届|每个?学期|届内"), "term"),
    (
        re.compile(
            r"每个?(?:自然)?年度?|[一全](?:个)?年(?=.{0,14}次)|年度内|年均|一年内|年内(?=.{0,14}[次项个])|次年|按年|春节(?:之?前|期间)"
        ),
        "1y",
    ),
)
_COUNT = re.compile(
    rf"(?P<least>至少|最少|不少于|不低于|不得少于)?(?P<most>不超过|最多|至多)?(?:\S{{0,2}}?)(?P<low>{_NUMBER})"
    rf"(?:\s?(?:至|到|[-—–~～、])\s?(?P<high>{_NUMBER}))?\s?(?P<unit>次|场|期|份|轮|回|趟|[个项件篇](?=.{{0,4}}(?:课题|项目|调研|专题|活动|建议))|[名位](?=.{{0,16}}(?:挂职|培养|推荐)))"
    r"(?P<more>以上|及以上|以内)?"
)
_PART_OF_YEAR = re.compile(
    r"年初|年中|年末|年底|上半年|下半年|\d{1,2}月(?:份|底|[上中下]旬)?|第?[一二三四]季度"
)
_AT_EACH = re.compile(
    rf"(?P<parts>(?:{_PART_OF_YEAR.pattern})(?:[、和及](?:{_PART_OF_YEAR.pattern}))+)，?各[^，。；]{{0,12}}[一1]次"
)
_COUNTED = re.compile("[次场期份轮回趟个项件篇名位]")
_ORDINAL = re.compile(r"[第各]$|首|附件")
_FIRST = re.compile(r"首次|第一次")
_BY = r"(?:（[^（）]{1,8}）)?(?:[上下]午)?(?:下班|\d{1,2}[:：时点]\d{0,2})?(?P<by>以前|之前|前|内)"
_FULL_DATE = re.compile(
    rf"(?P<year>\d{{4}})年(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})日?|(?P<part>底|[上中下]旬))(?:{_BY})?"
)
_MONTH_DATE = re.compile(
    rf"(?<!\d)(?<!\d年)(?P<month>{_NUMBER})月(?:份)?(?:(?P<day>{_NUMBER})[日号]|(?P<part>底|末|[上中下]旬))(?:{_BY})?"
)
_WHOLE_MONTH = re.compile(rf"(?<!\d)(?<!年)(?P<month>{_NUMBER})月份?(?:之?前|内|以前)")
_AND = re.compile(r"(?:[、和及与]|以及)(?:每年|次年|翌年)?")
_NAMED_DAYS = (
    (re.compile(r"年[底末终](?:以?前|之前)"), "--12-31"),
    *(
        (re.compile(rf"第?[{said}]季度(?:内|末|底前?|结束前|前)"), day)
        for said, day in (("一1", "--03-31"), ("二2", "--06-30"), ("三3", "--09-30"), ("四4", "--12-31"))
    ),
    (re.compile(r"上半年(?:内|前|结束前)|年中前"), "--06-30"),
)
_ANY_NAMED_DAY = re.compile("|".join(pattern.pattern for pattern, _ in _NAMED_DAYS))
_WITHIN = re.compile(rf"(?P<number>{_NUMBER})\s?个?(?P<unit>工作日|月|日|天)(?:之内|以内|内)")
_NOT_LATER = re.compile(r"不(?:晚|迟)于|截至|截止")
_UNITS = {"工作日": "wd", "月": "m", "日": "d", "天": "d"}


@value(frozen=True, slots=True)
class Quantity:
    """What one clause says about number and time; None where it says nothing."""

    minimum: int | None = None
    maximum: int | None = None
    per: str | None = None
    due: str | None = None

    def __bool__(self) -> bool:
        return (self.minimum, self.maximum, self.per, self.due) != (None, None, None, None)


def number(written: str) -> int:
    """The number that is written in digits or as a Chinese numeral below a hundred; 0 for anything else.

    >>> [number(written) for written in ("3", "两", "十二", "二十")]
    [3, 2, 12, 20]
    """
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.get(written, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def quantity(clause: str) -> Quantity:
    """Number, period and day of a clause."""
    minimum, maximum = _count(clause)
    return Quantity(minimum, maximum, _period(clause), _due(clause))


def _period(clause: str) -> str | None:
    return next((per for pattern, per in _PERIODS if pattern.search(clause)), None)


def _count(clause: str) -> tuple[int | None, int | None]:
    if not _COUNTED.search(clause):
        return None, None
    each = _AT_EACH.search(clause)
    if each:
        return len(_PART_OF_YEAR.findall(each["parts"])), None
    for match in _COUNT.finditer(clause):
        if _ORDINAL.search(clause[: match.start("low")]):
            continue
        low = number(match["low"])
        high = number(match["high"]) if match["high"] else None
        if match["most"] or match["more"] == "以内":
            return None, high or low
        return low, high
    return (1, None) if _FIRST.search(clause) else (None, None)


def _due(clause: str) -> str | None:
    dated = "月" in clause
    full = _FULL_DATE.search(clause) if dated else None
    if full:
        is_limit = full["by"] or full["part"] or _NOT_LATER.search(clause)
        return _day(full, f"{full['year']}-") if is_limit else None
    yearly = _MONTH_DATE.search(clause) if dated else None
    if yearly and (yearly["by"] or (yearly["part"] and yearly["part"] != "底") or _NOT_LATER.search(clause)):
        return _day(yearly, "--")
    within = _WITHIN.search(clause) if "内" in clause else None
    if within:
        return f"+{number(within['number'])}{_UNITS[within['unit']]}"
    month = _WHOLE_MONTH.search(clause) if dated else None
    if month and 1 <= number(month["month"]) <= 12:
        return f"--{number(month['month']):02}-{_last(number(month['month'])):02}"
    if not _ANY_NAMED_DAY.search(clause):
        return None
    return next((day for pattern, day in _NAMED_DAYS if pattern.search(clause)), None)


def due_days(clause: str) -> tuple[str, ...]:
    """Both days of a clause that names two of each year together; nothing where there is one.

    >>> due_days("每年6月底前和12月底前"), due_days("每年1月底前")
    (('--06-30', '--12-31'), ())
    """
    first, second = (*_MONTH_DATE.finditer(clause), None, None)[:2]
    if first is None or second is None or not second["by"]:
        return ()
    if not _AND.fullmatch(clause, first.end(), second.start()):
        return ()
    days = _day(first, "--"), _day(second, "--")
    return tuple(day for day in days if day is not None)


def _day(match: re.Match[str], year: str) -> str | None:
    month = number(match["month"])
    if not 1 <= month <= 12:
        return None
    last = _last(month)
    day = number(match["day"]) if match["day"] else {"上旬": 10, "中旬": 20}.get(match["part"] or "", last)
    return f"{year}{month:02}-{day:02}" if 1 <= day <= 31 else None


def _last(month: int) -> int:
    return monthrange(2023, month)[1]
