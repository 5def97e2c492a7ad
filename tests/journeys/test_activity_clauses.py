"""Is each clause on what is held together served? By each of its roles, through the doors, on record."""

from datetime import timedelta

import pytest

from tests.journeys.held import add, checked, enter, held, is_asked, listed, page_of, served
from tests.journeys.steps import Office, acted
from tests.settings import TODAY

TOMORROW = TODAY + timedelta(days=1)
ORGANISATIONS = ("民盟", "农工党", "工商联", "无党派")
DEPARTMENTS = ("教育局", "卫生健康委", "发展改革委")


@pytest.mark.clause("JN-1.1.1")
@pytest.mark.clause("ZY-2.1a")
def test_the_government_holds_a_symposium_with_all_organisations(office: Office) -> None:
    symposium = enter(
        office,
        "government_coordinator",
        "symposium",
        host="人民政府",
        guests=ORGANISATIONS,
        what="市政府与民主党派、工商联和无党派人士座谈会",
        agenda="上半年经济社会发展情况",
    )
    add(office, "united_front_coordinator", symposium, briefed="通报上半年重点工作")
    add(office, "organisation_secretary", symposium, heard="建议完善托育服务布局")
    for role in ("government_coordinator", "united_front_coordinator", "organisation_officer"):
        page = page_of(office, role, symposium)
        assert all(
            words in page for words in ("上半年经济社会发展情况", "通报上半年重点工作", "完善托育服务布局")
        )
        assert listed(office, role, kind="symposium") == [symposium]
    assert is_asked(office, "农工党", symposium)
    assert acted(office, "government_coordinator", "activity.entered")
    assert acted(office, "united_front_coordinator", "activity.changed")
    assert acted(office, "organisation_secretary", "activity.changed")


@pytest.mark.clause("JN-2.2.1b")
@pytest.mark.clause("XQ-1.3a")
def test_a_department_briefs_its_counterpart_and_either_side_notes_it(office: Office) -> None:
    by_department = enter(
        office, "department_officer", "briefing", guests=["民盟"], briefed="义务教育招生政策调整情况"
    )
    by_organisation = enter(
        office,
        "organisation_officer",
        "briefing",
        guests=["教育局"],
        theirs=True,
        what="登门通报校园安全情况",
    )
    assert "义务教育招生政策调整情况" in page_of(office, "organisation_officer", by_department)
    assert "登门通报校园安全情况" in page_of(office, "department_officer", by_organisation)
    assert is_asked(office, "民盟", by_department)
    assert is_asked(office, "教育局", by_organisation)
    assert acted(office, "department_officer", "activity.entered")
    assert acted(office, "organisation_officer", "activity.entered")


@pytest.mark.clause("JN-2.2.4")
@pytest.mark.clause("ZY-2.2b")
@pytest.mark.clause("FH-3.3a1")
@pytest.mark.clause("XQ-1.3c")
@pytest.mark.clause("XQ-3.4")
def test_research_is_done_together_commissioned_and_its_outcome_noted(office: Office) -> None:
    research = enter(
        office,
        "department_officer",
        "research",
        guests=["民盟"],
        on=TOMORROW,
        topic="普惠托育服务供给",
        commissioned_by="市教育局",
    )
    assert "已安排" in page_of(office, "organisation_officer", research)
    held(office, "organisation_officer", research, on=TODAY)
    add(office, "organisation_officer", research, outcome="调研报告送市教育局，三条建议采纳两条")
    page = page_of(office, "department_officer", research)
    assert all(words in page for words in ("普惠托育服务供给", "市教育局", "三条建议采纳两条"))
    assert is_asked(office, "教育局", research)
    assert acted(office, "department_officer", "activity.entered")
    assert acted(office, "organisation_officer", "activity.held")


@pytest.mark.clause("XQ-1.2d")
def test_a_department_supports_the_organisations_own_survey(office: Office) -> None:
    survey = enter(
        office,
        "organisation_officer",
        "research",
        guests=["教育局"],
        topic="乡村教师队伍建设",
        outcome="提供数据三份",
    )
    add(office, "department_officer", survey, outcome="提供数据三份，安排座谈两场")
    assert "安排座谈两场" in page_of(office, "organisation_officer", survey)
    assert acted(office, "organisation_officer", "activity.entered")
    assert acted(office, "department_officer", "activity.changed")


@pytest.mark.clause("JN-2.2.6")
def test_heads_visit_each_other_and_both_directions_are_kept_apart(office: Office) -> None:
    there = enter(office, "department_officer", "visit", guests=["民盟"], what="局长走访民盟市委会")
    back = enter(office, "organisation_secretary", "visit", guests=["教育局"], what="主委回访市教育局")
    for role in ("department_officer", "organisation_secretary"):
        assert listed(office, role, kind="visit") == [back, there]
    assert is_asked(office, "民盟", there)
    assert is_asked(office, "教育局", back)
    assert acted(office, "department_officer", "activity.entered")
    assert acted(office, "organisation_secretary", "activity.entered")


