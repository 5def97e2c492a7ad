"""Do both sides stand by what they held? Each in its own way, until it no longer rests on one of them."""

import re
from html import unescape

import pytest
from django.test import Client

from liaison.core.activities.standing import Standing
from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding
from liaison.matters.models import Subject
from liaison.tenancy.door import entered
from tests import build_duties
from tests.build import NOW
from tests.cast import City
from tests.journeys.held import enter, is_asked, page_of
from tests.journeys.steps import Office, acted
from tests.settings import TODAY


@pytest.fixture
def office(city: City) -> Office:
    """A scheme since the new year: visits of each department to its organisations, two activities a year."""
    with entered({city.place.pk}):
        build_duties.scheme(city)
    return Office(city)


def told(office: Office, unit: str, **more: str) -> dict[str, str]:
    return {"unit": str(office.city.units[unit].pk), "revision": "1", **more}


def confirm(office: Office, role: str, unit: str, activity: int) -> None:
    """One click in the inbox, where the entry waits."""
    browser = office.browser(role)
    act = office.address("activities:confirm", activity)
    assert act in browser.get("/inbox/").content.decode()
    assert browser.post(act, told(office, unit, next="/inbox/"))["Location"] == "/inbox/"
    assert act not in browser.get("/inbox/").content.decode()


def one_side_only(office: Office, kind: str, activity: int, *, side: str = "department") -> list[bool]:
    """Of each finding of the kind to which the activity counts, whether it rests on one side's word."""
    place = office.city.place
    with entered({place.pk}):
        reckon(place=place, on=TODAY, at=NOW)
    with entered({place.pk}):
        subject = Subject.objects.get(activity=activity)
        counting = KeptFinding.objects.filter(kind=kind, side=side, evidence__contains=[subject.pk])
        return [finding.one_side_only for finding in counting]


def standing(office: Office, activity: int) -> str:
    with entered({office.city.place.pk}):
        return Subject.objects.get(activity=activity).standing


@pytest.mark.clause("JN-2.2.6")
def test_a_visit_counts_surely_once_the_visited_have_said_so_in_either_direction(office: Office) -> None:
    there = enter(office, "department_officer", "visit", guests=["民盟"], what="局长走访民盟市委会")
    assert one_side_only(office, "visit", there) == [True]
    confirm(office, "organisation_secretary", "民盟", there)
    assert one_side_only(office, "visit", there) == [False]
    back = enter(office, "organisation_officer", "visit", guests=["教育局"], what="主委回访市教育局")
    assert is_asked(office, "教育局", back)
    confirm(office, "department_leader", "教育局", back)
    assert standing(office, back) == Standing.CONFIRMED
    for role in ("organisation_secretary", "department_leader"):
        assert acted(office, role, "activity.confirmed")


@pytest.mark.clause("XQ-3.6")
def test_a_visit_is_confirmed_by_an_address_where_the_visited_have_no_account(office: Office) -> None:
    visit = enter(office, "department_leader", "visit", guests=["民盟"], what="副局长走访民盟市委会")
    assert one_side_only(office, "visit", visit) == [True]
    asked = {"unit": str(office.city.units["民盟"].pk), "activity": str(visit)}
    made = office.browser("department_officer").post(office.address("activities:make_link"), asked)
    found = re.search(r'value="http://testserver(/c/[^"]+)"', made.content.decode())
    assert found
    answer = {"answer": "confirm", "who": "民盟市委会秘书长", "ticked": f"{visit}:1"}
    assert "已确认 1 项" in Client().post(found[1], answer).content.decode()
    assert one_side_only(office, "visit", visit) == [False]
    page = page_of(office, "department_leader", visit)
    assert "确认链接" in page
    assert "民盟市委会秘书长" in page
    assert acted(office, "department_officer", "confirmation_link.made")


@pytest.mark.clause("ZY-3.1b")
@pytest.mark.parametrize("coordinator", ["government_coordinator", "united_front_coordinator"])
def test_what_is_contested_counts_again_once_a_coordinator_has_settled_it(
    office: Office, coordinator: str
) -> None:
    survey = enter(office, "department_officer", "survey", guests=["民盟"], topic="新建学校")
    assert one_side_only(office, "activity", survey) == [True]
    contest = told(office, "民盟", note="只有一名干部到场")
    office.browser("organisation_officer").post(office.address("activities:contest", survey), contest)
    assert one_side_only(office, "activity", survey) == []
    settled = {"stands": "1", "reason": "签到表上双方负责人都在"}
    office.browser(coordinator).post(office.address("activities:settle", survey), settled)
    assert one_side_only(office, "activity", survey) == [False]
    for role in ("department_officer", "organisation_officer"):
        assert "签到表上双方负责人都在" in unescape(page_of(office, role, survey))
    assert acted(office, "organisation_officer", "activity.contested")
    assert acted(office, coordinator, "activity.settled")
