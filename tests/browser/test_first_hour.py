"""Does an office get from an empty installation to its first scheme, without anybody's help from behind?"""

from datetime import date

import pytest
from playwright.sync_api import Page

from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Unit
from tests.accounts.test_founding import found, passwords_in
from tests.browser.conftest import Look
from tests.browser.test_frame import is_accessible
from tests.browser.test_scheme_walk import DEMO_NOTICE, take_through

pytestmark = pytest.mark.browser

OWN_PASSWORD = "Quiet-Harbour-27"


def enter_first(page: Page, login: str, slip: str) -> None:
    """Log in with what the slip says, choose a password, read what is kept about oneself."""
    page.context.clear_cookies()
    page.goto("/log-in/")
    page.fill("input[name=username]", login)
    page.fill("input[name=password]", slip)
    page.get_by_role("button", name="登录").click()
    page.get_by_text("请先修改密码").wait_for()
    for field in page.locator("main input[type=password]").all():
        field.fill(slip if "old" in str(field.get_attribute("name")) else OWN_PASSWORD)
    page.get_by_role("button", name="修改密码").click()
    page.get_by_role("button", name="我已阅读").click()
    page.wait_for_url("**/")


def test_from_nothing_to_the_first_scheme(transactional_db: None, window: Page, look: Look) -> None:
    passwords = passwords_in(found("澄岚市"))
    enter_first(window, "system", passwords["system"])
    place = Jurisdiction.objects.get()
    window.get_by_role("link", name="申请账号").first.click()
    window.get_by_label("姓名").fill("沈知远")
    window.get_by_label("账号", exact=True).fill("zhiyuan")
    window.get_by_label("角色").select_option(label="政府办公室统筹")
    window.get_by_label("单位").select_option(label="市政府办公室")
    window.get_by_role("button", name="提交申请").click()
    window.get_by_text("等待安全管理员批准").wait_for()
    enter_first(window, "security", passwords["security"])
    window.goto(f"/places/{place.pk}/accounts/requests/")
    window.get_by_role("button", name="批准", exact=True).click()
    slip = window.locator("dt:text('一次性密码') + dd").inner_text()
    enter_first(window, "zhiyuan", slip)
    look(window, "first-hour-home")
    take_through(window, DEMO_NOTICE, date(2026, 3, 1))
    window.get_by_role("link", name="矩阵").first.click()
    assert window.locator(".matrix tbody tr").count() >= 20
    with entered({place.pk}):
        assert Unit.objects.filter(canonical="government_office").count() == 1
        assert Unit.objects.filter(canonical="united_front_work_department").count() == 1


def test_a_further_place_gets_its_people(transactional_db: None, window: Page, look: Look) -> None:
    enter_first(window, "system", passwords_in(found("澄岚市"))["system"])
    window.get_by_role("link", name="地区").first.click()
    window.get_by_role("link", name="建立地区").click()
    window.get_by_label("名称").fill("临溪区")
    window.get_by_label("级别").select_option(label="县级")
    window.get_by_label("隶属").select_option(label="澄岚市")
    window.get_by_role("button", name="建立", exact=True).click()
    window.get_by_text("已建立“临溪区”").wait_for()
    window.get_by_role("link", name="任命管理员").click()
    look(window, "administrators-waiting")
    is_accessible(window)
    window.get_by_role("button", name="任命临溪区的管理员").click()
    assert window.locator(".slip").count() == 3
    look(window, "administrators-slips")
    is_accessible(window)
