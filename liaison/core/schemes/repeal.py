"""May a version be repealed from a day, and if not, why not?"""

from dataclasses import dataclass
from datetime import date

from liaison.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ToRepeal:
    """What deciding about a repeal needs to know of a version."""

    title: str
    starts: date
    ends: date | None
    ended_how: str  # in words; empty while nothing ends it


def refusals_to_repeal(version: ToRepeal, *, on: date, reason: str) -> tuple[Refusal, ...]:
    """Every reason against repealing the version from the day; empty: it may be repealed. Clauses: ZY-6."""
    reasons = [
        (
            version.ends is not None,
            "ended",
            f"《{version.title}》已定于 {version.ends} {version.ended_how}，不必再废止。",
        ),
        (
            on <= version.starts,
            "too_early",
            f"废止日期应晚于施行日期 {version.starts}；从未施行的方案请撤销发布。",
        ),
        (not reason.strip(), "reason", "请写明废止的理由。"),
    ]
    return tuple(Refusal(code, words) for applies, code, words in reasons if applies)
