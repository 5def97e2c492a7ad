"""Which days and numbers can an activity have at all? What lies outside was mistyped."""

from datetime import date

from liaison.core.refusals import Refusal, reasons

FIRST_DAY = date(1990, 1, 1)
YEARS_AHEAD = 5
MOST_DAYS = 60  # from the first to the last, both counted
LARGEST = 100_000_000  # of people, or of what is counted otherwise


def whole_number(text: str) -> int:
    """The number that is written; ValueError where there is none, or one below 0 or above `LARGEST`.

    >>> whole_number("１２０")
    120
    """
    number = int(text)
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not from 0 to {LARGEST}")
    return number


def refusals_of_days(on: date | None, until: date | None, *, today: date) -> tuple[Refusal, ...]:
    """Every reason against the days: since 1990, at most five years ahead, at most 60 of them."""
    known = [day for day in (on, until) if day is not None]
    latest = (today.year + YEARS_AHEAD, today.month, today.day)
    far = any(day < FIRST_DAY or (day.year, day.month, day.day) > latest for day in known)
    long = on is not None and until is not None and (until - on).days >= MOST_DAYS
    return reasons(
        [
            (far, "years", "年份看来不对，请核对：日期应在 1990 年以后、今后五年以内。"),
            (long, "long", "一项活动最多 60 天；更长的请分项登记。"),
        ]
    )
