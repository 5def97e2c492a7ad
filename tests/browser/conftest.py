"""What does a browser test need? Debian's Chromium against a real server, one window a test."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from liaison.accounts.models import Account
from tests import build, cast
from tests.cast import City

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}

# Playwright keeps an event loop in this thread; the tests' own queries are ordinary ones all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_SENT_BACK = ("422 (Unprocessable Entity)", "413 (Request Entity Too Large)")

LogIn = Callable[[str], Page]
Look = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: `make test` installs it, or names the command that does.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def city(transactional_db: None) -> City:
    """澄岚市, in transactions that the server's threads can see."""
    return cast.city()


def _is_fault(message: ConsoleMessage) -> bool:
    """The browser also notes forms that were sent back, and uploads that were not taken."""
    return message.type == "error" and not message.text.endswith(_SENT_BACK)


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Iterator[Page]:
    """An empty window; a script error, a refused resource or a server error fails the test."""
    context = chromium.new_context(base_url=live_server.url, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if _is_fault(message) else None)
    page.on("response", lambda answer: problems.append(answer.url) if answer.status >= 500 else None)
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def log_in(window: Page, city: City) -> LogIn:
    """Log in by hand as the city's person in the role."""

    def as_role(role: str) -> Page:
        account = Account.objects.get(pk=city.seats[role].account_id)
        window.context.clear_cookies()
        window.goto("/log-in/")
        window.fill("input[name=username]", account.login)
        window.fill("input[name=password]", build.PASSWORD)
        window.get_by_role("button", name="登录").click()
        window.wait_for_url("**/")
        return window

    return as_role


def follow(page: Page, name: str) -> None:
    """The link of the main menu; where it is folded away, the group is opened first."""
    menu = page.get_by_role("navigation", name="主菜单")
    link = menu.locator(f'a:has(span:text-is("{name}"))')
    if not link.is_visible():
        menu.locator("summary").click()
    link.click()


@pytest.fixture
def look() -> Look:
    """A screenshot on a desk and on a phone; the page must not be wider than either."""

    def at(page: Page, name: str) -> None:
        for screen, (width, height) in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            SCREENSHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{name}-{screen}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} pixels wide on a {screen} of {width}"
        page.set_viewport_size({"width": 1440, "height": 900})

    return at
