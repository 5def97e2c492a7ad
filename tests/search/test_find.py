"""Is everything found that a clerk would type, and nothing that the seat may not see?"""

import pytest

from liaison.core.access.doors import DOORS
from liaison.search.queries import Match, find
from liaison.tenancy.door import entered
from tests import build, build_schemes
from tests.cast import City


def _found(place: City, text: str) -> list[Match]:
    with entered({place.place.pk}):
        return find(text, jurisdictions=[place.place.pk], pages=set(DOORS))


def _titles(place: City, text: str) -> list[str]:
    return [match.entry.names[0] for match in _found(place, text)]


@pytest.mark.parametrize(
    "text",
    [
        "教育",
        "市教育局",
        "澄岚市教育局",
        "教 育 局",
        "jyj",
        "sjyj",
        "JYJ",
        "jiaoyu",
        "教育局（澄岚）"[:3],
        "敎育"[1:],
    ],
)
def test_a_unit_is_found_as_one_would_type_it(city: City, text: str) -> None:
    assert _titles(city, text)[0] == "市教育局"


def test_traditional_script_finds_the_simplified_name(city: City) -> None:
    build.unit(place=city.place, name="市机关事务管理局")
    assert _titles(city, "市機關事務")[0] == "市机关事务管理局"


def test_a_name_in_traditional_script_is_found_in_both(city: City) -> None:
    build.unit(place=city.place, name="市教育局繁體")
    assert _titles(city, "繁体") == _titles(city, "繁體") == ["市教育局繁體"]


def test_an_alias_finds_the_unit_and_says_so(city: City) -> None:
    build.unit(place=city.place, name="市数据局", aliases=["市大数据管理局"])
    match = _found(city, "大数据")[0]
    assert (match.entry.names[0], match.name, match.parts[1]) == ("市数据局", "市大数据管理局", "大数据")


@pytest.mark.parametrize(
    ("name", "initials", "reading"),
    [
        ("曾可为", "zkw", "zengkewei"),
        ("单明河", "smh", "shanminghe"),
        ("仇知白", "qzb", "qiuzhibai"),
        ("解予安", "xya", "xieyuan"),
        ("区闻笛", "owd", "ouwendi"),
        ("尉迟青", "ycq", "yuchiqing"),
    ],
)
def test_a_surname_is_read_as_its_bearers_read_it(city: City, name: str, initials: str, reading: str) -> None:
    build.tenure(unit=city.units["教育局"], person=build.person(place=city.place, name=name))
    assert _found(city, initials)[0].name == name
    assert _found(city, reading)[0].name == name


def test_a_place_is_read_as_it_calls_itself(city: City) -> None:
    build.unit(place=city.place, name="单县教育局")
    assert _titles(city, "sxjyj")[0] == "单县教育局"
    assert _titles(city, "shanxian")[0] == "单县教育局"


@pytest.mark.parametrize("text", ["何文舟", "何  文舟", "何\u3000文 舟", "hwz"])
def test_a_padded_name_is_one_name(city: City, text: str) -> None:
    match = _found(city, text)[0]
    assert (match.name, match.entry.names[0]) == ("何文舟", "市教育局联络员")
    assert match.entry.row == city.units["教育局"].pk


def test_words_that_are_no_name_together_have_to_be_found_each(city: City) -> None:
    assert _titles(city, "联络员 教育")[0] == "市教育局联络员"
    assert _titles(city, "联络员 财政") == []


def test_a_scheme_is_found_by_title_number_and_leader(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    assert {match.entry.group for match in _found(city, "对口联系工作")} == {"scheme", "notice"}
    assert _found(city, "〔2025〕9号")[0].parts[1] == "2025〕9号"
    assert {match.entry.group for match in _found(city, "梁 修远")} == {"post", "leader"}


def test_the_whole_name_comes_before_its_parts(city: City) -> None:
    build.unit(place=city.place, name="市教育考试院", order=1)
    build.unit(place=city.place, name="教育", order=2000)
    assert _titles(city, "教育")[0] == "教育"


@pytest.mark.parametrize("text", ["", "  ", "〔〕", "%", "_", "'", "\\", "教育%"[2:]])
def test_what_says_nothing_finds_nothing(city: City, text: str) -> None:
    assert _found(city, text) == []


def test_another_place_is_not_found(city: City, stranger: City) -> None:
    build.unit(place=stranger.place, name="市海洋局")
    with entered({city.place.pk}):
        assert find("海洋", jurisdictions=[city.place.pk, stranger.place.pk], pages=set(DOORS)) == []


def test_from_above_names_are_found_but_neither_aliases_nor_people(city: City, district: City) -> None:
    build.unit(place=district.place, name="区水利局", aliases=["区河长办"])
    with entered({city.place.pk}, readable={district.place.pk}):
        places = [district.place.pk]
        assert [match.name for match in find("水利", jurisdictions=places, pages=set(DOORS))] == ["区水利局"]
        assert find("河长", jurisdictions=places, pages=set(DOORS)) == []
        assert find("何文舟", jurisdictions=places, pages=set(DOORS)) == []


def test_only_pages_that_are_open_are_found(city: City) -> None:
    build_schemes.draft(by=city.actor("government_coordinator"))
    with entered({city.place.pk}):
        assert find("通知", jurisdictions=[city.place.pk], pages={"schemes:unit"}) == []
        assert find("通知", jurisdictions=[city.place.pk], pages={"schemes:review"}) != []
