"""Does the other side confirm with a thumb? On a phone with an account and without, and at the desks."""

import pytest
from playwright.sync_api import Page, expect

from liaison.tenancy.door import entered
from tests import build_activities
from tests.browser.conftest import WIDTHS, LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.browser
TITLES = ("走访民盟市委会", "通报招生政策", "商议社区教育试点")


@pytest.fixture
def held(city: City) -> None:
    """What the education bureau entered and the league has not confirmed."""
    with entered({city.place.pk}):
        for day, what in enumerate(TITLES, start=1):
            build_activities.activity(
                by=city.actor("department_officer"),
                hosts=[city.units["教育局"]],
                guests=[city.units["民盟"]],
                what=what,
                on=TODAY.replace(day=day),
                place="市教育局三楼会议室",
            )


def on_a_phone(page: Page) -> Page:
    width, height = WIDTHS["phone"]
    page.set_viewport_size({"width": width, "height": height})
    return page


def test_a_secretary_confirms_on_a_phone(log_in: LogIn, look: Look, held: None) -> None:
    page = on_a_phone(log_in("organisation_secretary"))
    page.goto("/inbox/")
    look(page, "confirming-inbox")
    is_accessible(on_a_phone(page))
    item = page.locator("li", has_text=TITLES[0])
    item.get_by_role("button", name="确认无误").click()
    expect(page.get_by_text(f"已确认：{TITLES[0]}")).to_be_visible()
    expect(page.locator("li", has_text=f"请确认：{TITLES[0]}")).to_have_count(0)
    page.get_by_role("link", name=TITLES[1]).first.click()
    page.get_by_text("民盟市委会有异议").click()
    look(page, "confirming-activity")
    is_accessible(on_a_phone(page))
    page.get_by_label("哪里不符").fill("来的是科长，不是副局长")
    page.get_by_role("button", name="提出异议").click()
    expect(page.locator(".words-note")).to_have_text("来的是科长，不是副局长")
    page.goto(page.url[: page.url.index("/activities/")] + "/activities/confirm/")
    look(page, "confirming-month")
    is_accessible(on_a_phone(page))
    page.get_by_role("button", name="勾选的都确认无误").click()
    expect(page.get_by_text("已确认 1 项")).to_be_visible()
    look(page, "confirming-month-done")


def test_a_link_is_opened_on_a_phone_by_somebody_without_an_account(
    log_in: LogIn, look: Look, held: None
) -> None:
    page = log_in("united_front_coordinator")
    page.get_by_role("link", name="活动", exact=True).first.click()
    page.get_by_role("link", name="确认链接").click()
    look(page, "confirming-links")
    page.get_by_label("单位", exact=True).select_option(label="民盟市委会")
    page.get_by_label("月份").fill(f"{TODAY:%Y-%m}")
    page.get_by_role("button", name="制作链接").click()
    look(page, "confirming-letter")
    is_accessible(page)
    address = page.get_by_label("地址").input_value()
    page.context.clear_cookies()
    on_a_phone(page).goto(address)
    look(page, "confirming-by-link")
    is_accessible(on_a_phone(page))
    page.get_by_label(TITLES[1]).uncheck()
    page.get_by_label("您的姓名和职务").fill("民盟市委会秘书长")
    page.get_by_role("button", name="勾选的确认无误").click()
    expect(page.get_by_text("已确认 2 项，谢谢。")).to_be_visible()
    page.get_by_text("勾选的有异议").click()
    page.get_by_label("您的姓名和职务").fill("民盟市委会秘书长")
    page.get_by_label("哪里不符").fill("日期应为前一天")
    look(page, "confirming-by-link-contest")
    page.get_by_role("button", name="提出异议").click()
    expect(page.get_by_text("已提出异议 1 项")).to_be_visible()
    look(page, "confirming-by-link-done")
    is_accessible(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm liaison activities")
    beside = page.context.new_page()  # what is not found is an error in the console of the first
    beside.goto(address[:-4] + "/")
    look(beside, "confirming-by-link-gone")
    is_accessible(beside)


def test_an_officer_files_a_telephone_call_and_a_coordinator_settles_a_contest(
    log_in: LogIn, look: Look, held: None
) -> None:
    page = log_in("department_officer")
    page.get_by_role("link", name="活动", exact=True).first.click()
    look(page, "confirming-list")
    page.get_by_role("link", name=TITLES[2]).click()
    page.get_by_text("民盟市委会已签字或来电答复").click()
    page.get_by_text("请对方用链接确认").click()
    look(page, "confirming-file")
    is_accessible(page)
    page.get_by_label("电话", exact=True).check()
    page.get_by_label("有异议", exact=True).check()
    page.get_by_label("谁、何时、怎么说").fill("6 月 14 日秘书长来电：没有来人")
    page.get_by_role("button", name="登记对方的答复").click()
    expect(page.get_by_text("已登记对方的答复。")).to_be_visible()
    where = page.url
    page = log_in("government_coordinator")
    page.goto(where)
    page.get_by_label("不予认定，不计入").check()
    page.get_by_label("依据").fill("签到表上没有民盟市委会")
    look(page, "confirming-settle")
    is_accessible(page)
    page.get_by_role("button", name="作出裁定").click()
    expect(page.get_by_text("已裁定，双方都能看到依据。")).to_be_visible()
    look(page, "confirming-settled")
    page.goto(where[: where.index("/activities/")] + "/activities/sheet/")
    page.get_by_label("单位", exact=True).select_option(label="民盟市委会")
    page.get_by_role("button", name="查看").click()
    look(page, "confirming-sheet")
    is_accessible(page)
    page.emulate_media(media="print")
    look(page, "confirming-sheet-print")
