"""Are spellings of one name one name?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.core.names import parent_of_branch, person_key, stem, unit_key, without_prefix


@pytest.mark.parametrize("written", ["秦  朗", "秦\u3000朗", "秦 朗", "秦\u200b朗", "秦朗"])
def test_padding_is_no_part_of_a_name(written: str) -> None:
    assert person_key(written) == "秦朗"


@pytest.mark.parametrize("dot", "·•‧・")
def test_every_middle_dot_is_the_same(dot: str) -> None:
    assert person_key(f"阿依{dot}努尔") == "阿依·努尔"


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert person_key(person_key(name)) == person_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("自然资源和规划局", "自然资源与规划局"),
        ("卫生健康委员会", "卫生健康委"),
        ("市场监督管理局", "市场监管局"),
        ("外事办公室", "外事办"),
        ("文广局(体育局)", "文广局"),
    ],
)
def test_spellings_of_a_unit_have_one_key(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)


def test_a_stem_is_what_a_unit_is_about() -> None:
    assert stem("教育局") == "教育"
    assert stem("外办") is None


def test_the_whole_name_comes_before_what_is_left_of_it() -> None:
    assert without_prefix("市场监管局")[0] == "市场监管局"
    assert "市场监管局" in without_prefix("澄江市市场监管局")
    assert "统战部" in without_prefix("中共澄江市委统战部")


def test_a_branch_belongs_to_its_bureau() -> None:
    assert parent_of_branch("市生态环境局澄南分局") == "市生态环境局"
    assert parent_of_branch("市生态环境局") is None
