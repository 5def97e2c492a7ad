"""Can the record be searched, read and printed by everybody's eyes, on a desk and on a phone?"""

import pytest
from django.urls import reverse

from liaison.record.actions import record
from liaison.tenancy.door import entered
from tests.browser.conftest import LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.build import NOW
from tests.cast import City

pytestmark = pytest.mark.browser


def test_the_record_is_searched_and_its_head_printed(log_in: LogIn, look: Look, city: City) -> None:
    with entered({city.place.pk}):
        record(
            "unit.aliased",
            by=city.actor("government_coordinator"),
            at=NOW,
            about=city.units["教育局"],
            detail={"name": "市教育局", "alias": "市教委"},
            changed={"另一名称": (None, "市教委")},
        )
    page = log_in("audit_administrator")
    page.goto(reverse("record:entries", args=[city.place.pk]))
    page.get_by_label("姓名或账号").fill("沈知远")
    page.get_by_role("button", name="筛选").click()
    look(page, "record-entries")
    is_accessible(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="导出工作簿").click()
    assert taken.value.suggested_filename == "操作记录-20260615.xlsx"
    page.get_by_role("link", name="记录链头").click()
    look(page, "record-head")
    is_accessible(page)


def test_a_page_shows_its_history(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("department_officer")
    page.goto(reverse("schemes:unit", args=[city.place.pk, city.units["教育局"].pk]))
    page.get_by_text("历史记录").focus()
    page.keyboard.press("Enter")
    look(page, "record-history")
    is_accessible(page)
