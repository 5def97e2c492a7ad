"""Is it read what an amendment ends, moves and begins, and what it amends?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Change, Draft, pairs

Notice = Callable[[str], Draft]


def changes(draft: Draft) -> set[tuple[str, str, str]]:
    return {(link.department, link.organisation or "*", str(link.change)) for link in draft.links}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增市数据局联系民盟市委会。", {("市数据局", "民盟", "added")}),
        ("取消市物价局与市工商联的对口联系。", {("市物价局", "工商联", "removed")}),
        ("市物价局不再对口联系市工商联。", {("市物价局", "工商联", "removed")}),
        (
            "民盟市委会的对口联系单位由市文广新局变更为市文旅局。",
            {("市文旅局", "民盟", "added"), ("市文广新局", "民盟", "removed")},
        ),
        (
            "原由市粮食局联系的民建市委会，改由市发改委联系。",
            {("市发改委", "民建", "added"), ("市粮食局", "民建", "removed")},
        ),
        (
            "原市环保局对口联系农工党市委会的工作，由市生态环境局承担。",
            {("市生态环境局", "农工党", "added"), ("市环保局", "农工党", "removed")},
        ),
        (
            "原市卫计委承担的与农工党市委会的对口联系职责划入市卫健委。",
            {("市卫健委", "农工党", "added"), ("市卫计委", "农工党", "removed")},
        ),
        (
            "市商务局由对口联系民建市委会，调整为对口联系民建市委会、致公党市委会。",
            {("市商务局", "民建", "added"), ("市商务局", "致公党", "added")},
        ),
    ],
)
def test_an_amendment_says_what_changes(
    sentence: str, expected: set[tuple[str, str, str]], notice: Notice
) -> None:
    assert changes(notice(sentence)) == expected


def test_what_stands_under_its_heading_needs_no_words_of_its_own(notice: Notice) -> None:
    draft = notice("一、新增\n市数据局联系民盟市委会。\n二、取消\n市物价局联系市工商联。")
    assert changes(draft) == {("市数据局", "民盟", "added"), ("市物价局", "工商联", "removed")}


def test_a_removed_link_is_a_fact_and_no_pair(notice: Notice) -> None:
    draft = notice("市物价局不再对口联系市工商联。市教育局联系民盟市委会。")
    assert [pair.department for pair in pairs(draft)] == ["市教育局"]
    assert [link.change for link in draft.links] == [Change.REMOVED, Change.STATED]
    assert draft.is_amendment


def test_a_notice_that_is_changed_is_not_superseded(notice: Notice) -> None:
    draft = notice("对澄政办〔2020〕3号文件确定的对口联系单位作部分调整：\n新增市数据局联系民盟市委会。")
    assert [stated.value for stated in draft.header.amends] == ["澄政办〔2020〕3号"]
    assert draft.header.supersedes == ()


def test_the_basis_of_a_notice_is_not_amended(notice: Notice) -> None:
    draft = notice("根据澄政办〔2020〕3号文件精神，对口联系单位调整如下：\n市教育局联系民盟市委会。")
    assert draft.header.amends == ()
    assert not draft.is_amendment
