"""Is each clause on what units hand in served? By each of its roles, on paper, through the doors?"""

import re
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from liaison.duties.models import KeptFinding
from liaison.tenancy.door import entered
from tests import build_duties, build_schemes
from tests.journeys.steps import Office, acted
from tests.settings import TODAY

NUMBER = re.compile(r"/submissions/(\d+)/")
OFFICES = ("government_coordinator", "united_front_coordinator")


def lay_down(office: Office, **stated: object) -> None:
    """A scheme since the new year, with one duty of each department."""
    city = office.city
    with entered({city.place.pk}):
        asked = {"actor": "各部门", "counterpart": "", "scope": "actor", **stated}
        facts = (*build_schemes.USUAL[:4], build_duties.duty(**asked))
        build_schemes.version(by=city.actor("government_coordinator"), facts=facts)
        city.place.refresh_from_db()


def hand_in(
    office: Office,
    role: str,
    kind: str,
    *,
    year: int = TODAY.year,
    unit: str = "教育局",
    received_on: date = TODAY,
    status: int = 302,
) -> int:
    """The number of the paper that somebody in the role enters with its scan."""
    sent = {
        "unit": office.city.units[unit].pk,
        "kind": kind,
        "year": year,
        "received_on": received_on.isoformat(),
        "sent_by": "办公室主任",
        "number": "教字〔2026〕3号",
        "scan": SimpleUploadedFile("扫描件.txt", "加盖公章的材料".encode()),
    }
    answer = office.browser(role).post(office.address("reports:enter"), sent)
    assert answer.status_code == status, answer.content.decode()
    found = NUMBER.search(answer["Location"]) if status == 302 else None
    return int(found[1]) if found else 0


def overview(office: Office, role: str, *, year: int = TODAY.year) -> str:
    """What somebody in the role reads of the year, which brings the findings up to date."""
    answer = office.browser(role).get(office.address("reports:submissions"), {"year": year})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def finding(office: Office, kind: str, *, unit: str = "教育局", due_in: int = TODAY.year) -> KeptFinding:
    overview(office, "government_coordinator")
    with entered({office.city.place.pk}):
        found = KeptFinding.objects.filter(kind=kind, department=office.city.units[unit])
        return found.get(due__year=due_in)


def confirmed(office: Office, role: str, submission: int) -> None:
    answer = office.browser(role).post(office.address("reports:confirm", submission))
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.clause("FH-4.1")
@pytest.mark.clause("SG-3.4.3")
@pytest.mark.parametrize("coordinator", OFFICES)
def test_a_plan_that_a_department_has_sent_is_one_sided_until_an_office_has_it(
    office: Office, coordinator: str
) -> None:
    lay_down(office, kind="annual_plan")
    assert finding(office, "annual_plan").state == "on_the_way"
    plan = hand_in(office, "department_officer", "annual_plan")
    sent = finding(office, "annual_plan")
    assert (sent.state, sent.one_side_only) == ("met", True)
    assert "已报送（纸质），待确认" in overview(office, coordinator)
    confirmed(office, coordinator, plan)
    received = finding(office, "annual_plan")
    assert (received.state, received.one_side_only) == ("met", False)
    assert "已收到（纸质）" in overview(office, "department_officer")
    assert acted(office, "department_officer", "submission.entered")
    assert acted(office, coordinator, "submission.confirmed")


@pytest.mark.clause("ZY-3.3b")
@pytest.mark.parametrize("coordinator", OFFICES)
def test_plan_and_summary_are_each_owed_once_a_year_and_entered_by_either_office(
    office: Office, coordinator: str
) -> None:
    for kind in ("annual_plan", "annual_report"):
        lay_down_both(office) if kind == "annual_plan" else None
        assert finding(office, kind).state == "on_the_way"
        hand_in(office, coordinator, kind)
        received = finding(office, kind)
        assert (received.state, received.one_side_only) == ("met", False)
    assert acted(office, coordinator, "submission.entered")
    assert finding(office, "annual_plan", unit="发展改革委").state == "on_the_way"


