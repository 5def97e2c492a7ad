"""Do the pages of accounts hold in a real browser: requests, slips, two tabs, the end of a session?"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from liaison.accounts.models import Account
from tests import build
from tests.browser.conftest import LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.cast import City

pytestmark = pytest.mark.browser


def test_from_a_request_to_the_slip(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("department_leader")
    page.goto(reverse("accounts:ask", args=[city.place.pk]))
    page.get_by_label("姓名").fill("纪 南")
    page.get_by_label("账号", exact=True).fill("jinan")
    page.get_by_label("单位").select_option(label="市教育局")
    look(page, "account-ask")
    is_accessible(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("cell", name="待批准")).to_be_visible()
    page = log_in("security_administrator")
    page.goto(reverse("accounts:requests", args=[city.place.pk]))
    look(page, "account-requests")
    is_accessible(page)
    page.get_by_role("button", name="批准", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("账号开通单")
    look(page, "account-slip")
    is_accessible(page)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("department_officer", "own"),
        ("department_officer", "second_factor"),
        ("department_officer", "information"),
        ("department_officer", "change_password"),
        ("department_leader", "deputies"),
    ],
)
def test_an_own_page_is_for_everybody(log_in: LogIn, look: Look, role: str, name: str) -> None:
    page = log_in(role)
    page.goto(reverse(f"accounts:{name}"))
    look(page, f"accounts-{name}")
    is_accessible(page)


def test_the_security_administrators_pages_are_for_everybody(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("security_administrator")
    place, account = city.place.pk, city.seats["observer"].account_id
    page.goto(reverse("accounts:account", args=[place, account]))
    look(page, "account")
    is_accessible(page)
    page.goto(reverse("accounts:unused", args=[place]))
    is_accessible(page)
    page.goto(reverse("accounts:explain", args=[place]))
    page.get_by_label("页面地址").fill(reverse("schemes:drafts", args=[place]))
    page.get_by_label("账号和身份").select_option(index=7)
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_text("看不到").first).to_be_visible()
    look(page, "account-explain")
    is_accessible(page)


def test_two_tabs_act_as_two_posts(log_in: LogIn, look: Look, city: City) -> None:
    first = city.seats["department_officer"]
    account = Account.objects.get(pk=first.account_id)
    second = build.seat(account=account, place=city.place, role="observer", unit=city.units["政府办公室"])
    page = log_in("department_officer")
    expect(page.get_by_role("heading", level=1)).to_have_text("以何身份")
    look(page, "account-which-seat")
    is_accessible(page)
    page.get_by_role("button", name="部门联络员").click()
    other = page.context.new_page()
    other.goto(f"/as/{second.pk}/")
    expect(other.locator(".seat > summary")).to_contain_text("督查")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="矩阵").click()
    expect(page).to_have_url(re.compile(rf"/as/{first.pk}/places/"))
    expect(page.locator(".seat > summary")).to_contain_text("部门联络员")


def test_before_a_session_ends_the_page_says_so(log_in: LogIn, look: Look, settings: Settings) -> None:
    settings.LIAISON_IDLE_MINUTES = 2  # so that the warning comes after five seconds
    page = log_in("observer")
    warning = page.get_by_role("alertdialog")
    expect(warning).to_be_visible(timeout=8000)
    look(page, "account-idle")
    is_accessible(page)
    page.get_by_role("button", name="继续使用").click()
    expect(warning).to_be_hidden()
