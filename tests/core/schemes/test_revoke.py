"""When may an issue be undone, a typing error be mended, and a change be taken over?"""

import pytest

from liaison.core.notices.grid import Cell, written_out
from liaison.core.schemes.corrections import RULE, VERSION, refusals_to_correct
from liaison.core.schemes.review import refusal_of_edition, refusal_to_review
from liaison.core.schemes.revoke import Issued, Resting, refusals_to_revoke


def issued(*, ended: str = "", successors: tuple[str, ...] = (), resting: int = 0) -> Issued:
    return Issued("方案", ended, successors, (Resting("临时联系", resting),))


def test_a_version_on_which_nothing_rests_may_be_undone() -> None:
    assert refusals_to_revoke([issued(), issued()], reason="上传错了文件") == ()


@pytest.mark.parametrize(
    ("version", "reason", "codes"),
    [
        (issued(), " ", ["reason"]),
        (issued(ended="废止"), "错了", ["ended"]),
        (issued(ended="由新方案取代", successors=("后一份",)), "错了", ["superseded"]),
        (issued(resting=2), "", ["built_on", "reason"]),
    ],
)
def test_every_reason_against_an_undoing_is_said(version: Issued, reason: str, codes: list[str]) -> None:
    assert [refusal.code for refusal in refusals_to_revoke([version], reason=reason)] == codes


def test_only_what_nothing_is_counted_by_can_be_mended() -> None:
    def codes(about: str, field: str) -> list[str]:
        found = refusals_to_correct(
            about=about, field=field, before="甲", after="乙", reason="漏字", revoked=False
        )
        return [refusal.code for refusal in found]

    assert codes(VERSION, "title") == codes(RULE, "scope") == []
    assert codes(VERSION, "starts") == codes(RULE, "department") == ["fixed"]


def test_a_change_counts_on_the_present_edition_alone() -> None:
    assert refusal_of_edition(seen=None, now=4) is None
    assert refusal_of_edition(seen=3, now=4) is not None
    assert refusal_to_review(is_open=True) is None


def test_a_cell_that_reaches_over_rows_and_columns_keeps_the_others_in_their_place() -> None:
    rows = [[Cell("甲", rows=2, columns=2), Cell("乙")], [Cell("丙")], [Cell("丁"), Cell("戊"), Cell("己")]]
    assert written_out(rows) == [["甲", "", "乙"], ["甲", "", "丙"], ["丁", "戊", "己"]]
