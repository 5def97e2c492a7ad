"""Do the pages of people hold in a real browser, and how long does a whole office take to come in?"""

import io
import time
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from liaison.accounts.models import Account
from liaison.core.offices import COLUMNS
from liaison.tenancy.door import entered
from liaison.units.actions import keep_contact
from liaison.units.models import Category, OrganisationKind
from tests import build, build_schemes
from tests.browser.conftest import LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.browser
DEPARTMENTS, ORGANISATIONS = 40, 9
LONGEST = 15 * 60  # seconds for a whole office
WAITS = 120_000  # milliseconds for one step of it
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "安柏澄棣鄂帆耕涵介凯"


def test_a_post_passes_on_from_the_page(log_in: LogIn, look: Look, city: City) -> None:
    post = city.seats["department_officer"].post
    assert post is not None
    page = log_in("department_officer")
    page.goto(reverse("units:posts", args=[city.place.pk, post.unit_id]))
    look(page, "people-posts")
    is_accessible(page)
    page.get_by_role("link", name="联络员").first.click()
    page.get_by_label("由谁担任").select_option(label="新登记人员")
    page.get_by_label("新登记人员的姓名").fill("李  东")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("现任：李东")).to_be_visible()
    look(page, "people-post")
    is_accessible(page)


def test_a_number_is_shown_when_asked_for(log_in: LogIn, look: Look, city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    post = city.seats["department_officer"].post
    assert post is not None
    with entered({city.place.pk}):
        by = city.actor("department_officer")
        keep_contact(post=post, room="三楼 305", telephone="0511-81234678", mobile="", by=by, at=NOW)
    page = log_in("organisation_officer")
    look(page, "people-home")
    is_accessible(page)
    page.get_by_role("link", name="人员", exact=True).click()
    page.get_by_label("排列").select_option(label="按姓氏笔画")
    page.get_by_role("button", name="重新排列").click()
    look(page, "people-directory")
    is_accessible(page)
    page.get_by_role("button", name="显示联络员的电话").click()
    expect(page.get_by_text("0511-81234678")).to_be_visible()
    look(page, "people-contact")
    is_accessible(page)


def test_what_waits_is_one_click_away(log_in: LogIn, look: Look, city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    build.holder_change(unit=city.units["教育局"])
    page = log_in("united_front_coordinator")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="待办").click()
    look(page, "inbox")
    is_accessible(page)
    page.get_by_role("link", name="还没有对应到职务").click()
    look(page, "people-link-leaders")
    is_accessible(page)
    page.go_back()
    page.get_by_role("link", name="还没有明确应明确的人员").click()
    look(page, "people-missing")
    is_accessible(page)
    page.go_back()
    page.get_by_role("link", name="市教育局办公室主任有变动").click()
    look(page, "people-change")
    is_accessible(page)
    page.get_by_role("button", name="本单位已知悉").click()
    expect(page.get_by_role("link", name="市教育局办公室主任有变动")).to_have_count(0)


def _office(city: City, folder: Path) -> Path:
    """The list of 40 departments and 9 organisations, 138 people, whose units the place has."""
    names = [f"市第{number}局" for number in range(1, DEPARTMENTS + 1)]
    for name in names:
        build.unit(place=city.place, name=name)
    others = [f"第{number}党派市委会" for number in range(1, ORGANISATIONS + 1)]
    for name in others:
        party = OrganisationKind.PARTY
        build.unit(place=city.place, name=name, category=Category.ORGANISATION, kind=party, canonical=name)
    posts = [("分管领导", "副局长"), ("责任科室负责人", "办公室主任"), ("联络员", "联络员")]
    rows = [(unit, *post) for unit in names for post in posts]
    rows += [(unit, *post) for unit in others for post in (("主要负责人", "主委"), ("联络员", "联络员"))]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS))
    for number, row in enumerate(rows):
        name = SURNAMES[number % 10] + GIVEN[number // 10 % 10] + GIVEN[number % 7]
        sheet.append([*row, name, f"0511-8123{number:04d}", "", f"{number % 9 + 1}楼", ""])
    file = io.BytesIO()
    book.save(file)
    path = folder / "名册.xlsx"
    path.write_bytes(file.getvalue())
    return path


def test_a_whole_office_comes_in_within_minutes(
    log_in: LogIn, look: Look, city: City, tmp_path: Path
) -> None:
    path = _office(city, tmp_path)
    begun = time.monotonic()
    page = log_in("government_coordinator")
    page.goto(reverse("offices:bring_in", args=[city.place.pk]))
    is_accessible(page)
    look(page, "office-form")
    page.set_input_files("input[type=file]", path)
    page.get_by_label("任职自哪天起").fill(TODAY.isoformat())
    page.get_by_role("button", name="预览").click()
    look(page, "office-preview")
    is_accessible(page)
    page.get_by_role("button", name="确认导入 138 行，申请 138 个账号").click(timeout=WAITS)
    expect(page.get_by_text("已导入：138 个职务有了任职人员。")).to_be_visible(timeout=WAITS)
    page = log_in("security_administrator")
    page.goto(reverse("offices:open_accounts", args=[city.place.pk]))
    is_accessible(page)
    page.get_by_role("button", name="批准这 138 份并显示开通单").click(timeout=WAITS)
    expect(page.locator(".slip")).to_have_count(138, timeout=WAITS)  # batch after batch, by itself
    taken = time.monotonic() - begun
    look(page, "office-slips")
    assert Account.objects.filter(password_is_first=True).count() == 138
    assert taken < LONGEST, f"138 people of 49 units took {taken:.0f} seconds"
