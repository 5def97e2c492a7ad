"""What stands on every page, whoever looks at it?"""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from liaison.core.access.roles import ROLES
from tests import cast
from tests.cast import City
from tests.conftest import ClientOf

SECRECY = "本系统为非涉密系统，严禁录入、上传、传输涉密信息（国家秘密）及内部敏感事项"
INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def page(browser: Client, address: str = "/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_told_that_nothing_classified_may_be_entered(client_of: ClientOf, role: str) -> None:
    assert SECRECY in page(client_of(role))


@pytest.mark.django_db
def test_so_are_strangers_who_have_not_logged_in(client: Client) -> None:
    assert SECRECY in page(client, reverse("accounts:log_in"))


@pytest.mark.parametrize("role", ROLES)
def test_no_page_carries_its_own_style_or_script(city: City, client_of: ClientOf, role: str) -> None:
    browser = client_of(role)
    addresses = re.findall(r'<a href="(/[^"]*)"', page(browser))
    for address in {"/", *addresses}:
        assert not INLINE.search(page(browser, address)), address


def test_a_page_has_its_landmarks_and_a_way_past_them(client_of: ClientOf) -> None:
    home = page(client_of("observer"))
    for mark in ('href="#content"', '<main class="sheet" id="content"', "<nav", "<footer", "<header"):
        assert mark in home
    assert home.count("<h1>") == 1
    assert "<h1>首页</h1>" in home


DAILY = ["首页", "待办", "活动", "日历", "职责", "矩阵", "人员"]


@pytest.mark.parametrize(
    ("role", "links"),
    [
        ("department_officer", [*DAILY, "更多"]),
        ("government_coordinator", [*DAILY, "更多"]),
        ("observer", ["首页", "待办", "矩阵", "人员", "方案要求", "领导联系", "工作日历", "沿革"]),
        ("system_administrator", ["首页", "待办", "地区", "后台任务"]),
        ("security_administrator", ["首页", "待办", "账号"]),
        ("audit_administrator", ["首页", "待办", "操作记录"]),
    ],
)
def test_the_menu_leads_only_where_the_doors_open(client_of: ClientOf, role: str, links: list[str]) -> None:
    menu = re.search(r'<nav class="links".*?</nav>', page(client_of(role)), re.DOTALL)
    assert menu
    found = re.findall(r"<span>(.*?)</span>", menu.group())
    assert found[: len(links)] == links
    assert ("更多" in links) == (
        len(found) > len(links)
    )  # what is not of every day is folded, or all is shown
    assert ("通知审核" in found) == (role == "government_coordinator")


def test_the_page_that_is_open_is_named_on_the_group_that_holds_its_link(client_of: ClientOf) -> None:
    """Folded away, the link of the present page would leave nobody a mark of where they are."""
    browser = client_of("government_coordinator")
    where = re.search(r'<a href="([^"]*/drafts/)"', page(browser))
    assert where
    menu = re.search(r"<details data-menu>.*?</details>", page(browser, where[1]), re.DOTALL)
    assert menu
    assert '<span class="links-here">通知审核</span>' in menu.group()
    assert 'aria-current="page"' in menu.group()


def test_as_whom_one_acts_is_always_in_sight(client_of: ClientOf) -> None:
    home = page(client_of("department_officer"))
    assert "何文舟" in home
    assert "部门联络员 · 市教育局" in home
    assert "澄岚市" in home


def test_an_administrator_without_a_name_is_shown_by_login(client_of: ClientOf) -> None:
    assert "<strong>yan.city</strong>" in page(client_of("system_administrator"))


def test_a_fixed_day_is_shown(client_of: ClientOf, settings: Settings) -> None:
    browser = client_of("observer")
    settings.LIAISON_PASSWORD_DAYS = 0  # on the machine's own day the cast's passwords may be old
    settings.LIAISON_FIXED_DAY = date(2026, 6, 15)
    assert "系统日期固定为 2026年6月15日" in page(browser)
    settings.LIAISON_FIXED_DAY = None
    assert "系统日期固定" not in page(browser)


@pytest.mark.django_db
def test_the_page_speaks_chinese_whatever_the_browser_asks_for(client: Client) -> None:
    answer = client.get(reverse("accounts:log_in"), headers={"accept-language": "en-GB,en"})
    assert '<html lang="zh-CN"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "zh-hans"


@pytest.mark.usefixtures("english")
def test_english_is_one_press_away_and_back_again(city: City) -> None:
    browser = cast.client(city.seats["department_officer"])
    answer = browser.post(reverse("home:set_language"), {"language": "en", "next": "/"}, follow=True)
    home = answer.content.decode()
    assert '<html lang="en"' in home
    assert "Liaison officer of a department" in home
    assert "This system is not for classified material" in home
    answer = browser.post(reverse("home:set_language"), {"language": "zh-hans", "next": "/"}, follow=True)
    assert "部门联络员" in answer.content.decode()


@pytest.mark.django_db
def test_large_print_is_kept_in_the_browser(client: Client) -> None:
    address = reverse("home:set_text_size")
    log_in = reverse("accounts:log_in")
    answer = client.post(address, {"large": "1", "next": log_in}, follow=True)
    assert 'class="large-print"' in answer.content.decode()
    answer = client.post(address, {"large": "0", "next": log_in}, follow=True)
    assert 'class="large-print"' not in answer.content.decode()


@pytest.mark.parametrize("page_name", ["home:set_text_size", "home:set_language"])
@pytest.mark.django_db
def test_no_switch_leads_out_of_the_house(client: Client, page_name: str) -> None:
    answer = client.post(reverse(page_name), {"next": "//elsewhere.example/", "language": "en"})
    assert answer.headers["Location"].startswith("/")
    assert not answer.headers["Location"].startswith("//")
