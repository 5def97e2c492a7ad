"""Does the vocabulary know departments and organisations under all their names?"""

from datetime import date

import pytest

from liaison.core.vocabulary import OrganisationKind
from liaison.vocabulary import load

VOCABULARY = load()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("市发展改革委", "development_reform"),
        ("市发改委", "development_reform"),
        ("市发改局", "development_reform"),
        ("澄江市发展和改革委员会", "development_reform"),
        ("省工业和信息化厅", "industry_information"),
        ("市场监管局", "market_regulation"),
        ("市市场监管局", "market_regulation"),
        ("市政公用局", "municipal_utilities"),
        ("市市政公用局", "municipal_utilities"),
        ("县政府办", "government_office"),
        ("区府办", "government_office"),
        ("市委金融办", "party_finance_commission_office"),
        ("市卫计委", "health"),
        ("市工商局", "industry_commerce_administration"),
    ],
)
def test_a_department_is_known_under_each_of_its_names(name: str, code: str) -> None:
    found = VOCABULARY.department_type(name)
    assert found is not None
    assert found.code == code
    assert not found.branch


@pytest.mark.parametrize("name", ["市教育和体育局", "区教体局"])
def test_a_composite_says_what_it_covers(name: str) -> None:
    found = VOCABULARY.department_type(name)
    assert found is not None
    assert found.covers == ("education", "sports")


@pytest.mark.parametrize("name", ["区公安分局", "市公安局澄南分局"])
def test_a_branch_is_marked(name: str) -> None:
    found = VOCABULARY.department_type(name)
    assert found is not None
    assert (found.code, found.branch) == ("public_security", True)


def test_a_name_that_changed_its_meaning_is_decided_by_the_day() -> None:
    assert VOCABULARY.department_type("市金融办") is None
    before = VOCABULARY.department_type("市金融办", on=date(2019, 5, 1))
    after = VOCABULARY.department_type("市金融办", on=date(2024, 5, 1))
    assert before is not None
    assert after is not None
    assert (before.code, after.code) == ("local_finance", "party_finance_commission_office")


@pytest.mark.parametrize("name", ["", "某某局", "市", "民盟市委会", "局"])
def test_what_is_no_known_department_has_no_type(name: str) -> None:
    assert VOCABULARY.department_type(name) is None


@pytest.mark.parametrize(
    ("name", "canonical", "rank"),
    [
        ("民革澄江市委会", "民革", "city"),
        ("民革市委会", "民革", "city"),
        ("市民革", "民革", None),
        ("九三学社综合支社", "九三学社", "branch"),
        ("中国民主同盟澄江市委员会", "民盟", "city"),
        ("农工党澄江市总支", "农工党", "general_branch"),
        ("台盟澄江市委会临湖支部", "台盟", "city"),
        ("民建澄南区委", "民建", "county"),
        ("市工商联（总商会）", "工商联", None),
        ("市知联会", "知联会", None),
        ("无党派代表人士", "无党派人士", None),
    ],
)
def test_an_organisation_is_known_under_each_of_its_names(
    name: str, canonical: str, rank: str | None
) -> None:
    found = VOCABULARY.organisation(name)
    assert found is not None
    assert (found.canonical, found.rank) == (canonical, rank)


@pytest.mark.parametrize("name", ["市工商局", "市民建议", "农民进城", "民主党派", "市委", "市委农工委"])
def test_what_only_sounds_like_an_organisation_is_none(name: str) -> None:
    assert VOCABULARY.organisation(name) is None


def test_organisations_stand_in_official_order() -> None:
    order = VOCABULARY.official_order
    assert list(order)[:8] == ["民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"]
    assert order["工商联"] < order["无党派人士"] < order["知联会"]
    parties = [each for each in VOCABULARY.organisations if each.kind is OrganisationKind.PARTY]
    assert len(parties) == 8


def test_every_code_that_is_referred_to_exists() -> None:
    codes = {kind.code for kind in VOCABULARY.departments}
    referred = {code for kind in VOCABULARY.departments for code in (*kind.merged_into, *kind.covers)}
    candidates = {each.code for several in VOCABULARY.ambiguous.values() for each in several}
    typical = {code for each in VOCABULARY.organisations for code in each.typical_departments}
    assert referred | candidates | typical <= codes


def test_every_department_finds_itself() -> None:
    for kind in VOCABULARY.departments:
        found = VOCABULARY.department_type(kind.name)
        assert found is not None, kind.name
        assert found.code == kind.code


@pytest.mark.parametrize("name", ["秦朗", "欧阳小山", "阿依·努尔"])
def test_a_person_has_a_surname_or_a_dot(name: str) -> None:
    assert VOCABULARY.is_person(name)


@pytest.mark.parametrize("name", ["联系", "副市长", ""])
def test_a_word_is_no_person(name: str) -> None:
    assert not VOCABULARY.is_person(name)
