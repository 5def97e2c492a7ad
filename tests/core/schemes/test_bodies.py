"""Which body does a name mean?"""

from datetime import date

import pytest

from liaison import vocabulary
from liaison.core.schemes.bodies import KnownBody, match_department, match_organisation

DAY = date(2026, 1, 1)
REFORM = KnownBody(1, "department", "development_reform", "市发展改革委", ("市计委",))
EDUCATION = KnownBody(2, "department", "education", "市教育局")
LEAGUE = KnownBody(3, "organisation", "民盟", "民盟市委会")
KNOWN = (REFORM, EDUCATION, LEAGUE)


@pytest.mark.parametrize(
    ("name", "unit", "how"),
    [
        ("市发展改革委", 1, "name"),
        ("市发展和改革委员会", 1, "name"),
        ("市计委", 1, "alias"),
        ("市发改委", 1, "name"),
        ("市发改局", 1, "type"),
        ("市教育局", 2, "name"),
        ("市同城化发展局", None, "new"),
        ("市无人认识局", None, "new"),
    ],
)
def test_a_department_is_found_under_each_of_its_names(name: str, unit: int | None, how: str) -> None:
    match = match_department(name, KNOWN, vocabulary.load(), on=DAY)
    assert (match.unit, match.how) == (unit, how)


def test_between_two_bodies_of_one_type_nothing_is_guessed() -> None:
    second = KnownBody(9, "department", "development_reform", "高新区发改局")
    match = match_department("市发改局", (*KNOWN, second), vocabulary.load(), on=DAY)
    assert (match.unit, match.how) == (None, "new")


def test_a_branch_in_a_district_is_not_the_bureau_above_it() -> None:
    ecology = KnownBody(5, "department", "ecology_environment", "市生态环境局")
    match = match_department("市生态环境局临溪分局", (ecology,), vocabulary.load(), on=DAY)
    assert match.unit is None


def test_an_organisation_is_found_by_its_party() -> None:
    assert match_organisation("民盟", "民盟澄岚市委会", KNOWN).unit == 3


def test_the_bureau_of_industry_and_commerce_is_not_the_federation() -> None:
    federation = KnownBody(7, "organisation", "工商联", "市工商联")
    match = match_department("市工商局", (federation,), vocabulary.load(), on=DAY)
    assert match.unit is None
