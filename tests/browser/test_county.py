"""Can a county make its scheme from its city's, in a browser, down to the notice that is written of it?"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from liaison.accounts.models import Account
from tests import build, build_schemes, cast
from tests.browser.conftest import LogIn, Look, follow
from tests.browser.test_scheme_walk import review_everything
from tests.cast import City

pytestmark = pytest.mark.browser


def clean(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def enter(page: Page, city: City, role: str) -> None:
    account = Account.objects.get(pk=city.seats[role].account_id)
    page.context.clear_cookies()
    page.goto("/log-in/")
    page.fill("input[name=username]", account.login)
    page.fill("input[name=password]", build.PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/")


def test_a_county_makes_its_scheme_from_its_citys(
    window: Page, log_in: LogIn, look: Look, city: City
) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    district = cast.district(city.place)
    enter(window, district, "government_coordinator")
    follow(window, "通知审核")
    window.get_by_role("link", name="起草方案").first.click()
    look(window, "county-start")
    clean(window)
    window.fill("#id_number", "临政办函〔2026〕5号")
    window.fill("#id_towns", "青石镇人民政府")
    window.get_by_role("button", name="开始起草").click()
    window.wait_for_url("**/drafts/*/")
    look(window, "county-review")
    clean(window)
    window.get_by_role("link", name="预览、下载通知文稿").click()
    look(window, "county-notice")
    clean(window)
    window.go_back()
    review_everything(window)
    window.fill("#issue input[name=starts]", "2026-06-01")
    window.get_by_role("button", name="发布为现行方案").click()
    window.wait_for_url("**/versions/*/")
    look(window, "county-version")
    page = log_in("united_front_coordinator")
    follow(page, "下级方案")
    look(page, "county-below")
    clean(page)
    page.get_by_role("link", name="临溪区", exact=True).click()
    assert "青石镇人民政府" in page.content()
    page.goto(f"/places/{city.place.pk}/advice/?department=教育局")
    look(page, "county-advice")
    clean(page)


def test_the_system_administrator_founds_places(log_in: LogIn, look: Look) -> None:
    page = log_in("system_administrator")
    page.get_by_role("link", name="地区").first.click()
    page.get_by_role("link", name="已知方案").click()
    look(page, "places-known")
    clean(page)
    page.get_by_role("button", name="建立济宁市").click()
    page.get_by_text("其方案已发布").wait_for()
    page.get_by_role("link", name="地区").first.click()
    page.get_by_role("link", name="建立地区").click()
    look(page, "places-found")
    clean(page)