@pytest.mark.clause("XQ-3.6")
def test_a_leader_calls_on_the_counterpart_briefs_it_and_hears_it(office: Office) -> None:
    call = enter(office, "department_leader", "visit", guests=["民盟"], briefed="年度工作安排")
    add(office, "organisation_secretary", call, heard="希望及时提供统计资料")
    page = page_of(office, "department_leader", call)
    assert "年度工作安排" in page
    assert "希望及时提供统计资料" in page
    assert acted(office, "department_leader", "activity.entered")
    assert acted(office, "organisation_secretary", "activity.changed")


@pytest.mark.clause("ZY-3.1b")
@pytest.mark.clause("SG-3.4.1a")
def test_what_a_department_does_in_a_year_is_entered_by_either_side_and_counted(office: Office) -> None:
    own = enter(office, "department_officer", "survey", guests=["民盟"], topic="新建学校")
    other = enter(office, "organisation_officer", "training", guests=["教育局"], topic="参政议政", persons=35)
    elsewhere = enter(office, "united_front_coordinator", "other", guests=["农工党"], hosts=["卫生健康委"])
    year = {"first_day": f"{TODAY.year}-01-01", "last_day": f"{TODAY.year}-12-31"}
    unit = office.city.units["教育局"].pk
    assert listed(office, "united_front_coordinator", unit=unit, **year) == [other, own]
    assert listed(office, "united_front_coordinator", **year) == [elsewhere, other, own]
    for role in ("department_officer", "organisation_officer", "united_front_coordinator"):
        assert acted(office, role, "activity.entered")


@pytest.mark.clause("ZY-3.2b")
@pytest.mark.clause("XQ-3.3")
@pytest.mark.clause("FH-3.4")
@pytest.mark.parametrize("kind", ["regular_meeting", "joint_conference"])
def test_both_sides_meet_and_write_down_what_they_agreed(office: Office, kind: str) -> None:
    meeting = enter(
        office,
        "department_officer",
        kind,
        guests=["民盟"],
        on=TOMORROW,
        agenda="商定年度联系计划\n研究存在问题",
    )
    held(office, "department_officer", meeting, on=TODAY)
    add(office, "organisation_officer", meeting, agreed="全年联合调研一次、走访两次")
    page = page_of(office, "department_officer", meeting)
    assert "商定年度联系计划" in page
    assert "全年联合调研一次、走访两次" in page
    assert is_asked(office, "教育局", meeting)
    assert acted(office, "department_officer", "activity.held")
    assert acted(office, "organisation_officer", "activity.changed")


@pytest.mark.clause("FH-4.3")
@pytest.mark.clause("SG-3.4.4b")
@pytest.mark.clause("XQ-3.1a")
def test_the_two_offices_hold_a_work_conference_for_all(office: Office) -> None:
    conference = enter(
        office,
        "government_coordinator",
        "work_conference",
        hosts=["政府办公室", "委统战部"],
        guests=[*DEPARTMENTS, *ORGANISATIONS],
        on=TOMORROW,
        what="对口联系工作会议",
        agenda="交流经验，检查制度落实",
    )
    held(office, "united_front_coordinator", conference, on=TODAY)
    add(office, "department_officer", conference, agreed="补齐联络员")
    add(office, "organisation_officer", conference, agreed="补齐联络员，半年通报一次")
    for role in (
        "government_coordinator",
        "united_front_coordinator",
        "department_officer",
        "organisation_officer",
    ):
        assert "半年通报一次" in page_of(office, role, conference)
    assert acted(office, "government_coordinator", "activity.entered")
    assert acted(office, "united_front_coordinator", "activity.held")
    assert acted(office, "department_officer", "activity.changed")
    assert acted(office, "organisation_officer", "activity.changed")


@pytest.mark.clause("FH-3.3b")
@pytest.mark.clause("SG-3.4.1c")
@pytest.mark.clause("XQ-1.3e")
def test_social_service_is_held_together_and_entered_once(office: Office) -> None:
    service = served(office)
    add(office, "department_officer", service, outcome="结对两所乡村学校")
    page = page_of(office, "organisation_officer", service)
    assert all(words in page for words in ("送教下乡", "120", "结对两所乡村学校"))
    assert listed(office, "department_officer") == listed(office, "organisation_officer") == [service]
    assert acted(office, "organisation_officer", "activity.entered")
    assert acted(office, "department_officer", "activity.changed")


@pytest.mark.clause("ZY-2.3d2")
@pytest.mark.clause("XQ-1.4b")
def test_a_department_invites_an_organisation_to_a_check(office: Office) -> None:
    check = checked(office, on=TOMORROW)
    held(office, "department_officer", check, on=TODAY)
    add(office, "organisation_officer", check, heard="个别机构公示不全，建议限期整改")
    assert "公示不全" in page_of(office, "department_officer", check)
    assert is_asked(office, "教育局", check)
    assert acted(office, "department_officer", "activity.entered")
    assert acted(office, "organisation_officer", "activity.changed")
