"""Which texts and file names are kept out?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.core.secrecy import classification_mark, classification_mark_in_name


@pytest.mark.parametrize(
    "text",
    [
        "机密★5年\n某市人民政府文件",
        "秘密★\n正文",
        "秘 密★1年",
        "绝　密",
        "密级：秘密",
        "密 级 : 机密",
        "正文在前\n    机密    \n正文在后",
        "内部资料 严禁外传",
        "内部文件，注意保存",
    ],
)
def test_a_marked_text_is_found(text: str) -> None:
    assert classification_mark(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密是公民的义务。",
        "涉密文件由统战部转发并收回，不得通过本系统传递。",
        "资料交换制度：除涉密外及时送阅。",
        "本系统为非涉密系统，严禁录入涉密信息（国家秘密）。",
        "会议由秘书长主持。",
        "",
    ],
)
def test_a_text_that_speaks_of_secrets_is_not_marked(text: str) -> None:
    assert classification_mark(text) is None


@pytest.mark.parametrize("name", ["【机密】方案.txt", "方案（秘密）.txt", "秘密_名单.txt", "机密.txt"])
def test_a_marked_file_name_is_found(name: str) -> None:
    assert classification_mark_in_name(name) is not None


@pytest.mark.parametrize("name", ["保密工作通知.txt", "关于对口联系的通知.txt", "市委机要局联系方案.txt"])
def test_an_ordinary_file_name_is_not_marked(name: str) -> None:
    assert classification_mark_in_name(name) is None


@given(st.text(max_size=200), st.sampled_from(["绝密", "机密", "秘密"]))
def test_a_grade_with_its_star_is_found_wherever_it_stands(text: str, grade: str) -> None:
    assert classification_mark(f"{text}{grade}★{text}") is not None
