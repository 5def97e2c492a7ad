"""Are lines read that name an organisation first?"""

from collections.abc import Callable

import pytest

Roster = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    "between",
    ["：", "——", "（续）：", "（2家）：", "\t", "的对口联系单位为", "由", "对口联系部门：", "主要联系"],
)
def test_organisation_and_departments_may_be_parted_in_many_ways(between: str, roster: Roster) -> None:
    body = f"对口联系名单：\n民革市委会{between}市司法局、市公安局\n民盟市委会{between}市教育局"
    assert roster(body) == {"市司法局": ["民革"], "市公安局": ["民革"], "市教育局": ["民盟"]}


@pytest.mark.parametrize("label", ["与民革市委会对口联系的部门：", "对口联系民革市委会的部门有："])
def test_the_organisation_may_stand_in_the_label(label: str, roster: Roster) -> None:
    assert roster(f"一、名单\n{label}市司法局、公安局。") == {"市司法局": ["民革"], "市公安局": ["民革"]}


def test_several_may_stand_on_one_line(roster: Roster) -> None:
    body = "民革：市司法局、市公安局；民盟：市教育局；民建：市商务局。以上为对口联系名单。"
    assert roster(body) == {
        "市司法局": ["民革"],
        "市公安局": ["民革"],
        "市教育局": ["民盟"],
        "市商务局": ["民建"],
    }


def test_organisations_may_share_their_departments(roster: Roster) -> None:
    assert roster("对口联系单位\n民革、台盟：市委台办") == {"市委台办": ["民革", "台盟"]}


@pytest.mark.parametrize(
    "name", ["中国民主同盟澄江市委员会", "市民盟", "民盟澄江市总支", "民 盟", "民盟澄南区基层委员会"]
)
def test_an_organisation_may_be_written_in_many_ways(name: str, roster: Roster) -> None:
    assert roster(f"附件\n对口联系名单\n{name}：市教育局") == {"市教育局": ["民盟"]}


def test_a_list_shares_its_prefix_but_not_with_those_that_need_none(roster: Roster) -> None:
    body = "对口联系单位：\n民建市委会：市商务局、税务局、澄江海关、中国人民银行澄江市分行、团市委"
    assert list(roster(body)) == ["市商务局", "市税务局", "澄江海关", "中国人民银行澄江市分行", "团市委"]


def test_people_without_an_organisation_count_by_themselves(roster: Roster) -> None:
    assert roster("对口联系单位：\n无党派人士（市知联会）：市民政局") == {"市民政局": ["无党派人士"]}


def test_the_office_that_keeps_contact_stands_in_brackets(roster: Roster) -> None:
    body = (
        "对口联系分工\n"
        "民革市委会（联络处室：社会法制处）：市司法局（联络科室：普法科）、市信访局（联络科室：办公室）\n"
        "市工商联（联络处室：会员部）：市商务局（牵头）、市税务局（联络科室：登记科）"
    )
    assert roster(body) == {
        "市司法局": ["民革"],
        "市信访局": ["民革"],
        "市商务局": ["工商联"],
        "市税务局": ["工商联"],
    }
