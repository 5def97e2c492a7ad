"""Are lines read that name a department first?"""

from collections.abc import Callable

import pytest

Roster = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    "between",
    ["：", "——", " — ", "→", "与", "联系", "对口联系", "：对口联系", " 联系 ", "负责联系", "（2个）："],
)
def test_department_and_organisations_may_be_parted_in_many_ways(between: str, roster: Roster) -> None:
    body = f"对口联系名单：\n市教育局{between}民盟市委会、民进市委会\n市科技局{between}九三学社市委会"
    assert roster(body) == {"市教育局": ["民盟", "民进"], "市科技局": ["九三学社"]}


@pytest.mark.parametrize("label", ["1．", "1、", "（1）", "(1)", "①", "1 "])
def test_a_line_may_be_numbered(label: str, roster: Roster) -> None:
    assert roster(f"对口联系名单\n{label}市教育局 民盟市委会") == {"市教育局": ["民盟"]}


def test_several_may_stand_on_one_line(roster: Roster) -> None:
    body = "对口联系关系：市教育局（民盟、民进）、市科技局（九三学社）、市商务局（民建、工商联）。"
    assert roster(body) == {
        "市教育局": ["民盟", "民进"],
        "市科技局": ["九三学社"],
        "市商务局": ["民建", "工商联"],
    }


def test_departments_without_a_prefix_stay_without(roster: Roster) -> None:
    assert roster("对口联系名单：\n公安局、司法局与民革") == {"公安局": ["民革"], "司法局": ["民革"]}


def test_in_turn_each_department_has_its_own(roster: Roster) -> None:
    body = "市教育局、市科技局、市卫健委分别对口联系民盟、九三学社、农工党市委会。"
    assert roster(body) == {"市教育局": ["民盟"], "市科技局": ["九三学社"], "市卫健委": ["农工党"]}


def test_places_without_a_level_are_names_too(roster: Roster) -> None:
    body = "下列单位与党派结对共建：\n澄南街道与民革市委会第一支部\n高新区管委会与民建市委会"
    assert roster(body) == {"澄南街道": ["民革"], "高新区管委会": ["民建"]}


def test_the_places_own_name_is_left_out(roster: Roster) -> None:
    assert roster("对口联系安排：\n澄江市教育局联系民盟澄江市委会") == {"市教育局": ["民盟"]}


def test_a_remark_in_brackets_belongs_to_the_name_before(roster: Roster) -> None:
    body = "对口联系安排：\n市教育局（含市属学校）联系民盟市委会。\n市卫健委及直属单位联系农工党市委会。"
    assert roster(body) == {"市教育局": ["民盟"], "市卫健委": ["农工党"]}


def test_each_name_of_a_list_may_bear_its_place(roster: Roster) -> None:
    body = "对口联系安排：\n澄江市教育局、澄江市科技局联系民盟澄江市委会"
    assert roster(body) == {"市教育局": ["民盟"], "市科技局": ["民盟"]}


@pytest.mark.parametrize(
    "name",
    [
        "镇党建工作办公室",
        "城关镇经济发展办公室",
        "古渡镇人民政府",
        "澄北街道办事处",
        "柳溪乡人民政府",
        "澄北街道",
    ],
)
def test_a_town_and_its_offices_are_departments(name: str, roster: Roster) -> None:
    body = f"对口联系安排\n{name}联系民盟支部、工商联\n镇社会事务办公室联系农工党支部"
    assert roster(body) == {name: ["民盟", "工商联"], "镇社会事务办公室": ["农工党"]}


def test_common_liaison_reaches_over_those_named_before(roster: Roster) -> None:
    body = (
        "一、对口联系安排\n县司法局联系民革总支，县教体局联系民盟总支。"
        "县财政局、县人社局同时联系以上各党派和县工商联。"
    )
    assert roster(body) == {
        "县司法局": ["民革"],
        "县教体局": ["民盟"],
        "县财政局": ["民革", "民盟", "工商联"],
        "县人社局": ["民革", "民盟", "工商联"],
    }
