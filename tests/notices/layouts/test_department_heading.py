"""Are rosters read in which a department stands over its organisations, or each cell on a line?"""

from collections.abc import Callable

Roster = Callable[[str], dict[str, list[str]]]


def test_a_table_may_come_as_one_cell_a_line(roster: Roster) -> None:
    body = (
        "附件\n对口联系安排表\n序号\n部门\n联系党派\n1\n"
        "市教育局\n民盟市委会、民进市委会\n2\n市商务局\n民建市委会\n市工商联"
    )
    assert roster(body) == {"市教育局": ["民盟", "民进"], "市商务局": ["民建", "工商联"]}


def test_labels_before_the_names_change_nothing(roster: Roster) -> None:
    body = (
        "附件\n对口联系名单\n单位：市教育局\n"
        "对口联系党派：民盟市委会\n单位：市卫健委\n对口联系党派：农工党市委会"
    )
    assert roster(body) == {"市教育局": ["民盟"], "市卫健委": ["农工党"]}


def test_several_departments_may_share_what_follows(roster: Roster) -> None:
    body = "附件\n对口联系名单\n市教育局\n市文旅局\n民盟市委会\n市司法局\n民革市委会"
    assert roster(body) == {"市教育局": ["民盟"], "市文旅局": ["民盟"], "市司法局": ["民革"]}
