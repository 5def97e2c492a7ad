"""Which day does a cell of a workbook mean? In all forms that are usual, also as the program counts days."""

import re
import unicodedata
from datetime import date, timedelta

_FIRST = date(1899, 12, 30)  # day 0, as workbooks count
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_RUN = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY = re.compile(
    r"(?:(?P<year>\d{4}|\d{2})(?:年|[./-]))?(?P<month>\d{1,2})(?:月|[./-])(?P<day>\d{1,2})[日号]?"
)
_EITHER = re.compile(r"\d{1,2}\.[123]")  # 3.1 is what a workbook makes of 3.10 as well
_LAST = re.compile(r"(\d{1,2})[日号]?")  # of a span within one month
_TO = re.compile(r"至|到|~|[—–]+|--+")
_BESIDE = re.compile(
    r"[(（]?(?:周|星期|礼拜)[一二三四五六日天][)）]?"  # weekday
    r"|[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?.*$"  # time of the day, and what follows
    r"|上午|下午|晚上|全天"
)
_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十]+(?=[年月日号])")
_DIGITS = {sign: str(place) for place, sign in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}


def days_written(text: str, *, year: int) -> tuple[date, date | None] | None:
    """The day, and the last one of several; None where it is none. `year` is that of days without one.

    >>> days_written("2026.3.5", year=2025), days_written("3月5日—7日", year=2026)
    ((datetime.date(2026, 3, 5), None), (datetime.date(2026, 3, 5), datetime.date(2026, 3, 7)))
    >>> days_written("46086", year=2025), days_written("三月上旬", year=2026)
    ((datetime.date(2026, 3, 5), None), None)
    """
    plain = _plain(text)
    if _EITHER.fullmatch(plain):
        return None
    first = _one_day(plain, year)
    if first is not None:
        return first, None
    for before, after in _halves(plain):
        first = _one_day(before, year)
        last = first and _last_day(after, first)
        if first and last and first <= last:
            return first, last if last != first else None
    return None


def _plain(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text).strip()
    bare = "".join(_BESIDE.sub("", normal).split()).rstrip(".、。")
    return _NUMERAL.sub(lambda found: _in_digits(found[0]), bare)


def _in_digits(numeral: str) -> str:
    """二〇二六 is 2026, 十五 is 15, 二十一 is 21."""
    if "十" not in numeral:
        return "".join(_DIGITS[sign] for sign in numeral)
    tens, _ten, ones = numeral.partition("十")
    return (_DIGITS.get(tens, "") or "1") + (_DIGITS.get(ones, "") or "0")


def _halves(text: str) -> list[tuple[str, str]]:
    """Where a span may be cut: at its word or long dash, otherwise at any hyphen."""
    cuts = [(found.start(), found.end()) for found in _TO.finditer(text)]
    cuts = cuts or [(found.start(), found.end()) for found in re.finditer("-", text)]
    return [(text[:start], text[end:]) for start, end in cuts]


def _one_day(text: str, year: int) -> date | None:
    if serial := _SERIAL.fullmatch(text):
        return _FIRST + timedelta(days=int(serial[1]))
    if run := _RUN.fullmatch(text):
        return _date(int(run[1]), int(run[2]), int(run[3]))
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    written = found["year"]
    of = year if not written else int(written) if len(written) == 4 else 2000 + int(written)
    return _date(of, int(found["month"]), int(found["day"]))


def _last_day(text: str, first: date) -> date | None:
    if within := _LAST.fullmatch(text):
        return _date(first.year, first.month, int(within[1]))
    found = _one_day(text, first.year)
    if found is not None and found < first:  # from the end of one year into the next
        return _one_day(text, first.year + 1)
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
