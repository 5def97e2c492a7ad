"""Does a matrix that comes back say what it said, and name each fault by its row?"""

from hypothesis import given
from hypothesis import strategies as st

from liaison import vocabulary
from liaison.core.schemes.facts import HEADER, LINK, QUESTION
from liaison.core.schemes.returned import Returned, facts_of, links, read_matrix

HEAD = ["部门", "民盟市委会", "民进市委会", "市工商联", "合计"]


def returned(*rows: list[str], head: list[str] | None = None) -> Returned:
    found = read_matrix([["对口联系矩阵"], head or HEAD, *rows], vocabulary.load())
    assert found is not None
    return found


def met(found: Returned) -> list[tuple[str, str, bool]]:
    return [(each.department, each.organisation, each.common) for each in found.marked]


def test_marks_are_pairs_and_rings_are_common_liaison() -> None:
    found = returned(
        ["市教育局", "●", "", "√", "2"], ["市财政局", "○", "○", "", "2"], ["合计", "2", "1", "1", "4"]
    )
    assert met(found) == [
        ("市教育局", "民盟", False),
        ("市教育局", "工商联", False),
        ("市财政局", "民盟", True),
        ("市财政局", "民进", True),
    ]
    assert found.faults == ()


def test_the_other_side_says_the_same() -> None:
    across = returned(
        ["民盟市委会", "●", ""], ["市工商联", "", "●"], head=["党派团体", "市教育局", "市商务局"]
    )
    assert met(across) == [("市教育局", "民盟", False), ("市商务局", "工商联", False)]


def test_common_liaison_with_every_party_covers_parties_as_a_kind() -> None:
    found = returned(["市财政局", "○", "○", "○", "3"], ["市统计局", "○", "", "", "1"])
    every, some = links(found.marked, found.parties)
    assert every.data["covers"] == ["party", "工商联"]
    assert every.data["scope"] == "各民主党派、工商联"
    assert some.data["covers"] == ["民盟"]


def test_each_fault_names_its_row_and_what_to_do() -> None:
    found = returned(
        ["市教育局", "有", "", "", ""],
        ["", "●", "", "", ""],
        ["市教育局", "●", "", "", ""],
        head=["部门", "民盟市委会", "某某会", "市工商联", "合计"],
    )
    assert [str(fault).split("：")[0] for fault in found.faults] == [
        "第 2 行第 3 列",
        "第 3 行第 2 列",
        "第 4 行第 1 列",
        "第 5 行第 1 列",
    ]
    assert all("请" in fault.reason for fault in found.faults)


def test_faults_become_questions_and_every_link_cites_its_row() -> None:
    facts = facts_of(returned(["市教育局", "●", "", "有", "1"]))
    assert [fact.sort for fact in facts] == [QUESTION, HEADER, LINK]
    citation = facts[2].citation
    assert citation is not None
    assert citation.section == "第 3 行第 2 列"
    assert citation.text.startswith("市教育局\t●")


def test_a_heading_merged_over_the_whole_width_is_said_once() -> None:
    found = read_matrix([["对口联系矩阵"] * 5, HEAD, ["市教育局", "●"]], vocabulary.load())
    assert found is not None
    assert found.text.split("\n") == ["对口联系矩阵", "\t".join(HEAD), "市教育局\t●"]


def test_a_table_without_a_head_is_no_matrix() -> None:
    assert read_matrix([["一季度"], ["收入", "12"]], vocabulary.load()) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["市教育局", "市科技局", "市财政局", "市民政局"]),
            st.lists(st.sampled_from(["", "●", "○", "△"]), min_size=3, max_size=3),
        ),
        unique_by=lambda row: row[0],
    )
)
def test_either_side_of_any_matrix_gives_the_same_pairs(rows: list[tuple[str, list[str]]]) -> None:
    straight = returned(*([name, *marks, ""] for name, marks in rows))
    names = ["民盟市委会", "民进市委会", "市工商联"]
    turned = returned(
        *([name, *(marks[place] for _, marks in rows)] for place, name in enumerate(names)),
        head=["党派团体", *(name for name, _ in rows)] if rows else ["党派团体", "市教育局"],
    )
    assert sorted(met(straight)) == sorted(met(turned))
