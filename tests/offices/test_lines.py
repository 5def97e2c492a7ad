"""What does one line of an office's list ask for, and how are its faults told?"""

import pytest

from liaison.core.offices import Body, Plan, by_message, plan, read_list
from tests.build_offices import HEAD


def planned(*rows: tuple[str, ...]) -> Plan:
    lines = read_list([HEAD, *rows])
    assert lines is not None
    return plan(lines, bodies={"市卫生健康委": [Body(1, "department", "health")]}, present=(), people=())


def test_rows_with_one_fault_are_named_together() -> None:
    row = ("市档案馆", "联络员", "联络员", "王宁")
    [(rows, message)] = by_message(planned(row, row, row).faults)
    assert rows == "2—4"
    assert "没有“市档案馆”这个单位" in message


@pytest.mark.parametrize("word", ["", "是"])
def test_a_line_asks_for_an_account(word: str) -> None:
    [step] = planned(("市卫生健康委", "联络员", "", "王宁", "", "", "", word)).steps
    assert step.role == "department_officer"


@pytest.mark.parametrize("word", ["否", "暂不开通"])
def test_a_line_may_ask_for_no_account(word: str) -> None:
    [step] = planned(("市卫生健康委", "联络员", "", "王宁", "", "", "", word)).steps
    assert step.role == ""
