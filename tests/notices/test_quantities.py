"""Are numbers, periods and days read as officials write them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.core.notices.quantities import Quantity, number, quantity


@pytest.mark.parametrize(
    ("written", "meant"),
    [("3", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("甲", 0)],
)
def test_numerals_are_numbers(written: str, meant: int) -> None:
    assert number(written) == meant


@pytest.mark.parametrize(
    ("clause", "meant"),
    [
        ("每年至少召开一次", Quantity(1, None, "1y")),
        ("每年不定期举行1—2次", Quantity(1, 2, "1y")),
        ("每年召开座谈会2至3次", Quantity(2, 3, "1y")),
        ("每年应开展两次以上活动", Quantity(2, None, "1y")),
        ("每年不超过3次", Quantity(None, 3, "1y")),
        ("每半年走访1次", Quantity(1, None, "6m")),
        ("每季度通报一次", Quantity(1, None, "3m")),
        ("每两年召开一次", Quantity(1, None, "2y")),
        ("每两个月送阅一份", Quantity(1, None, "2m")),
        ("按月送一份", Quantity(1, None, "1m")),
        ("任期内至少走访1次", Quantity(1, None, "term")),
        ("每学期召开一次", Quantity(1, None, "term")),
        ("召开首次座谈会", Quantity(1)),
        ("确定1名联络员", Quantity()),
        ("第一次会议", Quantity(1)),
        ("每年围绕2个课题开展调研", Quantity(2, None, "1y")),
    ],
)
def test_how_often(clause: str, meant: Quantity) -> None:
    assert quantity(clause) == meant


@pytest.mark.parametrize(
    ("clause", "due"),
    [
        ("于2019年6月5日前报", "2019-06-05"),
        ("于2021年7月底前报", "2021-07-31"),
        ("于6月30日前报", "--06-30"),
        ("3月底前", "--03-31"),
        ("2月底前", "--02-28"),
        ("1月下旬", "--01-31"),
        ("十二月上旬", "--12-10"),
        ("11月中旬", "--11-20"),
        ("不晚于3月31日", "--03-31"),
        ("年底前", "--12-31"),
        ("第一季度内", "--03-31"),
        ("收到后15个工作日内", "+15wd"),
        ("3个月内", "+3m"),
        ("10日内", "+10d"),
        ("自2021年3月1日起", None),
        ("2021年以来", None),
        ("13月底前", None),
    ],
)
def test_until_when(clause: str, due: str | None) -> None:
    assert quantity(clause).due == due


@given(st.text(alphabet="每年半季月至少一二两12次场份底前旬日内个工作第首不超过以上到、-", max_size=40))
def test_any_clause_has_a_quantity(clause: str) -> None:
    found = quantity(clause)
    assert found.minimum is None or found.minimum >= 0
