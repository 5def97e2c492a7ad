"""Does the frame hold in a real browser: for every eye, on every screen, with an input method?"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import LogIn, Look
from tests.cast import City

pytestmark = pytest.mark.browser

COMPOSING = """field => {
    const how = {key: "Enter", isComposing: true, bubbles: true, cancelable: true};
    return field.dispatchEvent(new KeyboardEvent("keydown", how));
}"""


def is_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_log_in_page_is_for_everybody(window: Page, look: Look) -> None:
    window.goto(reverse("accounts:log_in"))
    look(window, "log-in")
    is_accessible(window)
    window.fill("input[name=username]", "somebody")
    window.fill("input[name=password]", "something")
    window.get_by_role("button", name="登录").click()
    expect(window.get_by_role("alert")).to_contain_text("账号或密码不正确")
    is_accessible(window)


@pytest.mark.parametrize(
    ("role", "page_name"),
    [
        ("system_administrator", "units:places"),
        ("security_administrator", "accounts:accounts"),
        ("audit_administrator", "record:entries"),
    ],
)
def test_an_administrators_page_is_for_everybody(
    log_in: LogIn, look: Look, city: City, role: str, page_name: str
) -> None:
    page = log_in(role)
    is_accessible(page)
    page.goto(reverse(page_name, args=[] if page_name == "units:places" else [city.place.pk]))
    look(page, page_name.replace(":", "-"))
    is_accessible(page)


def test_large_print_fits_a_phone(log_in: LogIn, look: Look) -> None:
    page = log_in("department_officer")
    page.get_by_role("button", name="大字").click()
    expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    look(page, "home-large")
    is_accessible(page)


def test_the_menu_of_a_phone_opens_without_a_script(log_in: LogIn) -> None:
    page = log_in("department_officer")
    page.set_viewport_size({"width": 390, "height": 844})
    matrix = page.get_by_role("navigation", name="主菜单").get_by_role("link", name="矩阵")
    expect(matrix).to_be_hidden()
    page.get_by_text("菜单", exact=True).click()
    matrix.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("对口联系矩阵")


def test_escape_closes_the_menu_of_the_seat_and_returns_to_it(log_in: LogIn) -> None:
    page = log_in("department_officer")
    page.locator(".seat > summary").click()
    leave = page.get_by_role("button", name="退出登录")
    expect(leave).to_be_visible()
    leave.focus()
    page.keyboard.press("Escape")
    expect(leave).to_be_hidden()
    expect(page.locator(".seat > summary")).to_be_focused()


def test_the_enter_of_an_input_method_sends_nothing(window: Page) -> None:
    window.goto(reverse("accounts:log_in"))
    may_go_on = window.locator("input[name=username]").evaluate(COMPOSING)
    assert may_go_on is False


def test_the_first_tab_leads_past_the_frame(log_in: LogIn) -> None:
    page = log_in("observer")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