def lay_down_both(office: Office) -> None:
    city = office.city
    asked = {"actor": "各部门", "counterpart": "", "scope": "actor"}
    both = (build_duties.duty(kind=kind, **asked) for kind in ("annual_plan", "annual_report"))
    with entered({city.place.pk}):
        by = city.actor("government_coordinator")
        build_schemes.version(by=by, facts=(*build_schemes.USUAL[:4], *both))


@pytest.mark.clause("FH-A3")
def test_the_report_due_in_late_january_is_about_the_year_before(office: Office) -> None:
    lay_down(office, kind="annual_report", due="--01-late")
    assert finding(office, "annual_report").state == "overdue"
    assert "逾期未报" in overview(office, "united_front_coordinator", year=TODAY.year - 1)
    about_this_year = hand_in(office, "government_coordinator", "annual_report", unit="教育局")
    assert finding(office, "annual_report").state == "overdue"  # it tells of another year
    sent = {"reason": "年度填错"}
    back = office.browser("government_coordinator").post(
        office.address("reports:withdraw", about_this_year), sent
    )
    assert back.status_code == 302
    hand_in(
        office,
        "united_front_coordinator",
        "annual_report",
        year=TODAY.year - 1,
        received_on=date(TODAY.year, 1, 28),
    )
    in_time = finding(office, "annual_report")
    assert (in_time.state, in_time.late) == ("met", False)
    assert finding(office, "annual_report", unit="发展改革委").state == "overdue"
    hand_in(office, "department_officer", "annual_report", year=TODAY.year, status=302)
    assert finding(office, "annual_report").evidence == in_time.evidence


@pytest.mark.clause("FH-A2")
def test_a_registration_is_due_on_the_day_that_the_notice_names(office: Office) -> None:
    lay_down(office, kind="contact_registration", due="2026-06-05")
    assert finding(office, "contact_registration").state == "overdue"
    hand_in(office, "department_officer", "contact_registration", received_on=date(2026, 6, 4))
    sent = finding(office, "contact_registration")
    assert (sent.state, sent.late, sent.one_side_only) == ("met", False, True)
    hand_in(office, "united_front_coordinator", "contact_registration", unit="发展改革委")
    late = finding(office, "contact_registration", unit="发展改革委")
    assert (late.state, late.late) == ("met", True)


@pytest.mark.clause("SG-3.4.3")
def test_what_is_returned_does_not_count_and_waits_with_the_unit(office: Office) -> None:
    lay_down(office, kind="annual_plan")
    plan = hand_in(office, "department_officer", "annual_plan")
    sent = {"reason": "没有收到纸质件"}
    answer = office.browser("united_front_coordinator").post(office.address("reports:give_back", plan), sent)
    assert answer.status_code == 302
    assert finding(office, "annual_plan").state == "on_the_way"
    inbox = office.browser("department_officer").get("/inbox/").content.decode()
    assert "已退回，请重新报送" in inbox
    assert "没有收到纸质件" in inbox
    hand_in(office, "department_officer", "annual_plan")
    assert "已退回" not in office.browser("department_officer").get("/inbox/").content.decode()
    assert finding(office, "annual_plan").state == "met"


@pytest.mark.clause("FH-4.1")
def test_the_inbox_of_both_offices_asks_for_what_a_unit_says_it_has_sent(office: Office) -> None:
    lay_down(office, kind="annual_plan")
    plan = hand_in(office, "department_officer", "annual_plan")
    for coordinator in OFFICES:
        assert "请确认是否收到" in office.browser(coordinator).get("/inbox/").content.decode()
    confirmed(office, "government_coordinator", plan)
    again = office.browser("united_front_coordinator").post(office.address("reports:confirm", plan))
    assert again.status_code == 422
    assert "不是待确认的" in again.content.decode()
    for coordinator in OFFICES:
        assert "请确认是否收到" not in office.browser(coordinator).get("/inbox/").content.decode()
