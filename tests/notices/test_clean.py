"""Is the damage of copying taken out, and nothing else?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.core.notices.clean import clean, columns_and_padding, without_pinyin
from liaison.core.notices.markup import is_markup, text_of
from liaison.core.notices.repair import LOST, without_cuts
from liaison.core.vocabulary import Vocabulary


def cleaned(text: str, vocabulary: Vocabulary) -> str:
    return clean(text, vocabulary)


def test_readings_in_brackets_are_taken_out() -> None:
    assert without_pinyin("對(duì)口聯(lián)系(xì)") == "對口聯系"


def test_latin_words_in_brackets_stay_where_nothing_is_accented() -> None:
    assert without_pinyin("系统(app)") == "系统(app)"


def test_traditional_script_becomes_simplified(vocabulary: Vocabulary) -> None:
    assert cleaned("區教育局與民盟支部對口聯系", vocabulary) == "区教育局与民盟支部对口联系"


def test_a_single_old_character_stays(vocabulary: Vocabulary) -> None:
    text = "乾县人民政府" + "关于对口联系工作的通知" * 10
    assert cleaned(text, vocabulary) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("秦  朗同志负责联系", "秦朗同志负责联系"),
        ("林  知 秋同志负责联系", "林知秋同志负责联系"),
        ("部    门          联系对象", "部门\t联系对象"),
        ("市教育局      民盟市委会", "市教育局\t民盟市委会"),
        ("民 革：市 司 法 局", "民革：市司法局"),
        ("民革 民盟 民建", "民革 民盟 民建"),
        ("\t市公安局", "\t市公安局"),
        ("| 市教育局 | 民盟市委会 |", "市教育局\t民盟市委会"),
        ("|---|---|", ""),
    ],
)
def test_padding_goes_and_columns_stay(written: str, meant: str) -> None:
    assert columns_and_padding(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("澄政办［２０１２］１０９号", "澄政办〔2012〕109号"),
        ("澄政办【2012】109号", "澄政办〔2012〕109号"),
        ("澄政发[]5号", "澄政发〔〕5号"),
        ("市教育局,市科技局:民盟", "市教育局，市科技局：民盟"),
        ("市文广局(体育局)", "市文广局（体育局）"),
        ("(1)市教育局", "（1）市教育局"),
        ("市自然资源与与规划局", "市自然资源与规划局"),
        ("⽤⼈单位", "用人单位"),
    ],
)
def test_signs_have_one_form(written: str, meant: str, vocabulary: Vocabulary) -> None:
    assert cleaned(written, vocabulary) == meant


def test_a_page_number_parts_no_sentence(vocabulary: Vocabulary) -> None:
    text = "民革总支：市司法局、\n- 1 -\n市公安局；\n九三学社支社：市自然资源\n— 2 —\n局。"
    assert cleaned(text, vocabulary) == "民革总支：市司法局、市公安局；\n九三学社支社：市自然资源局。"


def test_a_name_is_joined_over_a_line_end(vocabulary: Vocabulary) -> None:
    assert cleaned("民盟：市文化广电\n和旅游局", vocabulary) == "民盟：市文化广电和旅游局"


def test_two_lines_of_a_roster_stay_two(vocabulary: Vocabulary) -> None:
    text = "市教育局联系民盟市委会\n市科技局联系九三学社市委会"
    assert cleaned(text, vocabulary) == text


def test_a_text_wrapped_at_a_fixed_width_has_its_paragraphs_again(vocabulary: Vocabulary) -> None:
    paragraph = "为了做好对口联系工作现就有关事项作出如下安排请各单位结合实际认真执行并及时报告情况"
    wrapped = "\n".join(["有关部门要高度重视对口联系工作并且明确一名分管领导", "和联络员。"] * 8)
    assert cleaned(wrapped, vocabulary).count("\n") == 7
    assert cleaned(paragraph, vocabulary) == paragraph


def test_what_a_cut_character_displaced_is_put_back() -> None:
    assert without_cuts("區政府每?jī)赡暾匍_一次會議") == "區政府每兩年召開一次會議"
    assert without_cuts("區政府?dāng)M提請審議") == f"區政府{LOST}提請審議"
    assert without_cuts("怎么做?看(kàn)一看") == "怎么做?看(kàn)一看"


def test_a_table_in_html_becomes_rows_and_a_merged_cell_fills_its_rows() -> None:
    markup = "<table><tr><td rowspan=2>民盟</td><td>市教育局</td></tr><tr><td>市文旅局</td></tr></table>"
    assert is_markup(markup)
    rows = [line for line in text_of(markup).split("\n") if line]
    assert rows == ["民盟\t市教育局", "民盟\t市文旅局"]
    assert not is_markup("甲<乙")


@given(st.text(max_size=200))
def test_cleaning_never_fails(vocabulary: Vocabulary, text: str) -> None:
    assert "\r" not in cleaned(text, vocabulary)
