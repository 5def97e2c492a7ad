"""Is each clause on several places served? As each of its roles, through the doors, to effect and record."""

import pytest

from tests.build_schemes import STARTS
from tests.cast import City
from tests.journeys import notices
from tests.journeys.steps import (
    DRAFT,
    Office,
    acted,
    counterparts_on,
    issue,
    page_of,
    review,
    take_through,
)

HEAD = {
    "title": "临溪区人民政府办公室关于对口联系工作的通知",
    "number": "临政办函〔2026〕5号",
    "issuer": "临溪区人民政府办公室",
    "issued_on": STARTS.isoformat(),
    "effective_on": "",
    "supersedes": "",
    "towns": "",
}


@pytest.fixture
def county(city: City, district: City) -> Office:
    """临溪区, whose city has a scheme in force."""
    take_through(Office(city), notices.SENTENCES, STARTS)
    return Office(district)


def begin(county: Office, origin: str, *, by: str = "government_coordinator", **typed: str) -> int:
    """The number of the draft that the coordinator has begun."""
    sent = {**HEAD, **typed, "origin": origin}
    answer = county.browser(by).post(county.address("schemes:start"), sent)
    assert answer.status_code == 302, answer.content.decode()
    found = DRAFT.search(answer["Location"])
    assert found
    return int(found[1])


@pytest.mark.clause("ZY-5")
def test_a_county_makes_its_own_scheme_after_its_citys(city: City, county: Office) -> None:
    draft = begin(county, "upper")
    review(county, draft)
    issue(county, draft, STARTS)
    for role in ("department_officer", "organisation_officer"):
        assert "民盟区委会" in counterparts_on(page_of(county, "区教育局", role=role))
    above = Office(city).browser("united_front_coordinator")
    below = above.get(Office(city).address("schemes:below")).content.decode()
    assert HEAD["title"] in below
    matrix = above.get(county.address("schemes:matrix"))
    assert "区教育局" in matrix.content.decode(), "The coordinators above see what is issued below."
    assert acted(county, "government_coordinator", "draft.begun")
    assert acted(county, "united_front_coordinator", "proposals.accepted")
    assert acted(county, "government_coordinator", "notice.written")
    assert acted(county, "government_coordinator", "scheme.issued")


@pytest.mark.clause("ZY-5")
def test_only_coordinators_begin_a_scheme(county: Office) -> None:
    for role in ("department_officer", "organisation_officer", "city_leader", "observer"):
        assert county.browser(role).get(county.address("schemes:start")).status_code == 404


@pytest.mark.clause("XQ-3.8")
def test_township_governments_take_part_and_brief_the_branches_and_chambers(county: Office) -> None:
    draft = begin(county, "upper", by="united_front_coordinator", towns="青石镇人民政府、望江街道办事处")
    review(county, draft)
    issue(county, draft, STARTS)
    expected = {"民盟区委会", "农工党区委会", "区工商联"}
    for role in ("government_coordinator", "united_front_coordinator"):
        town = page_of(county, "青石镇人民政府", role=role)
        assert expected <= set(counterparts_on(town))
        chamber = page_of(county, "区工商联", role=role)
        assert "望江街道办事处" in counterparts_on(chamber)
    page = county.browser("observer").get(county.address("schemes:institutions")).content.decode()
    assert "各乡镇人民政府、街道办事处" in page
    assert "加强联系，及时通报情况" in page
    assert acted(county, "united_front_coordinator", "draft.begun")
    assert acted(county, "government_coordinator", "scheme.issued")
