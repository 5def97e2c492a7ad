"""Is every leader found with the organisations assigned?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, QuestionCode

Notice = Callable[[str], Draft]


@pytest.mark.parametrize(
    ("body", "assigned"),
    [
        ("孟  远同志负责总体协调，听取各民主党派、工商联意见", {("孟远", "*")}),
        ("高岚同志负责联系民革澄江市委会、市工商联", {("高岚", "民革"), ("高岚", "工商联")}),
        ("市长孟远：民革澄江市委会\n常务副市长李大明：市工商联", {("孟远", "民革"), ("李大明", "工商联")}),
        ("李明副市长联系民革市委会；王大伟副市长联系民盟市委会。", {("李明", "民革"), ("王大伟", "民盟")}),
        ("民革市委会由市长孟远联系，民盟市委会由副市长李明联系。", {("孟远", "民革"), ("李明", "民盟")}),
        ("民革市委会：李明\n民盟市委会：王大伟", {("李明", "民革"), ("王大伟", "民盟")}),
        ("副市长阿依·努尔：民革市委会", {("阿依·努尔", "民革")}),
        (
            "姓名\t职务\t联系对象\n李  明\t副市长\t民革市委会\n孟远\t市长\t各民主党派",
            {("李明", "民革"), ("孟远", "*")},
        ),
    ],
)
def test_a_leader_answers_for_organisations(
    body: str, assigned: set[tuple[str, str]], notice: Notice
) -> None:
    draft = notice(f"附件1\n市政府领导对口联系安排\n{body}")
    assert {(each.leader, each.counterpart) for each in draft.assignments} == assigned


def test_a_missing_verb_is_asked_about(notice: Notice) -> None:
    draft = notice("附件1\n市政府领导对口联系安排\n罗溪同志负责农工党澄江市总支")
    assert [(each.leader, each.counterpart, each.doubtful) for each in draft.assignments] == [
        ("罗溪", "农工党", True)
    ]
    assert QuestionCode.MISSING_VERB in {question.code for question in draft.questions}


def test_a_department_is_no_leader(notice: Notice) -> None:
    draft = notice("附件1\n市领导和部门对口联系安排\n市教育局：民盟市委会")
    assert draft.assignments == ()
