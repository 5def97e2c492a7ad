"""What stands against issuing a draft?"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from liaison.core.schemes.issue import DraftOnReview, InForce, refusals_to_issue

READY = DraftOnReview(is_open=True, links=3, assignments=0, undecided=0, questions=0, header_accepted=True)
DAY = date(2026, 3, 1)


def codes(draft: DraftOnReview, starts: date | None = DAY, in_force: tuple[InForce, ...] = ()) -> list[str]:
    return [refusal.code for refusal in refusals_to_issue(draft, starts=starts, in_force=in_force)]


def test_a_draft_that_is_reviewed_to_the_end_may_be_issued() -> None:
    assert codes(READY) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"is_open": False}, "closed"),
        ({"questions": 1}, "questions"),
        ({"undecided": 2}, "undecided"),
        ({"header_accepted": False}, "header"),
        ({"links": 0}, "empty"),
    ],
)
def test_whatever_is_left_to_do_is_named(change: dict[str, Any], code: str) -> None:
    assert codes(replace(READY, **change)) == [code]


def test_leaders_alone_are_enough() -> None:
    assert codes(replace(READY, links=0, assignments=2)) == []


def test_a_day_has_to_be_given() -> None:
    assert codes(READY, starts=None) == ["starts"]


def test_a_scheme_does_not_supersede_one_that_starts_later() -> None:
    assert codes(READY, in_force=(InForce("较新的方案", date(2026, 6, 1)),)) == ["later_version"]


def test_a_scheme_supersedes_one_that_starts_on_the_same_day() -> None:
    assert codes(READY, in_force=(InForce("同日的方案", DAY),)) == []


def test_everything_is_said_at_once() -> None:
    nothing_done = DraftOnReview(
        is_open=True, links=0, assignments=0, undecided=4, questions=2, header_accepted=False
    )
    assert codes(nothing_done, starts=None) == ["questions", "undecided", "header", "empty", "starts"]


def test_a_reason_says_what_to_do() -> None:
    (refusal,) = refusals_to_issue(replace(READY, questions=3), starts=DAY, in_force=())
    assert "3" in refusal.reason
    assert "请" in refusal.reason
