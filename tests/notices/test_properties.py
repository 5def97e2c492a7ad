"""What holds for every text, however broken?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.core.notices.document import as_document
from liaison.core.notices.draft import Draft, Span, pairs
from liaison.core.notices.reader import read
from liaison.core.vocabulary import Vocabulary

WORDS = """
市 区 教育局 司法局 民盟市委会 民革 各民主党派 工商联 联系
与 由 、 ， 。 ： ； （ ） ( ) , : 一、 （一）
1. 附件1 附件： 抄送： 同志 负责 秦朗 2019年5月6日
每年 至少 1次 座谈会 报 澄江市人民政府 关于 通知
〔2020〕5号 分局 等部门 作为 共同联系单位 √ 同上 分别
调整为 不再 派 市委 办 九三 · 领导 市长 聯(lián)系
?jī)赡暾匍_ <td> <tr> <table> </td> |
\ufffd
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n", "\t", "  ", "- 1 -\n"])
TEXTS = st.lists(PIECES, max_size=120).map("".join) | st.text(max_size=300)


def bare(department: str) -> str:
    """The name as a sentence may bear it: without prefix and brackets."""
    name = department.replace("(", "（").split("（")[0]
    return name[1:] if name[0] in "省市区县" and not name.startswith("市场") else name


def spans(draft: Draft) -> list[Span]:
    return [
        *(link.citation.span for link in draft.links),
        *(assignment.citation.span for assignment in draft.assignments),
        *(duty.citation.span for duty in draft.duties),
        *(question.span for question in draft.questions),
        *(each.span for each in draft.explanations if each.span),
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_fact_stands_in_the_text(vocabulary: Vocabulary, text: str) -> None:
    draft = read(text, vocabulary, explain=True)
    assert all(0 <= span.start <= span.end <= len(draft.text) for span in spans(draft))
    for pair in pairs(draft):
        assert bare(pair.department) in "".join(pair.citation.text.split())
    assert as_document(draft, "notice.txt")["file"] == "notice.txt"


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_duty_has_an_actor_and_its_sentence(vocabulary: Vocabulary, text: str) -> None:
    for duty in read(text, vocabulary).duties:
        assert duty.actor
        assert duty.citation.text


@pytest.mark.parametrize(
    "text",
    [
        "局" * 20000,
        "民建" * 10000,
        "市教育局、" * 4000,
        "（" * 20000,
        "市教育局\n" * 2000,
        "每年1次" * 5000,
        "<td>" * 5000,
    ],
)
def test_long_repetitions_are_read_in_time(text: str, vocabulary: Vocabulary) -> None:
    assert read(text, vocabulary, name="long.txt").name == "long.txt"
