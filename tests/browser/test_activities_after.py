"""Does somebody at the door sign people in and take photos on a phone, and does the desk see the rest?"""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from liaison.activities.models import Activity
from liaison.tenancy.door import entered
from liaison.units.models import PostKind
from tests import build, build_activities
from tests.browser.conftest import WIDTHS, LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.cast import City

pytestmark = pytest.mark.browser


@pytest.fixture
def check(city: City) -> Activity:
    """A check of today, and a principal with a name of two characters."""
    with entered({city.place.pk}):
        person = build.person(place=city.place, name="李东")
        build.tenure(unit=city.units["教育局"], person=person, kind=PostKind.PRINCIPAL, title="局长")
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            kind="law_enforcement_check",
            what="校外培训机构执法检查",
        )


def photo(folder: Path, name: str, colour: str) -> Path:
    stored = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(stored, "JPEG")
    path = folder / name
    path.write_bytes(stored.getvalue())
    return path


def on_a_phone(page: Page) -> Page:
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["phone"], strict=True)))  # type: ignore[arg-type]
    return page


def test_people_are_signed_in_and_photographed_on_a_phone(
    log_in: LogIn, look: Look, city: City, check: Activity, tmp_path: Path
) -> None:
    page = on_a_phone(log_in("department_officer"))
    page.goto(f"/places/{city.place.pk}/activities/{check.pk}/")
    page.get_by_role("link", name="手机签到").click()
    page.get_by_role("button", name="李东").click()
    expect(page.get_by_text("已到 1 人")).to_be_visible()
    page.get_by_role("button", name="叶映溪").click()
    expect(page.get_by_text("已到 2 人")).to_be_visible()
    page.get_by_label("代表哪个单位").select_option(label="民盟市委会")
    page.get_by_label("姓名").fill("周舟")
    page.get_by_role("button", name="加入并签到").click()
    expect(page.get_by_text("已到 3 人")).to_be_visible()
    look(page, "activities-sign-in")
    is_accessible(page)
    on_a_phone(page).goto(f"/places/{city.place.pk}/activities/{check.pk}/photos/")
    page.set_input_files("#id_camera", photo(tmp_path, "现场.jpg", "seagreen"))
    expect(page.get_by_text("已上传 1 份材料")).to_be_visible()
    page.set_input_files(
        "#id_album", [photo(tmp_path, "一.jpg", "steelblue"), photo(tmp_path, "二.jpg", "peru")]
    )
    expect(page.get_by_text("已上传 2 份材料")).to_be_visible()
    assert page.locator(".pictures img").count() == 3
    look(page, "activities-photos")
    is_accessible(page)


def test_the_desk_notes_who_came_and_what_came_of_it(
    log_in: LogIn, look: Look, city: City, check: Activity, tmp_path: Path
) -> None:
    page = log_in("department_officer")
    page.goto(f"/places/{city.place.pk}/activities/{check.pk}/")
    page.get_by_role("link", name="登记出席").click()
    page.get_by_role("checkbox", name="李东 局长").check()
    page.get_by_role("checkbox", name="许南乔 秘书长").check()
    page.get_by_role("radio", name="主持 李东 局长").check()
    look(page, "activities-attendance")
    is_accessible(page)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("主要负责人本人到会")).to_be_visible()
    page.locator("summary", has_text="登记商定事项").click()
    page.get_by_label("商定的事项").fill("开展一次联合回访")
    page.get_by_label("由谁负责").select_option(label="市教育局")
    page.get_by_label("完成日期").last.fill("2026-06-17")
    page.locator("form[action*=follow-ups] button").click()
    expect(page.get_by_text("快到期")).to_be_visible()
    page.locator("summary", has_text="登记发现的问题").click()
    page.get_by_label("发现的问题或建议").fill("两家机构收费没有公示")
    page.locator("form[action*=observations] button").click()
    expect(page.get_by_text("待答复")).to_be_visible()
    page.set_input_files("#id_file", photo(tmp_path, "合影.jpg", "seagreen"))
    page.get_by_label("说明").fill("检查现场")
    page.locator("form[data-drop] button").click()
    expect(page.get_by_text("已上传 1 份材料")).to_be_visible()
    expect(page.get_by_role("img", name="检查现场")).to_be_visible()
    look(page, "activities-after")
    is_accessible(page)
    page.get_by_role("link", name="打印签到表").click()
    look(page, "activities-sign-in-sheet")
    is_accessible(page)
