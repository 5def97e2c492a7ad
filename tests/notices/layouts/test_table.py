"""Are tables read: merged cells, 同上, two side by side, cells over several lines?"""

from collections.abc import Callable

from liaison.core.notices.draft import Draft

Roster = Callable[[str], dict[str, list[str]]]
TITLE = "附件\n对口联系安排表\n"


def test_a_row_links_its_cells(roster: Roster) -> None:
    body = (
        "序号\t部门\t联系党派\t电话\n"
        "1\t市教育局\t民盟市委会、民进市委会\t85120000\n2\t市科技局\t九三学社市委会\t85130000"
    )
    assert roster(TITLE + body) == {"市教育局": ["民盟", "民进"], "市科技局": ["九三学社"]}


def test_an_empty_cell_belongs_to_the_merged_one_above(roster: Roster) -> None:
    body = "序号\t党派\t部门\n1\t民革市委会\t市司法局\n\t\t市公安局\n2\t民盟市委会\t市教育局"
    assert roster(TITLE + body) == {"市司法局": ["民革"], "市公安局": ["民革"], "市教育局": ["民盟"]}


def test_ditto_means_the_cell_above(roster: Roster) -> None:
    body = "部门\t联系对象\t方式\n市商务局\t市工商联\t走访\n市税务局\t同上\t同上\n市人社局\t〃\t调研"
    assert roster(TITLE + body) == {"市商务局": ["工商联"], "市税务局": ["工商联"], "市人社局": ["工商联"]}


def test_two_tables_may_stand_side_by_side(roster: Roster) -> None:
    body = (
        "党派\t部门\t党派\t部门\n"
        "民革市委会\t市司法局\t民盟市委会\t市教育局\n民建市委会\t市商务局\t市工商联\t市税务局"
    )
    assert roster(TITLE + body) == {
        "市司法局": ["民革"],
        "市教育局": ["民盟"],
        "市商务局": ["民建"],
        "市税务局": ["工商联"],
    }


def test_a_ruled_table_is_a_table(roster: Roster) -> None:
    body = "| 部门 | 联系对象 |\n|---|---|\n| 市教育局 | 民盟市委会 |\n| 市商务局 | 民建市委会、市工商联 |"
    assert roster(TITLE + body) == {"市教育局": ["民盟"], "市商务局": ["民建", "工商联"]}


def test_pasted_html_is_a_table(roster: Roster) -> None:
    body = (
        "<table><tr><td>市教育局</td><td rowspan='2'>民盟市委会</td></tr><tr><td>市文旅局</td></tr>"
        "<tr><td>市商务局</td><td>民建市委会<br>市工商联</td></tr></table>"
    )
    assert roster(TITLE + body) == {
        "市教育局": ["民盟"],
        "市文旅局": ["民盟"],
        "市商务局": ["民建", "工商联"],
    }


def test_members_of_a_group_are_no_pairs(roster: Roster) -> None:
    assert roster("附件\n领导小组成员名单\n市教育局\t民盟市委会\n市科技局\t九三学社市委会") == {}


def test_a_merged_cell_is_cited_with_its_name(notice: Callable[[str], Draft]) -> None:
    draft = notice(TITLE + "部门\t党派\n市发改委\t民盟市委会\n\t九三学社市委会\n\t民建市委会")
    assert len(draft.links) == 3
    assert all("发改委" in link.citation.text for link in draft.links)


def test_a_column_of_tasks_may_stand_between(roster: Roster) -> None:
    body = "联系对象\t类别\t部门\n民革总支\t牵头\t区司法局\n民革总支\t配合\t区信访局、区财政局"
    assert roster(TITLE + body) == {"区司法局": ["民革"], "区信访局": ["民革"], "区财政局": ["民革"]}


def test_two_columns_of_departments_share_their_organisation(roster: Roster) -> None:
    body = "党派\t牵头单位\t成员单位\n民革市委会\t市司法局\t市公安局\n民盟市委会\t市教育局\t市文旅局"
    assert roster(TITLE + body) == {
        "市司法局": ["民革"],
        "市公安局": ["民革"],
        "市教育局": ["民盟"],
        "市文旅局": ["民盟"],
    }
