"""Does what the government owes as a whole stand with both offices, and does it matter who presides?"""

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
from tests.journeys.held import came, enter
from tests.journeys.steps import Office, acted
from tests.settings import TODAY

ORGANISATIONS = ("民盟", "农工党", "工商联", "无党派")
DEPARTMENTS = ("教育局", "卫生健康委")
OFFICES = ("government_coordinator", "united_front_coordinator")
MAYOR, VICE = "闻远山", "梁修远"


def lay_down(office: Office, *duties: Fact, starts: date = build_schemes.STARTS) -> None:
    """The duties are in force, tracked for longer; there is a mayor beside the vice-mayor of the cast."""
    by, government = office.city.actor("government_coordinator"), office.city.units["人民政府"]
    with entered({office.city.place.pk}):
        track_from(on=date(2021, 1, 1), by=by, at=NOW)
        mayor = build.person(place=office.city.place, name=MAYOR)
        build.tenure(unit=government, person=mayor, kind=PostKind.CITY_LEADER, title="市长")
    facts = (*build_schemes.USUAL[:3], build_schemes.assignment(organisation="*"), *duties)
    build_schemes.version(by=by, facts=facts, starts=starts)
    build_schemes.linked_leader(city=office.city)


def whole(office: Office, role: str) -> str:
    """What the role reads of what the government owes as a whole: coordinators, or a leader."""
    page = "duties:mine" if role == "city_leader" else "duties:heat"
    answer = office.browser(role).get(office.address(page))
    assert answer.status_code == 200
    found = re.search(r'id="h-whole".*?</section>', unescape(answer.content.decode()), re.DOTALL)
    assert found
    return found[0]


def why(office: Office, role: str) -> str:
    """The explanation behind it, one click away."""
    link = re.search(r'href="([^"]+findings[^"]+)"', whole(office, role))
    assert link
    answer = office.browser(role).get(link[1])
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.clause("JN-1.1.1")
@pytest.mark.clause("ZY-2.1a")
def test_the_yearly_symposium_counts_when_the_mayor_or_the_executive_presides(office: Office) -> None:
    presiders = ["市长", "常务副市长"]
    duty = build_duties.duty(
        kind="symposium", actor="市政府", scope="jurisdiction", maximum=2, presided_by=presiders
    )
    lay_down(office, duty)
    for role in (*OFFICES, "city_leader"):
        assert "进行中" in whole(office, role)
        assert "主持：市长或常务副市长" in whole(office, role)
    symposium = enter(
        office, "government_coordinator", "symposium", host="人民政府", guests=ORGANISATIONS, on=TODAY
    )
    assert "没有登记主持人；补登以后再计入" in why(office, "united_front_coordinator")
    came(office, "united_front_coordinator", symposium, VICE, presides=VICE)
    assert "主持人不是规定的领导" in why(office, "city_leader")
    came(office, "united_front_coordinator", symposium, VICE, MAYOR, presides=MAYOR)
    for role in (*OFFICES, "city_leader"):
        assert "已完成" in whole(office, role)
    board = office.browser("organisation_secretary").get(office.address("activities:activity", symposium))
    assert board.status_code == 200  # the organisations read what the number rests on
    assert acted(office, "government_coordinator", "activity.entered")
    assert acted(office, "united_front_coordinator", "attendance.noted")


@pytest.mark.clause("FH-4.3")
def test_the_yearly_work_conference_is_held_once_for_all(office: Office) -> None:
    duty = build_duties.duty(kind="work_conference", actor="政府办公室、统战部", scope="jurisdiction")
    lay_down(office, duty)
    assert all("进行中" in whole(office, role) for role in OFFICES)
    conference = enter(
        office,
        "united_front_coordinator",
        "work_conference",
        hosts=["政府办公室", "委统战部"],
        guests=[*DEPARTMENTS, *ORGANISATIONS],
        on=TODAY - timedelta(days=4),
    )
    assert all("已完成" in whole(office, role) for role in (*OFFICES, "city_leader"))
    for role in ("department_officer", "organisation_officer"):
        found = office.browser(role).get(office.address("activities:activity", conference))
        assert found.status_code == 200
    assert acted(office, "united_front_coordinator", "activity.entered")


@pytest.mark.clause("XQ-3.1a")
def test_a_work_conference_every_two_years_has_two_years_from_the_first(office: Office) -> None:
    duty = build_duties.duty(kind="work_conference", actor="市政府", scope="jurisdiction", per="2y")
    lay_down(office, duty, starts=date(2025, 1, 1))
    assert "2025年" in why(office, "government_coordinator")
    assert "2026年12月31日" in why(office, "government_coordinator")
    enter(
        office,
        "government_coordinator",
        "work_conference",
        hosts=["政府办公室", "委统战部"],
        guests=[*DEPARTMENTS, *ORGANISATIONS],
        on=date(2025, 11, 20),
    )
    assert "已完成" in whole(office, "united_front_coordinator")
    assert acted(office, "government_coordinator", "activity.entered")
