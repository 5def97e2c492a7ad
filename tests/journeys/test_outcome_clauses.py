"""Who came in person, what was found, whom a service reached: is each clause seen through, on record?"""

from datetime import date

import pytest

from liaison.activities.models import FollowUp, Observation
from liaison.activities.queries import seen_activities
from liaison.activities.queries.services import reached_in
from liaison.core.duties.finding import State
from liaison.duties.actions import reckon, track_from
from liaison.duties.models import KeptFinding
from liaison.tenancy.door import entered
from liaison.units.models import PostKind
from tests import build, build_duties, build_schemes
from tests.build import NOW
from tests.journeys.held import came, checked, enter, is_asked, page_of, served
from tests.journeys.steps import Office, acted
from tests.settings import TODAY


def send(office: Office, role: str, page: str, row: int, **sent: object) -> int:
    return office.browser(role).post(office.address(f"activities:{page}", row), sent).status_code


def principal_owed(office: Office) -> None:
    """A scheme in which every department's principal takes part once a year, in person."""
    city = office.city
    with entered({city.place.pk}):
        by = city.actor("government_coordinator")
        track_from(on=date(TODAY.year - 1, 1, 1), by=by, at=NOW)
        owed = build_duties.duty(
            kind="activity", actor="各部门", minimum=1, scope="actor", in_person="principal"
        )
        build_schemes.version(by=by, facts=(*build_schemes.USUAL[:4], owed))
        for unit, name, title in (("教育局", "李东", "局长"), ("民盟", "苏晓禾", "主委")):
            person = build.person(place=city.place, name=name)
            build.tenure(unit=city.units[unit], person=person, kind=PostKind.PRINCIPAL, title=title)


def state_of(office: Office, unit: str) -> str:
    """How the year's duty of the department's principal stands."""
    place = office.city.place
    with entered({place.pk}):
        reckon(place=place, on=TODAY, at=NOW)
        return KeptFinding.objects.get(
            kind="activity",
            department=office.city.units[unit],
            organisation=None,
            side="department",
            starts__year=TODAY.year,
        ).state


@pytest.mark.clause("ZY-3.1b")
@pytest.mark.clause("JN-2.2.6")
def test_a_principal_who_came_in_person_meets_the_duty_and_a_deputy_does_not(office: Office) -> None:
    principal_owed(office)
    visit = enter(office, "department_officer", "visit", guests=["民盟"], what="走访民盟市委会")
    came(office, "department_officer", visit, "韩若川")
    assert "主要负责人本人没有到会" in page_of(office, "department_officer", visit)
    assert state_of(office, "教育局") == State.ON_THE_WAY
    came(office, "organisation_officer", visit, "李东", "苏晓禾")
    assert "主要负责人本人到会" in page_of(office, "united_front_coordinator", visit)
    assert state_of(office, "教育局") == State.MET
    assert is_asked(office, "教育局", visit)  # the other side has said who came
    came(office, "united_front_coordinator", visit, "李东")
    for role in ("department_officer", "organisation_officer", "united_front_coordinator"):
        assert acted(office, role, "attendance.noted")


@pytest.mark.clause("ZY-2.3d2")
@pytest.mark.clause("XQ-1.4b")
def test_an_organisation_says_what_it_found_and_the_department_replies(office: Office) -> None:
    check = checked(office)
    found = {
        "observation-text": "两家机构收费没有公示",
        "observation-unit": office.city.units["教育局"].pk,
        "observation-due": TODAY.replace(day=30).isoformat(),
    }
    assert send(office, "organisation_officer", "add_observation", check, **found) == 302
    inbox = office.browser("department_officer").get("/inbox/").content.decode()
    assert "请答复发现的问题" in inbox
    with entered({office.city.place.pk}):
        row = Observation.objects.get().pk
    replied = {"reply-text": "已责令公示，月底复查。"}
    assert send(office, "department_officer", "reply_to_observation", row, **replied) == 302
    assert "月底复查" in page_of(office, "organisation_officer", check)
    assert "请答复发现的问题" not in office.browser("department_officer").get("/inbox/").content.decode()
    assert acted(office, "organisation_officer", "observation.noted")
    assert acted(office, "department_officer", "observation.replied")


@pytest.mark.clause("FH-3.3b")
@pytest.mark.clause("SG-3.4.1c")
@pytest.mark.clause("XQ-1.3e")
def test_a_service_that_several_held_reaches_its_people_once(office: Office) -> None:
    service = served(office)
    agreed = {
        "follow_up-what": "秋季再去一次",
        "follow_up-unit": office.city.units["教育局"].pk,
        "follow_up-due": TODAY.replace(month=9).isoformat(),
    }
    assert send(office, "organisation_officer", "add_follow_up", service, **agreed) == 302
    assert "秋季再去一次" in office.browser("department_officer").get("/inbox/").content.decode()
    with entered({office.city.place.pk}):
        row = FollowUp.objects.get().pk
        seen = seen_activities(office.city.actor("united_front_coordinator"), post_id=None, on=TODAY)
        for unit in ("民盟", "教育局"):
            assert reached_in(TODAY.year, seen, units=[office.city.units[unit].pk]).people == 120
        assert reached_in(TODAY.year, seen).people == 120
    done = {"finish-done_on": TODAY.isoformat(), "finish-note": "已约定时间"}
    assert send(office, "department_officer", "finish_follow_up", row, **done) == 302
    assert "受益 120 人次" in page_of(office, "organisation_officer", service)
    assert acted(office, "organisation_officer", "follow_up.noted")
    assert acted(office, "department_officer", "follow_up.finished")
