"""Do coordinators, a leader and an officer find their way through what is owed, on a desk and on a phone?"""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from liaison.tenancy.door import entered
from tests import build_activities, build_duties, build_schemes
from tests.browser.conftest import LogIn, Look
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    """A scheme with duties, three things done this year and one planned."""
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="briefing", per="6m"))
        for department, organisation, days in (
            ("教育局", "民盟", -40),
            ("教育局", "民盟", -12),
            ("发展改革委", "农工党", -3),
            ("教育局", "民盟", 8),
        ):
            build_activities.activity(
                by=city.actor("government_coordinator"),
                hosts=[city.units[department]],
                guests=[city.units[organisation]],
                what="走访座谈，通报上半年工作",
                on=TODAY + timedelta(days=days),
            )
    build_schemes.linked_leader(city=city)


def test_a_coordinator_chases_what_is_late_and_the_unit_finds_it_in_its_inbox(
    log_in: LogIn, look: Look
) -> None:
    page = log_in("government_coordinator")
    page.goto("/")
    page.get_by_role("link", name="职责", exact=True).first.click()
    page.get_by_role("link", name="统筹一览").last.click()
    look(page, "duties-heat")
    spot = page.locator(".heat tbody tr", has_text="市教育局").get_by_role("link", name="2次")
    spot.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("市教育局与民盟市委会")
    look(page, "duties-between")
    page.go_back()
    page.get_by_label("状态").select_option("overdue")
    expect(page.locator("#listed tbody tr")).to_have_count(2)
    ticks = page.locator("#listed input[name=finding]")
    ticks.nth(1).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="催办所选").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("核对催办")
    look(page, "duties-chase")
    page.get_by_label("催办内容").fill("请于六月底前报送本年度联系计划。")
    page.get_by_role("button", name="确认催办").click()
    expect(page.get_by_text("已催办 1 项")).to_be_visible()
    page = log_in("department_officer")
    page.goto("/inbox/")
    expect(page.get_by_text("请于六月底前报送本年度联系计划。")).to_be_visible()
    look(page, "duties-inbox")


def test_an_officer_takes_a_proposed_day(log_in: LogIn, look: Look) -> None:
    page = log_in("department_officer")
    page.goto("/")
    page.get_by_role("link", name="职责", exact=True).first.click()
    page.get_by_role("link", name="安排建议").click()
    look(page, "duties-plan")
    page.locator(".card", has_text="情况通报").locator(".buttons a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("登记活动")
    expect(page.locator("input[name=on]")).not_to_have_value(TODAY.isoformat())
    expect(page.locator("input[name=guests]:checked")).to_have_count(1)


def test_a_leader_reads_one_page(log_in: LogIn, look: Look) -> None:
    page = log_in("city_leader")
    page.goto("/")
    page.get_by_role("link", name="职责", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("我联系的党派团体")
    look(page, "duties-mine")
