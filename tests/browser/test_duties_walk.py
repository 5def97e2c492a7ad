"""Does an officer find what to do next, why it is so, and plan it, on a desk and on a phone?"""

from datetime import date

import pytest
from playwright.sync_api import expect

from liaison.tenancy.door import entered
from tests import build_activities, build_duties
from tests.browser.conftest import LogIn, Look
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    """A scheme with duties of every state, and a visit that one side alone has entered."""
    with entered({city.place.pk}):
        build_duties.scheme(
            city,
            build_duties.duty(kind="briefing", per="6m"),
            build_duties.duty(kind="research", force="should", actor="各部门", scope="actor"),
        )
        for day, what in ((TODAY, "走访民盟市委会机关"), (date(2025, 12, 18), "年末走访")):
            build_activities.activity(
                by=city.actor("department_officer"),
                hosts=[city.units["教育局"]],
                guests=[city.units["民盟"]],
                on=day,
                what=what,
            )


def test_from_the_board_to_the_reason_and_to_the_plan(city: City, log_in: LogIn, look: Look) -> None:
    page = log_in("department_officer")
    page.get_by_role("link", name="职责", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("本单位职责")
    look(page, "duties-board")
    page.locator("#own-met").get_by_role("link", name="走访", exact=True).click()
    expect(page.get_by_text("只有一方登记，对方还没有确认")).to_be_visible()
    expect(page.get_by_role("link", name="走访民盟市委会机关").first).to_be_visible()
    look(page, "duties-why-met")
    page.get_by_role("navigation").get_by_role("link", name="职责", exact=True).first.click()
    page.locator("#own-overdue").get_by_role("link", name="年度计划").first.click()
    look(page, "duties-why-overdue")
    page.go_back()
    page.locator("#own-due_soon").get_by_role("link", name="安排").first.click()
    expect(page.get_by_label("情况通报")).to_be_checked()


def test_an_organisation_reads_what_is_owed_to_it(city: City, log_in: LogIn, look: Look) -> None:
    page = log_in("organisation_officer")
    page.get_by_role("link", name="职责", exact=True).first.click()
    expect(page.get_by_role("heading", name="对方对民盟市委会应办的")).to_be_visible()
    look(page, "duties-board-organisation")
