"""Does what people do together settle what a clause asks, and say so to both sides? Through the doors."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from liaison.core.schemes.facts import Fact
from liaison.duties.actions import track_from
from liaison.tenancy.door import entered
from liaison.units.models import PostKind
from tests import build, build_duties, build_schemes
from tests.build import NOW
from tests.journeys.held import came, enter, held
from tests.journeys.steps import Office, acted
from tests.settings import TODAY

TOMORROW = TODAY + timedelta(days=1)
MET, OPEN = "met", "on_the_way"
PRINCIPALS = {"教育局": "顾明川", "民盟": "白若溪"}


def lay_down(office: Office, *duties: Fact) -> None:
    """The duties are in force since the new year, and tracked for longer."""
    by = office.city.actor("government_coordinator")
    with entered({office.city.place.pk}):
        track_from(on=date(2025, 1, 1), by=by, at=NOW)
        for unit, name in PRINCIPALS.items():
            person = build.person(place=office.city.place, name=name)
            kind = PostKind.PRINCIPAL
            build.tenure(unit=office.city.units[unit], person=person, kind=kind, title="主要负责人")
    build_schemes.version(by=by, facts=(*build_schemes.USUAL[:2], *duties))


def board(office: Office, role: str, unit: str) -> str:
    answer = office.browser(role).get(office.address("duties:board", office.city.units[unit].pk))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def stands(office: Office, role: str, unit: str, duty: str) -> str:
    """Under which heading somebody in the role reads the unit's own duty."""
    sections = re.findall(r'id="own-(\w+)"(.*?)</section>', board(office, role, unit), re.DOTALL)
    found: list[str] = [state for state, lines in sections if f">{duty}</a>" in lines]
    assert len(found) == 1, found
    return found[0]


def why(office: Office, role: str, unit: str, duty: str) -> str:
    """What the explanation of the unit's own duty says."""
    own = board(office, role, unit).partition('id="theirs"')[0]
    link = re.search(rf'<a href="([^"]+)">{duty}</a>', own)
    assert link
    return unescape(office.browser(role).get(link[1]).content.decode())


@pytest.mark.clause("JN-2.2.6")
def test_heads_who_visit_each_other_settle_it_each_for_their_own_side(office: Office) -> None:
    lay_down(office, build_duties.duty(mutual=True, in_person="principal"))
    there = enter(office, "department_officer", "visit", guests=["民盟"])
    assert stands(office, "department_officer", "教育局", "走访") == OPEN
    assert "没有登记到场人员；补登以后再计入" in why(office, "department_officer", "教育局", "走访")
    came(office, "department_officer", there, PRINCIPALS["教育局"])
    assert stands(office, "department_officer", "教育局", "走访") == MET
    assert stands(office, "organisation_secretary", "民盟", "走访") == OPEN
    assert "是对方前来，不是本方前往" in why(office, "organisation_secretary", "民盟", "走访")
    back = enter(office, "organisation_secretary", "visit", guests=["教育局"])
    came(office, "organisation_secretary", back, PRINCIPALS["民盟"])
    assert stands(office, "organisation_secretary", "民盟", "走访") == MET
    assert acted(office, "department_officer", "activity.entered")
    assert acted(office, "organisation_secretary", "activity.entered")


@pytest.mark.clause("XQ-3.6")
def test_a_call_counts_when_a_leader_went_and_more_than_asked_is_no_breach(office: Office) -> None:
    lay_down(office, build_duties.duty(actor="各部门", scope="actor", maximum=2, in_person="leader"))
    without = enter(office, "department_officer", "visit", guests=["民盟"], on=TODAY - timedelta(days=9))
    came(office, "department_officer", without, "何文舟")
    assert "规定的领导没有到场" in why(office, "department_leader", "教育局", "走访")
    for days in range(3):
        call = enter(office, "department_leader", "visit", guests=["民盟"], on=TODAY - timedelta(days=days))
        came(office, "department_leader", call, "韩若川")
    assert stands(office, "department_leader", "教育局", "走访") == MET
    assert "只作提示，不算违反" in why(office, "department_leader", "教育局", "走访")
    assert acted(office, "department_leader", "activity.entered")


@pytest.mark.clause("FH-3.4")
@pytest.mark.clause("XQ-3.3")
@pytest.mark.parametrize("kind", ["regular_meeting", "joint_conference"])
def test_a_meeting_counts_once_held_and_not_while_the_other_side_contests_it(
    office: Office, kind: str
) -> None:
    lay_down(office, build_duties.duty(kind="regular_meeting", actor="各部门", scope="actor"))
    meeting = enter(office, "department_officer", kind, guests=["民盟"], on=TOMORROW)
    assert stands(office, "department_officer", "教育局", "例会") == OPEN
    held(office, "department_officer", meeting, on=TODAY)
    assert stands(office, "department_officer", "教育局", "例会") == MET
    assert "只有一方登记，对方还没有确认" in why(office, "department_officer", "教育局", "例会")
    sent = {"unit": office.city.units["民盟"].pk, "revision": 2, "note": "改期了", "contest-note": "改期了"}
    office.browser("organisation_officer").post(office.address("activities:contest", meeting), sent)
    assert acted(office, "organisation_officer", "activity.contested")
    assert stands(office, "department_officer", "教育局", "例会") == OPEN
    assert "一方有异议，裁定以后再计入" in why(office, "department_officer", "教育局", "例会")


@pytest.mark.clause("SG-3.4.1a")
def test_two_activities_of_any_kind_and_from_either_side_make_the_year(office: Office) -> None:
    lay_down(office, build_duties.duty(kind="activity", actor="各部门", scope="actor", minimum=2))
    enter(office, "department_officer", "survey", guests=["民盟"])
    assert "还差1次" in why(office, "united_front_coordinator", "教育局", "对口联系活动")
    enter(office, "organisation_officer", "training", guests=["教育局"])
    assert stands(office, "department_officer", "教育局", "对口联系活动") == MET
    page = why(office, "united_front_coordinator", "教育局", "对口联系活动")
    assert "要求2次，已有2次，已完成" in page
    assert acted(office, "organisation_officer", "activity.entered")


@pytest.mark.clause("ZY-3.1b")
def test_a_principal_has_to_have_been_there_in_person(office: Office) -> None:
    lay_down(office, build_duties.duty(kind="activity", actor="各部门", scope="actor", in_person="principal"))
    activity = enter(office, "organisation_officer", "research", guests=["教育局"], topic="托育")
    came(office, "department_officer", activity, "韩若川")
    assert stands(office, "department_officer", "教育局", "对口联系活动") == OPEN
    assert "规定的领导没有到场" in why(office, "united_front_coordinator", "教育局", "对口联系活动")
    came(office, "department_officer", activity, "韩若川", PRINCIPALS["教育局"])
    assert stands(office, "united_front_coordinator", "教育局", "对口联系活动") == MET
    assert acted(office, "organisation_officer", "activity.entered")
