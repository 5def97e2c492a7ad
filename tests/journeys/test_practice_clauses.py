"""Is each clause on what grows around a scheme served? By each of its roles, through the doors, on record."""

import re
from datetime import date

import pytest

from tests.journeys import notices
from tests.journeys.steps import Office, acted, issue, page_of, review, take_through, upload
from tests.settings import TODAY

DAY = date(2026, 3, 2)
NEED = "共同研究托育服务"


def seen(office: Office, page: str, role: str, *arguments: object) -> str:
    """What the page shows to the person in the role."""
    answer = office.browser(role).get(office.address(f"schemes:{page}", *arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def open_liaison(office: Office, department: str, organisation: str, *, by: str) -> int:
    sent = {
        "department": office.city.units[department].pk,
        "organisation": office.city.units[organisation].pk,
        "reason": NEED,
        "starts": TODAY.isoformat(),
    }
    return office.browser(by).post(office.address("schemes:open_ad_hoc"), sent).status_code


def assert_seen_on_both_pages(office: Office, department: str, organisation: str) -> None:
    """Both sides and both offices read of it, and why."""
    for role in (
        "government_coordinator",
        "united_front_coordinator",
        "department_officer",
        "organisation_officer",
    ):
        for unit in (department, organisation):
            assert NEED in seen(office, "unit", role, office.city.units[unit].pk)


@pytest.mark.clause("JN-2.1.3")
def test_a_department_without_a_counterpart_opens_a_liaison_as_its_work_needs(office: Office) -> None:
    alone = notices.SENTENCES.replace("市教育局联系民盟市委会、民进市委会、市知联会。\n", "")
    take_through(office, alone, DAY)
    assert "市教育局" in seen(office, "matrix", "department_officer").split("没有明确对口联系的部门")[1]
    assert open_liaison(office, "教育局", "农工党", by="department_officer") == 302
    assert_seen_on_both_pages(office, "教育局", "农工党")
    assert "按需联系" in seen(office, "matrix", "organisation_officer")
    assert acted(office, "department_officer", "ad_hoc.opened")


@pytest.mark.clause("JN-2.1.3")
def test_an_organisation_or_an_office_opens_it_as_well_and_either_side_ends_it(office: Office) -> None:
    take_through(office, notices.SENTENCES, DAY)
    assert open_liaison(office, "政府办公室", "民盟", by="organisation_officer") == 302
    assert open_liaison(office, "委统战部", "农工党", by="united_front_coordinator") == 302
    assert open_liaison(office, "政府办公室", "农工党", by="government_coordinator") == 302
    listed = seen(office, "ad_hoc", "organisation_officer")
    (mine,) = re.findall(r"/ad-hoc/(\d+)/end/", listed)
    ended = office.browser("organisation_officer").post(
        office.address("schemes:end_ad_hoc", mine), {"on": TODAY.isoformat()}
    )
    assert ended.status_code == 302
    assert acted(office, "organisation_officer", "ad_hoc.ended")
    assert acted(office, "united_front_coordinator", "ad_hoc.opened")
    assert acted(office, "government_coordinator", "ad_hoc.opened")


@pytest.mark.clause("ZY-2.0")
@pytest.mark.clause("FH-2")
def test_a_department_that_is_listed_widens_its_liaison(office: Office) -> None:
    take_through(office, notices.ANNEXES, DAY)
    assert open_liaison(office, "教育局", "工商联", by="department_leader") == 302
    assert open_liaison(office, "卫生健康委", "民盟", by="organisation_secretary") == 302
    assert_seen_on_both_pages(office, "教育局", "工商联")
    assert "民盟市委会" in page_of(office, "市教育局", role="organisation_officer"), (
        "What is laid down stays."
    )
    assert acted(office, "department_leader", "ad_hoc.opened")
    assert acted(office, "organisation_secretary", "ad_hoc.opened")
    assert acted(office, "government_coordinator", "scheme.issued")
    assert acted(office, "united_front_coordinator", "proposals.accepted")


@pytest.mark.clause("ZY-3.2c")
def test_a_department_writes_down_how_it_keeps_liaison(office: Office) -> None:
    take_through(office, notices.ANNEXES, DAY)
    sent = {
        "title": "市教育局对口联系工作规则",
        "matters": "教育规划、招生政策",
        "forms": "座谈、书面征求意见",
        "procedure": "年初商定计划",
        "requirements": "确定专人负责",
        "starts": DAY.isoformat(),
    }
    written = office.browser("department_officer").post(office.address("schemes:write_working_rules"), sent)
    assert written.status_code == 302
    for role in ("government_coordinator", "united_front_coordinator", "organisation_officer"):
        assert "市教育局对口联系工作规则" in seen(office, "all_working_rules", role)
        shown = office.browser(role).get(written["Location"]).content.decode()
        assert all(sent[part] in shown for part in ("matters", "forms", "procedure", "requirements"))
    assert "市教育局对口联系工作规则" in page_of(office, "市教育局", role="organisation_officer")
    assert acted(office, "department_officer", "working_rules.issued")


def add_institution(office: Office, draft: int, words: str, *, kind: str) -> None:
    """What nobody can count is selected in the notice and added by hand."""
    text = notices.KEPT_UP.strip()
    start = text.index(words)
    sent = {
        "sort": "duty",
        "kind": kind,
        "actor": "各部门",
        "force": "must",
        "scope": "actor",
        "start": start,
        "end": start + len(words),
        "text": words,
    }
    answer = office.browser("united_front_coordinator").post(
        office.address("schemes:add_proposal", draft), sent
    )
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.clause("SG-3.3")
def test_the_institutions_that_a_scheme_keeps_up_stand_in_a_list(office: Office) -> None:
    draft = upload(office, notices.KEPT_UP)
    add_institution(office, draft, "应邀请对口联系的党派负责人列席", kind="meeting_invitation")
    add_institution(office, draft, "在作出重大决策前", kind="consultation")
    review(office, draft)
    issue(office, draft, DAY)
    for role in (
        "government_coordinator",
        "united_front_coordinator",
        "department_officer",
        "organisation_officer",
    ):
        kept = seen(office, "institutions", role)
        assert "应邀请对口联系的党派负责人列席" in kept
        assert "在作出重大决策前" in kept
        assert "不少于1次" not in kept
        assert "不少于1次" in seen(office, "duties", role)
    assert acted(office, "government_coordinator", "scheme.issued")
    assert acted(office, "united_front_coordinator", "proposals.accepted")


@pytest.mark.clause("JN-3.1")
@pytest.mark.clause("ZY-A1")
def test_one_leader_leads_the_work_and_others_help(office: Office) -> None:
    draft = upload(office, notices.ANNEXES)
    page = seen(office, "review", "government_coordinator", draft)
    (leader,) = re.findall(
        r'id="p(\d+)"(?:(?!id="p).)*?梁修远 <span', page[page.index('id="assignment"') :], re.DOTALL
    )
    edited = office.browser("government_coordinator").post(
        office.address("schemes:edit_proposal", leader),
        {"leader": "梁修远", "organisation": "*", "leads": "on", "edition": "1"},
    )
    assert edited.status_code == 302
    review(office, draft)
    issue(office, draft, DAY)
    for role in ("government_coordinator", "city_leader", "organisation_officer"):
        leaders = seen(office, "leaders", role)
        leading = leaders[leaders.index("牵头负责对口联系工作") : leaders.index("按领导")]
        assert "梁修远" in leading
        assert "方若" not in leading
        assert "方若" in leaders[leaders.index("按党派团体") :]
    assert "牵头负责" in page_of(office, "民盟市委会", role="organisation_officer")
    assert acted(office, "government_coordinator", "proposal.edited")
    assert acted(office, "government_coordinator", "scheme.issued")
