"""Is the calendar read, planned from and subscribed to at a desk, by keyboard and on a phone?"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from liaison.activities.models import Activity, FollowUp
from liaison.tenancy.door import entered
from tests import build_activities, build_schemes
from tests.browser.conftest import LogIn, Look, follow
from tests.browser.test_frame import is_accessible
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.browser
ADDRESS = re.compile(r"^http://.+/cal/\d+/.+\.ics$")


def built(city: City, what: str, on: date, *, hosts: str = "教育局", **options: Any) -> Activity:
    role = "department_officer" if hosts == "教育局" else "government_coordinator"
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor(role),
            hosts=[city.units[hosts]],
            guests=[city.units["民盟"]],
            what=what,
            on=on,
            **options,
        )


@pytest.fixture
def busy(city: City) -> City:
    """A year and a half of 教育局 and 民盟, and what 民盟 does with others."""
    build_schemes.version(by=city.actor("government_coordinator"))
    for number in range(14):
        built(city, "对口联系走访", TODAY - timedelta(days=17 + 31 * number))
    held = built(city, "校园安全专题座谈", TODAY - timedelta(days=5), kind="regular_meeting")
    built(city, "招生政策通报", TODAY, kind="briefing")
    built(city, "暑期托管调研", TODAY + timedelta(days=2), kind="research")
    built(city, "教师节慰问", date(2026, 9, 10))
    built(city, "内部走访", TODAY + timedelta(days=3), hosts="卫生健康委")
    built(city, "内部座谈", TODAY + timedelta(days=4), hosts="卫生健康委")
    with entered({city.place.pk}):
        FollowUp.objects.create(
            jurisdiction=city.place,
            activity=held,
            unit=city.units["教育局"],
            what="研究暑期托管的场地",
            due=TODAY + timedelta(days=20),
            noted_at=NOW,
            noted_by_id=city.seats["department_officer"].account_id,
        )
    return city


def test_an_officer_reads_the_month_and_plans_from_a_day(busy: City, log_in: LogIn, look: Look) -> None:
    page = log_in("department_officer")
    follow(page, "日历")
    expect(page.get_by_role("heading", level=1)).to_have_text("2026 年 6 月日历")
    look(page, "calendar-unit")
    is_accessible(page)
    page.get_by_role("link", name="对口联系单位").click()
    expect(page.get_by_text("民盟市委会有安排").first).to_be_visible()
    look(page, "calendar-counterparts")
    page.get_by_role("link", name="清单").click()
    look(page, "calendar-list")
    is_accessible(page)
    page.get_by_role("link", name="月历").click()

    page.get_by_role("link", name="2026年6月17日登记活动").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="2026年6月18日登记活动")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("日期", exact=True)).to_have_value("2026-06-18")
    page.locator("input[name=guests][data-name=民盟市委会]:visible").check()
    expect(page.get_by_text("民盟市委会6月18日还要参加另一项活动。")).to_be_visible()
    look(page, "calendar-warned")
    is_accessible(page)
    page.locator("[data-take-day]").first.click()
    expect(page.get_by_label("日期", exact=True)).not_to_have_value("2026-06-18")
    expect(page.get_by_text("民盟市委会6月18日还要参加")).to_be_hidden()


def test_a_secretary_subscribes_on_a_phone(busy: City, log_in: LogIn, look: Look) -> None:
    page = log_in("organisation_secretary")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_text("菜单", exact=True).click()
    follow(page, "日历")
    expect(page.get_by_text("暑期托管调研").first).to_be_visible()
    page.get_by_role("link", name="订阅到手机、电脑").click()
    look(page, "calendar-feeds")
    is_accessible(page)
    page.get_by_role("button", name="生成地址").first.click()
    expect(page.get_by_label("地址（只显示这一次，请现在复制）")).to_have_value(ADDRESS)
    look(page, "calendar-feed-made")
    is_accessible(page)


def test_what_two_did_together_is_one_cell_away(busy: City, log_in: LogIn, look: Look) -> None:
    page = log_in("government_coordinator")
    follow(page, "矩阵")
    page.get_by_role("row", name="市教育局").get_by_role("link", name="市教育局 — 民盟市委会").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("市教育局 — 民盟市委会")
    expect(page.get_by_text("研究暑期托管的场地")).to_be_visible()
    look(page, "pair")
    is_accessible(page)
    page.locator(".strip a").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("教师节慰问")


def test_links_that_are_not_of_every_day_fold_into_one_group(city: City, log_in: LogIn, look: Look) -> None:
    page = log_in("government_coordinator")
    bar = page.get_by_role("navigation", name="主菜单")
    row = bar.locator("ul").first.bounding_box()
    assert row
    assert row["height"] < 60
    more = bar.locator("summary")
    expect(bar.get_by_role("link", name="通知审核")).to_be_hidden()
    more.focus()
    page.keyboard.press("Enter")
    expect(bar.get_by_role("link", name="通知审核")).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar.get_by_role("link", name="通知审核")).to_be_hidden()
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    look(page, "menu-more")
    is_accessible(page)
    bar.get_by_role("link", name="通知审核").click()
    expect(more).to_contain_text("通知审核")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_text("菜单", exact=True).click()
    more.click()
    expect(bar.get_by_role("link", name="沿革")).to_be_visible()
