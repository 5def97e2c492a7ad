"""Can a clerk take a notice from its file to the matrix, in a browser, and everybody see the result?"""

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import LogIn, Look, follow
from tests.cast import City

PROJECT = Path(__file__).resolve().parents[2]
DEMO_NOTICE = PROJECT / "liaison" / "demo" / "static" / "demo" / "notice.txt"
SEEDS = sorted((PROJECT.parent / "shared" / "seeds").glob("*.txt"))

pytestmark = pytest.mark.browser


def review_everything(page: Page) -> None:
    """Accept each section at once, then whatever is doubtful one by one."""
    for sort in ("header", "link", "assignment", "duty"):
        at_once = page.locator(f"#{sort} .section-head button")
        if at_once.count():
            at_once.click()
            page.wait_for_load_state()
    waiting = page.locator(".proposal-open .btn-accept")
    while count := waiting.count():
        waiting.first.click()
        page.wait_for_function(
            "count => document.querySelectorAll('.proposal-open .btn-accept').length < count", arg=count
        )


def take_through(page: Page, notice: Path, starts: date) -> None:
    """Upload, review, issue; ends on the page of the issued version."""
    follow(page, "通知审核")
    page.get_by_role("link", name="上传通知").first.click()
    page.set_input_files("input[type=file]", notice)
    page.get_by_role("button", name="读取通知").click()
    page.wait_for_url("**/drafts/*/")
    review_everything(page)
    page.fill("#issue input[name=starts]", starts.isoformat())
    page.get_by_role("button", name="发布为现行方案").click()
    page.wait_for_url("**/versions/*/")


def test_the_demo_notice_goes_from_its_file_to_the_matrix(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("government_coordinator")
    look(page, "home-coordinator")
    follow(page, "通知审核")
    look(page, "drafts-empty")
    page.get_by_role("link", name="上传通知").first.click()
    look(page, "upload")
    page.set_input_files("input[type=file]", DEMO_NOTICE)
    page.get_by_role("button", name="读取通知").click()
    page.wait_for_url("**/drafts/*/")
    look(page, "review")
    review_everything(page)
    look(page, "review-done")
    page.fill("#issue input[name=starts]", "2026-03-01")
    page.get_by_role("button", name="发布为现行方案").click()
    page.wait_for_url("**/versions/*/")
    look(page, "version")
    for role in ("department_officer", "organisation_officer", "city_leader", "observer"):
        page = log_in(role)
        page.get_by_role("link", name="矩阵").first.click()
        assert page.locator(".matrix tbody tr").count() >= 20
    look(page, "matrix")
    page.locator(".matrix td a").first.click()
    page.wait_for_url("**/rules/*/")
    assert page.locator(".notice-text mark").count() == 1
    look(page, "rule")
    for name, screen in (("领导联系", "leaders"), ("方案要求", "duties"), ("沿革", "history")):
        follow(page, name)
        look(page, screen)
    page.get_by_role("link", name="矩阵").first.click()
    page.locator(".matrix tbody th a").first.click()
    look(page, "unit-department")
    page.get_by_role("link", name="矩阵").first.click()
    page.locator(".matrix thead th a").first.click()
    look(page, "unit-organisation")


@pytest.mark.skipif(not SEEDS, reason="The source notices are not beside the project.")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_each_source_notice_goes_from_its_file_to_the_matrix(log_in: LogIn, look: Look, seed: Path) -> None:
    page = log_in("government_coordinator")
    take_through(page, seed, date(2023, 1, 1))
    look(page, f"seed-{seed.stem[:3]}-version")
    page.get_by_role("link", name="矩阵").first.click()
    assert page.locator(".matrix td a").count() > 20


def test_the_pages_of_a_scheme_pass_the_rules_of_accessibility(log_in: LogIn) -> None:
    page = log_in("government_coordinator")
    take_through(page, DEMO_NOTICE, date(2026, 3, 1))
    addresses = [page.url]
    for name in ("矩阵", "领导联系", "方案要求", "沿革", "通知审核"):
        follow(page, name)
        addresses.append(page.url)
    page.locator("main table a").first.click()
    addresses.append(page.url)
    axe = Axe()
    for address in addresses:
        page.goto(address)
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()


def test_a_review_can_be_decided_without_a_mouse(log_in: LogIn) -> None:
    page = log_in("government_coordinator")
    page.get_by_role("link", name="通知审核").first.press("Enter")
    page.get_by_role("link", name="上传通知").first.press("Enter")
    page.set_input_files("input[type=file]", DEMO_NOTICE)
    page.get_by_role("button", name="读取通知").press("Enter")
    page.wait_for_url("**/drafts/*/")
    first = page.locator("#link .proposal-open .btn-accept").first
    before = page.locator("#link .proposal-open").count()
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => document.querySelectorAll('#link .proposal-open').length === before - 1", arg=before
    )
