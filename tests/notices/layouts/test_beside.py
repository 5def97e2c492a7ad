"""Are both sides of a clause on liaison read in words that no rule knows, unless something else is done?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, QuestionCode

Roster = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    "body",
    [
        "民盟市委会的对口联系部门由1个增加到2个，分别是市教育局和市文旅局。",
        "对口联系按领域划分：教育文化领域，由市教育局、市文旅局会同民盟市委会开展。",
        "会议确定了对口联系安排：市教育局、市文旅局对口民盟。",
        "一、对口联系方面，民盟市委会与市教育局、市文旅局相互联系。",
    ],
)
def test_names_beside_each_other_are_linked(roster: Roster, body: str) -> None:
    assert roster(body) == {"市教育局": ["民盟"], "市文旅局": ["民盟"]}


@pytest.mark.parametrize(
    "body",
    [
        "原市教育局对口民盟市委会。",
        "市教育局、民盟市委会联合举办对口联系讲座。",
        "市教育局局长与民盟市委会主委就对口联系交换意见。",
    ],
)
def test_what_is_done_beside_liaison_links_nobody(roster: Roster, body: str) -> None:
    assert roster(body) == {}


def test_what_was_read_without_a_known_wording_is_asked_about(notice: Callable[[str], Draft]) -> None:
    found = notice("民盟市委会的对口联系部门由1个增加到2个，分别是市教育局和市文旅局。").questions
    assert [question.code for question in found if "并列" in question.message] == [QuestionCode.AMBIGUOUS]
