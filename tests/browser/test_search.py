"""Can one search without a mouse, and on a phone, and does everybody see the results?"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import LogIn, Look

pytestmark = pytest.mark.browser


def test_a_unit_is_found_and_opened_from_the_keyboard(log_in: LogIn) -> None:
    page = log_in("department_officer")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("mm")
    expect(page.locator(".suggestions")).to_contain_text("民盟市委会")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".suggestions a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/*/")


def test_escape_closes_the_suggestions(log_in: LogIn) -> None:
    page = log_in("observer")
    page.fill("#search", "民盟")
    page.locator(".suggestions a").first.wait_for()
    page.locator("#search").press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()


def test_enter_leads_to_a_page_of_results_for_everybody(log_in: LogIn, look: Look) -> None:
    page = log_in("observer")
    page.fill("#search", "教育")
    page.locator("#search").press("Enter")
    page.wait_for_url("**/search/?q=*")
    look(page, "search")
    assert Axe().run(page).violations_count == 0
    page.goto("/help/1/")
    look(page, "manual-chapter")
    assert Axe().run(page).violations_count == 0
