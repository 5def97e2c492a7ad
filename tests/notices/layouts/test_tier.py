"""Are departments read that liaise with all, without these being named beside them?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, LinkKind

REST = "二、分别联系单位\n市教育局——民盟、民进\n市卫健委——农工党"


@pytest.mark.parametrize(
    "body",
    [
        f"一、共同联系单位：市发改委、财政局。\n{REST}",
        f"一、综合联系部门\n市发改委、市财政局\n{REST}",
        f"一、市发改委、财政局作为共同联系单位。\n{REST}",
        f"一、普遍对口联系部门（2个）：市发改委、市财政局。\n{REST}",
    ],
)
def test_a_tier_covers_the_organisations_of_the_roster(body: str, notice: Callable[[str], Draft]) -> None:
    common = [link for link in notice(body).links if link.kind is LinkKind.COMMON]
    assert [link.department for link in common] == ["市发改委", "市财政局"]
    assert all(link.expands_to == ("民盟", "民进", "农工党") for link in common)
