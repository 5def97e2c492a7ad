"""Is each clause on schemes served? As each of its roles, through the doors, to the effect and the record."""

from datetime import date

import pytest

from liaison.schemes.models.versions import EndedHow, Subject
from liaison.tenancy.door import entered
from tests.journeys import notices
from tests.journeys.steps import (
    Office,
    acted,
    counterparts_on,
    entries,
    page_of,
    review,
    take_through,
    upload,
)

DAY = date(2026, 3, 2)
EVERY_ORGANISATION = ["民建市委会", "民进市委会", "民盟市委会", "农工党市委会", "市工商联"]


def assert_offices_acted(office: Office) -> None:
    """The government office and the united front department have each done their part, on the record."""
    assert acted(office, "government_coordinator", "notice.uploaded")
    assert acted(office, "united_front_coordinator", "proposals.accepted")
    assert acted(office, "government_coordinator", "scheme.issued")


def seen_by_both_sides(office: Office, unit: str) -> list[str]:
    """The unit's counterparts as a department's and an organisation's officer both see them."""
    department = counterparts_on(page_of(office, unit, role="department_officer"))
    organisation = counterparts_on(page_of(office, unit, role="organisation_officer"))
    assert department == organisation
    return sorted(department)


@pytest.mark.clause("JN-2.1.1")
def test_some_departments_keep_comprehensive_liaison_with_every_organisation(office: Office) -> None:
    take_through(office, notices.GROUPS, DAY)
    assert seen_by_both_sides(office, "市发展改革委") == sorted(EVERY_ORGANISATION)
    assert seen_by_both_sides(office, "市财政局") == sorted(EVERY_ORGANISATION)
    assert "共同联系" in page_of(office, "市统计局", role="department_officer")
    assert_offices_acted(office)


@pytest.mark.clause("JN-2.1.2")
def test_groups_are_paired_and_a_department_may_stand_in_several(office: Office) -> None:
    take_through(office, notices.GROUPS, DAY)
    assert seen_by_both_sides(office, "市科技局") == sorted(["民盟市委会", "民进市委会", "农工党市委会"])
    assert seen_by_both_sides(office, "市商务局") == sorted(["民建市委会", "市工商联"])
    assert_offices_acted(office)


@pytest.mark.clause("SG-2")
def test_common_units_of_all_stand_beside_units_paired_by_field(office: Office) -> None:
    take_through(office, notices.SENTENCES, DAY)
    # 市发改局 is the body that the place already knows as 市发展改革委.
    common = seen_by_both_sides(office, "市发展改革委")
    assert common == sorted(
        ["民盟市委会", "民进市委会", "农工党市委会", "民建市委会", "市工商联", "市知联会"]
    )
    assert seen_by_both_sides(office, "市教育局") == sorted(["民盟市委会", "民进市委会", "市知联会"])
    assert_offices_acted(office)


@pytest.mark.clause("ZY-2.0")
@pytest.mark.clause("ZY-A2")
def test_leaders_and_departments_are_paired_by_two_annexes(office: Office) -> None:
    versions = take_through(office, notices.ANNEXES, DAY)
    assert {version.subject for version in versions} == {Subject.DEPARTMENTS, Subject.LEADERS}
    assert seen_by_both_sides(office, "市教育局") == sorted(["民盟市委会", "民进澄岚市总支"])
    assert seen_by_both_sides(office, "市商务局") == sorted(["民盟市委会", "市工商联"])
    assert_offices_acted(office)
    assert [entry.detail["number"] for entry in entries(office, "scheme.issued")] == [
        "澄政办函〔2026〕13号"
    ] * 2


@pytest.mark.clause("ZY-A1")
def test_each_leader_is_assigned_an_organisation_and_one_hears_all(office: Office) -> None:
    take_through(office, notices.ANNEXES, DAY)
    for role in ("government_coordinator", "city_leader", "organisation_officer"):
        page = office.browser(role).get(office.address("schemes:leaders")).content.decode()
        for leader in ("梁修远", "方若", "齐望舒"):
            assert leader in page
        assert "全部党派团体" in page
    league = page_of(office, "民盟市委会", role="organisation_officer")
    assert "方若" in league
    assert "梁修远" in league
    assert "齐望舒" not in league
    assert_offices_acted(office)


@pytest.mark.clause("ZY-4")
def test_the_federation_is_treated_as_the_parties_are(office: Office) -> None:
    take_through(office, notices.ANNEXES, DAY)
    assert counterparts_on(page_of(office, "市工商联", role="organisation_officer")) == ["市商务局"]
    assert "齐望舒" in page_of(office, "市工商联", role="department_officer")
    assert_offices_acted(office)


@pytest.mark.clause("ZY-6")
def test_a_scheme_is_in_force_from_its_issue_and_ends_the_earlier_one(office: Office) -> None:
    (earlier,) = take_through(office, notices.GROUPS, date(2019, 5, 1))
    take_through(office, notices.ANNEXES, DAY)
    with entered({office.city.place.pk}):
        earlier.refresh_from_db()
    assert (earlier.ends, earlier.ended_how) == (DAY, EndedHow.SUPERSEDED)
    before, after = date(2026, 3, 1), DAY
    for role in ("department_officer", "organisation_officer"):
        assert "民建市委会" in counterparts_on(page_of(office, "市商务局", role=role, on=before))
        assert "民建市委会" not in counterparts_on(page_of(office, "市商务局", role=role, on=after))
    assert acted(office, "government_coordinator", "scheme.superseded")
    assert_offices_acted(office)


@pytest.mark.clause("FH-A1")
def test_a_roster_may_be_listed_by_organisation(office: Office) -> None:
    take_through(office, notices.BY_ORGANISATION, DAY)
    league = counterparts_on(page_of(office, "民盟市委会", role="organisation_officer"))
    assert sorted(league) == sorted(["市教育局", "市科技局", "市统计局", "市文化和旅游局"])
    assert seen_by_both_sides(office, "市民政局") == sorted(["农工党市委会", "无党派人士"])
    non_party = page_of(office, "无党派人士", role="department_officer")
    assert "市知联会" in non_party, "They have no staff: the association answers for them."
    assert_offices_acted(office)


@pytest.mark.clause("XQ-2.1")
def test_an_open_list_of_common_units_is_asked_about_before_it_is_issued(office: Office) -> None:
    draft = upload(office, notices.LINES)
    page = office.browser("united_front_coordinator").get(office.address("schemes:review", draft))
    assert "等部门" in page.content.decode()
    refused = office.browser("government_coordinator").post(
        office.address("schemes:issue", draft), {"starts": DAY.isoformat()}
    )
    assert refused.status_code == 422
    review(office, draft)
    take_through(office, notices.LINES, DAY)
    assert "民盟市委会" in seen_by_both_sides(office, "市发展改革委")
    assert "市工商联" in seen_by_both_sides(office, "市财政局")
    assert_offices_acted(office)


@pytest.mark.clause("XQ-2.2")
def test_lines_of_departments_adjust_an_earlier_arrangement(office: Office) -> None:
    take_through(office, notices.SENTENCES, date(2019, 5, 1))
    take_through(office, notices.LINES, DAY)
    assert seen_by_both_sides(office, "市民政局") == sorted(["民革市委会", "致公党市委会"])
    assert seen_by_both_sides(office, "市教育局") == sorted(["民盟市委会", "民进市委会"])
    history = office.browser("organisation_officer").get(office.address("schemes:history")).content.decode()
    assert history.count("/versions/") == 2
    assert "由新方案取代" in history
    assert_offices_acted(office)
