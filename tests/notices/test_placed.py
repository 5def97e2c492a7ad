"""Do characters that only have places become the lines, paragraphs and tables that the eye sees?"""

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.pages import Page, continued, text_of_pages
from liaison.core.notices.placed import Mark, text_lines
from liaison.core.notices.ruled import Rule, grids

SIZE = 10.0


def words(text: str, left: float, top: float) -> list[Mark]:
    """The text character by character from a place on; spaces are left out, as many programs do."""
    return [
        Mark(character, left + place * SIZE, top, left + (place + 1) * SIZE, top + SIZE)
        for place, character in enumerate(text)
        if character != " "
    ]


def page(*marks: list[Mark], rules: tuple[Rule, ...] = ()) -> Page:
    return Page(600, 800, [mark for each in marks for mark in each], list(rules))


def lattice(columns: list[float], rows: list[float]) -> tuple[Rule, ...]:
    across = [Rule(columns[0], row, columns[-1], row) for row in rows]
    return (*across, *(Rule(column, rows[0], column, rows[-1]) for column in columns))


def test_a_line_is_what_stands_side_by_side_in_whatever_order_it_was_drawn() -> None:
    marks = words("联系", 100, 200) + words("对口", 80, 201) + words("下行", 80, 230)
    assert [line.text for line in text_lines(marks[::-1])] == ["对口联系", "下行"]


def test_wide_gaps_are_spaces_and_doubled_printing_is_none() -> None:
    marks = words("市教育局", 0, 0) + words("民盟", 80, 0)
    assert text_lines(marks)[0].text == "市教育局        民盟"
    bold = [*words("名单", 0, 0), Mark("名", 0.4, 0, 10.4, 10), Mark("单", 10.4, 0, 20.4, 10)]
    assert text_lines(bold)[0].text == "名单"


def test_a_full_line_goes_on_over_the_end_of_a_page_and_page_numbers_stand_apart() -> None:
    first = page(words("甲" * 38, 120, 680), words("乙" * 40, 100, 695), words("-1-", 290, 780))
    second = page(words("丙" * 5, 100, 110), words("丁" * 5, 120, 130), words("-2-", 290, 780))
    text, margins = text_of_pages([first, second])
    assert text.split("\n") == ["甲" * 38 + "乙" * 40 + "丙" * 5, "丁" * 5]
    assert margins == "-1-\n-2-"


def test_merged_cells_reach_as_far_as_no_line_stops_them() -> None:
    rules = (
        Rule(0, 0, 200, 0), Rule(0, 60, 200, 60), Rule(100, 30, 200, 30),
        Rule(0, 0, 0, 60), Rule(100, 0, 100, 60), Rule(200, 0, 200, 60),
    )  # fmt: skip
    (grid,) = grids(rules, 2)
    assert sorted(grid.cells) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]
    shown = page(words("民盟", 10, 25), words("市教育局", 110, 10), words("市科技局", 110, 40), rules=rules)
    assert text_of_pages([shown])[0].split("\n") == ["民盟\t市教育局", "民盟\t市科技局"]


def test_a_table_whose_sides_are_not_drawn_is_one() -> None:
    open_sides = (Rule(0, 0, 200, 0), Rule(0, 30, 200, 30), Rule(0, 60, 200, 60), Rule(100, 0, 100, 60))
    (grid,) = grids(open_sides, 2)
    assert len(grid.cells) == 4


def test_a_frame_around_text_is_no_table() -> None:
    assert grids(lattice([0, 500], [0, 700]), 2) == []


def test_what_a_narrow_cell_wrapped_is_put_together_and_what_was_listed_is_not() -> None:
    rules = lattice([0, 60, 200], [0, 60])
    cells = words("市教育局", 5, 5), words("民盟澄岚市委会民进澄岚市", 70, 5), words("委会", 70, 25)
    assert text_of_pages([page(*cells, rules=rules)])[0] == "市教育局\t民盟澄岚市委会民进澄岚市委会"
    cells = words("九三", 5, 5), words("市教育局", 70, 5), words("市科技局", 70, 25)
    assert text_of_pages([page(*cells, rules=rules)])[0] == "九三\t市教育局 市科技局"


HEAD = ["序号", "党派", "部门"]


@pytest.mark.parametrize(
    ("before", "after", "added", "last"),
    [
        # a row that was broken off has no number of its own
        (["2", "民盟", "市教育局、"], [["", "", "市科技局"]], [], ["2", "民盟", "市教育局、市科技局"]),
        (["2", "民盟", "市教育局"], [HEAD, ["3", "民进", "市文旅局"]], [["3", "民进", "市文旅局"]], None),
        # a cell over several rows goes on below the page's end
        (["民盟", "牵头", "市教育局"], [["", "配合", "市科技局"]], [["民盟", "配合", "市科技局"]], None),
        # a name written downwards that the page's end cuts
        (["民盟澄岚", "牵头", "市教育局"], [["市委会", "", ""]], [], ["民盟澄岚市委会", "牵头", "市教育局"]),
    ],
)  # fmt: skip
def test_a_table_goes_on_over_the_end_of_a_page(
    before: list[str], after: list[list[str]], added: list[list[str]], last: list[str] | None
) -> None:
    rows = [HEAD, list(before)]
    assert continued(rows, after) == added
    assert rows[-1] == (last or before)


def test_more_cells_than_any_roster_has_are_refused() -> None:
    many = lattice([float(each * 5) for each in range(250)], [float(each * 5) for each in range(250)])
    with pytest.raises(Unreadable, match="格"):
        grids(many, 1)


def test_pages_of_one_line_that_fills_them_are_one_paragraph() -> None:
    pages = [page(words(each * 40, 100, 400)) for each in "甲乙丙"]
    assert text_of_pages(pages)[0] == "甲" * 40 + "乙" * 40 + "丙" * 40


def test_what_stands_at_the_head_of_pages_that_hold_nothing_else_is_read() -> None:
    assert text_of_pages([page(words("市教育局", 100, 20))])[0] == "市教育局"


def test_a_row_set_with_spaces_that_had_no_room_is_one_row() -> None:
    rows = [
        *words("市科技局     九三学社市委会     市司法局     民革", 100, 100),
        *words("市委会", 100, 120),
        *words("市公安局     民革市委会", 100, 140),
        *words("注：名单不分先后。", 100, 160),
    ]
    text = text_of_pages([page(rows, words("各", 410, 200))])[0].split("\n")
    assert [line.split() for line in text[:3]] == [
        ["市科技局", "九三学社市委会", "市司法局", "民革市委会"],
        ["市公安局", "民革市委会"],
        ["注：名单不分先后。"],
    ]


def test_a_bracket_that_opens_goes_to_the_next_line_with_what_it_holds() -> None:
    text = text_of_pages(
        [page(words("政" * 27, 100, 100), words("〔2016〕8号停止执行", 100, 120), words("各" * 30, 100, 140))]
    )
    assert text[0].startswith("政" * 27 + "〔2016〕8号")
