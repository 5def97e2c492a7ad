"""Are sentences read that say who liaises with whom, and others left alone?"""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft, LinkKind

Roster = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    "sentence",
    [
        "市教育局、科技局与民盟市委会，市卫健委与农工党市委会，分别建立对口联系。",
        "确定市教育局、科技局为民盟市委会对口联系单位，市卫健委为农工党市委会对口联系单位。",
        "民盟市委会由市教育局、市科技局负责联系，农工党市委会由市卫健委负责联系。",
        "民盟市委会的对口联系单位为市教育局、科技局；农工党市委会的对口联系部门是市卫健委。",
        "市教育局、市科技局应与民盟市委会建立对口联系；市卫健委要与农工党市委会建立对口联系。",
        "市教育局、市科技局与民盟市委会结为对口联系单位；市卫健委负责与农工党市委会的对口联系。",
    ],
)
def test_a_sentence_may_say_it_in_many_ways(sentence: str, roster: Roster) -> None:
    assert roster(sentence) == {"市教育局": ["民盟"], "市科技局": ["民盟"], "市卫健委": ["农工党"]}


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("市商务局由对口联系民建市委会，调整为对口联系致公党市委会。", {"市商务局": ["致公党"]}),
        ("将市文旅局由民盟市委会的对口联系单位调整为民进市委会的对口联系单位。", {"市文旅局": ["民进"]}),
        ("原由市知识产权局对口联系的民盟市委会，改由市市场监管局对口联系。", {"市市场监管局": ["民盟"]}),
        ("市粮食局不再对口联系农工党市委会。", {}),
        ("取消市粮食局与民革市委会的对口联系关系。", {}),
        ("市粮食局与民革市委会的对口联系关系随之终止。", {}),
        ("新增市数据局为农工党市委会对口联系单位。", {"市数据局": ["农工党"]}),
    ],
)
def test_an_amendment_leaves_what_holds_after_it(
    sentence: str, left: dict[str, list[str]], roster: Roster
) -> None:
    assert roster(sentence) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "市教育局、民盟市委会、市工商联先后作了交流发言。",
        "市教育局与民盟市委会联合开展调研。",
        "市政府办公室、市委统战部与各民主党派要加强对口联系工作。",
        "请市教育局将材料送民盟市委会，并抄送市工商联。",
        "市司法局帮扶青石乡，民革市委会参与。",
        "市公安局聘请民革市委会成员担任特约监督员。",
        "市政协提案委对口联系民革市委会。",
        "市工商局和市工商联都与企业打交道。",
        "市教育局与民盟市委会签订了合作协议。",
        "原市文广新局联系民进市委会。",
    ],
)
def test_what_is_no_liaison_yields_no_pair(sentence: str, roster: Roster) -> None:
    assert roster(sentence) == {}


@pytest.mark.parametrize(
    ("news", "department", "organisation"),
    [
        ("民建市委与市税务局座谈对口联系", "市税务局", "民建"),
        ("市教育局与民盟市委会签订结对共建协议。", "市教育局", "民盟"),
        ("民进澄江市委会到对口联系单位市教育局走访。", "市教育局", "民进"),
        ("澄北街道与民盟澄江市委会签约共建“同心社区”。", "澄北街道", "民盟"),
        ("市卫健委主任带队走访对口联系党派农工党澄江市委会。", "市卫健委", "农工党"),
        ("民进澄江市委的2个对口联系单位（市文旅局、教育局）到会。", "市教育局", "民进"),
    ],
)
def test_news_may_state_a_pair(news: str, department: str, organisation: str, roster: Roster) -> None:
    assert roster(news)[department] == [organisation]


def test_a_collective_wording_covers_the_organisations_of_the_roster(notice: Callable[[str], Draft]) -> None:
    body = (
        "市财政局、市审计局与各民主党派市委会、市工商联建立普遍对口联系。市教育局与民盟市委会建立对口联系。"
    )
    links = notice(body).links
    assert [(link.department, link.kind, link.expands_to) for link in links] == [
        ("市财政局", LinkKind.COMMON, ("民盟", "工商联")),
        ("市审计局", LinkKind.COMMON, ("民盟", "工商联")),
        ("市教育局", LinkKind.PAIRED, ()),
    ]
    assert links[0].scope == "各民主党派市委会、市工商联"
    assert links[0].rank_limit == "city"


def test_all_named_one_by_one_are_paired(notice: Callable[[str], Draft]) -> None:
    body = "市发改委对口联系民革、民盟、民建、民进、农工党、致公党、九三学社市委会和市工商联。"
    assert {link.kind for link in notice(body).links} == {LinkKind.PAIRED}


def test_a_pair_by_name_wins_over_the_tier(roster: Roster, notice: Callable[[str], Draft]) -> None:
    body = "市财政局普遍联系各民主党派。市财政局、市商务局联系民建市委会。"
    assert roster(body) == {"市财政局": ["民建"], "市商务局": ["民建"]}
    assert [link.kind for link in notice(body).links].count(LinkKind.COMMON) == 1
