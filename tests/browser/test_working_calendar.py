"""Can a coordinator bring in a year's notice and count a term, at a desk and on a phone?"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LogIn, Look, follow

pytestmark = pytest.mark.browser

NOTICE = """一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至2日（周日）放假，共2天。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至5日（周二）放假，共5天。
"""


def test_a_coordinator_brings_in_a_notice_and_counts_a_term(log_in: LogIn, look: Look) -> None:
    page = log_in("government_coordinator")
    follow(page, "工作日历")
    page.get_by_label("起算日（当天不计入）").fill("2026-09-28")
    page.get_by_label("工作日数").fill("15")
    page.get_by_role("button", name="计算").click()
    expect(page.locator("#due")).to_contain_text("10月1日至7日（国庆节）")
    look(page, "workdays-calendar")

    page.get_by_role("link", name="2027").click()
    expect(page.get_by_text("这一年的放假安排尚未公布")).to_be_visible()
    look(page, "workdays-provisional")
    page.get_by_role("link", name="导入放假通知").click()
    page.get_by_label("依据").fill("2027年部分节假日安排的通知")
    page.get_by_label("通知正文或日期表").fill(NOTICE)
    page.get_by_role("button", name="预览").click()
    look(page, "workdays-preview")
    page.get_by_role("button", name="确认导入：放假 22 天，上班 1 天").click()
    expect(page.get_by_text("依据：2027年部分节假日安排的通知")).to_be_visible()

    page.get_by_role("link", name="另定一天").click()
    page.get_by_label("日期").fill("2027-03-01")
    page.get_by_label("休息").check()
    page.get_by_label("原因").fill("建市纪念日")
    look(page, "workdays-day")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("listitem").filter(has_text="建市纪念日")).to_be_visible()
