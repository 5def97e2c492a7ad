"""What stands against repealing a version?"""

from datetime import date

from liaison.core.schemes.repeal import ToRepeal, refusals_to_repeal

OPEN = ToRepeal("对口联系通知", date(2026, 1, 1), None, "")
DAY = date(2026, 6, 1)


def codes(version: ToRepeal, *, on: date = DAY, reason: str = "任务已完成") -> list[str]:
    return [refusal.code for refusal in refusals_to_repeal(version, on=on, reason=reason)]


def test_a_version_without_an_end_may_be_repealed() -> None:
    assert codes(OPEN) == []


def test_a_version_that_has_an_end_is_not_repealed_again() -> None:
    assert codes(ToRepeal("旧通知", date(2020, 1, 1), DAY, "由新方案取代")) == ["ended"]


def test_a_repeal_comes_after_the_start_and_has_a_reason() -> None:
    assert codes(OPEN, on=OPEN.starts, reason=" ") == ["too_early", "reason"]
