"""Are departments and organisations found, with their whole names and nothing more?"""

import pytest

from liaison.core.notices.mentions import Finder, Kind
from liaison.core.vocabulary import OrganisationKind, Vocabulary


def names(text: str, kind: Kind, vocabulary: Vocabulary) -> list[str]:
    return [mention.name for mention in Finder(vocabulary, text).find(text) if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "departments"),
    [
        ("市教育局、科技局、文化和旅游局", ["市教育局", "市科技局", "市文化和旅游局"]),
        ("市审计局、市场监管局", ["市审计局", "市市场监管局"]),
        ("市委宣传部、统战部、教育局", ["市委宣传部", "市委统战部", "市教育局"]),
        ("澄江市教育局", ["市教育局"]),
        ("市生态环境局澄南分局", ["市生态环境局澄南分局"]),
        ("市文广局（体育局）", ["市文广局（体育局）"]),
        ("区妇儿工委办、区人才办", ["区妇儿工委办", "区人才办"]),
        ("市教育局和市科技局", ["市教育局", "市科技局"]),
        ("市投资和经济合作局", ["市投资和经济合作局"]),
        ("区城市建设局", ["区城市建设局"]),
        ("增加市数据局为对口联系单位", ["市数据局"]),
        ("市教育局、澄江海关、澄北街道", ["市教育局", "澄江海关", "澄北街道"]),
        ("自治区教育厅、科技厅", ["自治区教育厅", "自治区科技厅"]),
        ("市商务局、两江新区经发局", ["市商务局", "两江新区经发局"]),
        ("国家税务总局澄江市税务局", ["国家税务总局澄江市税务局"]),
        ("市人民政府外事办公室", ["市人民政府外事办公室"]),
        ("市12345热线办", ["市12345热线办"]),
        ("市科协、市残联", ["市科协", "市残联"]),
        ("市政府各部门、市直有关单位", []),
        ("市政协提案委、市人大财经委", []),
    ],
)
def test_departments_are_found_with_the_prefix_of_their_list(
    text: str, departments: list[str], vocabulary: Vocabulary
) -> None:
    assert names(text, Kind.DEPARTMENT, vocabulary) == departments


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("民革澄江市委会、民盟市委会", ["民革", "民盟"]),
        ("民革、民盟、民建市委会和市工商联", ["民革", "民盟", "民建", "工商联"]),
        ("市工商局与市工商联", ["工商联"]),
        ("市民建议由市信访局办理，农民进城", []),
        ("市工商联系统各商会", ["工商联"]),
        ("市工商联主席、民盟会员", []),
        ("市新联会由市委网信办联系", ["新联会"]),
        ("市委农工委、一九九三年", []),
    ],
)
def test_organisations_are_found_and_their_lookalikes_are_not(
    text: str, organisations: list[str], vocabulary: Vocabulary
) -> None:
    found = [
        mention.canonical
        for mention in Finder(vocabulary, text).find(text)
        if mention.kind is Kind.ORGANISATION
    ]
    assert found == organisations


@pytest.mark.parametrize(
    "text", ["各民主党派市委会（总支部）", "各派（总）支部", "民主党派澄南县组织", "区各民主党派"]
)
def test_a_collective_wording_is_one_mention(text: str, vocabulary: Vocabulary) -> None:
    (mention,) = Finder(vocabulary, text).find(text)
    assert mention.kind is Kind.COLLECTIVE
    assert mention.name == text
    assert mention.covers == (OrganisationKind.PARTY,)


def test_a_short_name_means_the_organisation_that_has_it(vocabulary: Vocabulary) -> None:
    text = "民盟澄江市委举行恳谈会。澄江市委的对口联系单位到会，中共市委也派人参加。"
    found = [mention.canonical for mention in Finder(vocabulary, text).find(text)]
    assert found == ["民盟", "民盟"]


def test_spans_are_moved_by_the_offset(vocabulary: Vocabulary) -> None:
    (mention,) = Finder(vocabulary).find("市教育局", 100)
    assert (mention.span.start, mention.span.end) == (100, 104)
