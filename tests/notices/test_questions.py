"""Does the reader ask what a careful clerk would ask?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, QuestionCode
from liaison.core.notices.limits import LONGEST_SENTENCE
from liaison.core.notices.reader import read
from liaison.core.vocabulary import Vocabulary

Notice = Callable[[str], Draft]


def asked(draft: Draft) -> set[QuestionCode]:
    return {question.code for question in draft.questions}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("市发改委、财政局等部门联系民盟市委会。", QuestionCode.OPEN_LIST),
        (
            "市发改委与各民主党派市委会建立普遍联系。市司法局联系民革澄江市总支部。",
            QuestionCode.RANK_IN_DOUBT,
        ),
        ("市发改委作为各民主党派的共同联系单位。", QuestionCode.UNCLEAR_SCOPE),
        ("区发改局作为各派、区工商联的共同联系单位。", QuestionCode.FILTERED_WORDS),
        ("根据（中发〔〕5号）精神，市教育局联系民盟市委会。", QuestionCode.FILTERED_WORDS),
        ("对口联系名单：\n市归国人员服务中心：民盟市委会", QuestionCode.UNKNOWN_DEPARTMENT),
        ("市信息中心联系民盟市委会。", QuestionCode.AMBIGUOUS),
        ("市教育局、科技局分别联系民盟、民进市委会。", QuestionCode.AMBIGUOUS),
    ],
)
def test_a_doubt_becomes_a_question(body: str, code: QuestionCode, notice: Notice) -> None:
    assert code in asked(notice(body))


def test_a_clear_notice_raises_none(notice: Notice) -> None:
    assert asked(notice("市教育局联系民盟市委会、民进市委会。")) == set()


def test_what_the_head_lacks_is_asked_for(vocabulary: Vocabulary) -> None:
    missing = {QuestionCode.MISSING_NUMBER, QuestionCode.MISSING_DATE, QuestionCode.MISSING_ISSUER}
    assert missing <= asked(read("对口联系名单\n市教育局联系民盟市委会。", vocabulary))


def test_a_lost_character_is_asked_about(notice: Notice) -> None:
    assert QuestionCode.DAMAGED_TEXT in asked(notice("市教育局联系民盟市委会\ufffd。"))


def test_a_question_points_at_its_words(notice: Notice) -> None:
    draft = notice("市发改委、财政局等部门联系民盟市委会。")
    (question,) = draft.questions
    assert draft.text[question.span.start : question.span.end] == "等部门"
    assert "等部门" in question.message


def test_a_sentence_too_long_to_be_searched_is_asked_about(notice: Notice) -> None:
    filling = "认真学习有关文件精神，" * (LONGEST_SENTENCE // 11 + 1)
    draft = notice(f"市教育局联系民盟市委会。{filling}每年召开一次座谈会。")
    assert not draft.duties
    (question,) = draft.questions
    assert question.code is QuestionCode.UNREAD_SENTENCE
    assert question.message.startswith("这句话超过 6000 字")
    assert len(question.message) < 150, "Nobody wants to read all of it in a question."
