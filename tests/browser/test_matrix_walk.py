"""Can the matrix, a comparison and the order be used with a keyboard, on a desk and on a phone?"""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import build_schemes
from tests.browser.conftest import LogIn, Look
from tests.build_schemes import common, header, pair
from tests.cast import City

pytestmark = pytest.mark.browser

NAMES = ["民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "工商联", "无党派人士", "知联会"]


def issue_a_large_scheme(city: City) -> None:
    by = city.actor("government_coordinator")
    facts = [header(), common(names=NAMES[:7])]
    for number in range(30):
        organisation = NAMES[number % len(NAMES)]
        facts.append(
            pair(department=f"市第{number + 1}局", organisation=organisation, organisation_name=organisation)
        )
    build_schemes.version(by=by, starts=date(2025, 1, 1))
    build_schemes.version(by=by, facts=facts, starts=date(2026, 1, 1))


def assert_accessible(page: Page) -> None:
    problems = Axe().run(page).response["violations"]
    assert [problem["id"] for problem in problems] == [], problems


def test_the_matrix_is_filtered_turned_compared_and_put_in_order(
    city: City, log_in: LogIn, look: Look
) -> None:
    issue_a_large_scheme(city)
    page = log_in("government_coordinator")
    place = city.place.pk
    page.goto(f"/places/{place}/matrix/")
    look(page, "matrix")
    assert_accessible(page)
    page.get_by_label("名称").fill("第7局")
    expect(page.locator(".matrix-shown")).to_contain_text("显示 1 行")
    page.goto(f"/places/{place}/matrix/?by=organisation")
    look(page, "matrix-by-organisation")
    page.goto(f"/places/{place}/compare/?before_on=2025-06-01&after_on=2026-06-01")
    look(page, "comparison")
    assert_accessible(page)
    page.goto(f"/places/{place}/exports/")
    look(page, "exports")
    assert_accessible(page)
    page.goto(f"/places/{place}/drafts/workbook/")
    look(page, "return-workbook")
    assert_accessible(page)
    page.goto(f"/places/{place}/order/")
    look(page, "order")
    assert_accessible(page)
    page.reload()  # what axe leaves behind on elements would be copied by the swap, and refused
    second = page.locator("#order-department li").nth(1)
    name = second.locator(".order-name").inner_text()
    second.get_by_role("button", name="上移").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#order-department li").first).to_contain_text(name)
