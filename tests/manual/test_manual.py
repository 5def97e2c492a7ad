"""Does the manual show the product as it is? `make manual` walks through it and takes the pictures anew."""

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page

from liaison.tenancy.door import entered
from tests import build_activities, build_duties, build_schemes, cast
from tests.browser.conftest import LogIn, chromium, follow, log_in, window
from tests.browser.test_county import enter
from tests.browser.test_scheme_walk import DEMO_NOTICE, review_everything
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

__all__ = ["chromium", "log_in", "window"]  # fixtures of the browser that this file uses

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual"
IMAGES = MANUAL / "images"
CHAPTERS = sorted(MANUAL.glob("[0-9][0-9]-*.md"))
LARGEST = 150 * 1024  # bytes of a picture
USED = re.compile(r"!\[([^\]]*)\]\(images/([^)]+)\)")

takes_pictures = pytest.mark.skipif(
    "LIAISON_TAKE_PICTURES" not in os.environ, reason="Pictures are taken by `make manual` alone."
)


def _used() -> dict[str, str]:
    """Each picture that the chapters use, with its description."""
    return {name: text for path in CHAPTERS for text, name in USED.findall(path.read_text("utf-8"))}


def test_every_picture_that_is_used_exists_and_every_one_that_exists_is_used() -> None:
    assert set(_used()) == {path.name for path in IMAGES.glob("*.png")}


def test_every_picture_is_described_and_small() -> None:
    assert all(_used().values())
    assert [path.name for path in IMAGES.glob("*.png") if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_begins_with_its_title_and_what_it_is_about(path: Path) -> None:
    title, blank, lead, *_ = path.read_text("utf-8").splitlines()
    assert title.startswith("# ")
    assert not blank
    assert lead.endswith("。")


def test_the_list_names_every_chapter_by_its_title() -> None:
    listed = re.findall(r"^\d+\. \[(.+)\]\((.+)\)$", (MANUAL / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [(path.read_text("utf-8").splitlines()[0][2:], path.name) for path in CHAPTERS]


def test_a_chapter_that_another_leads_to_exists() -> None:
    links = {link for path in CHAPTERS for link in re.findall(r"\]\((\d\d-[^)]+)\)", path.read_text("utf-8"))}
    assert links <= {path.name for path in CHAPTERS}


def test_the_contents_lead_to_every_chapter(client_of: ClientOf) -> None:
    client = client_of("observer")
    page = client.get(reverse("manual:contents")).content.decode()
    addresses = [reverse("manual:chapter", args=[int(path.name[:2])]) for path in CHAPTERS]
    assert all(address in page for address in addresses)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_a_chapter_that_is_not_there_is_not_found(client_of: ClientOf) -> None:
    assert client_of("observer").get(reverse("manual:chapter", args=[99])).status_code == 404


def test_the_manual_is_for_those_who_have_logged_in(db: None) -> None:
    assert Client().get(reverse("manual:contents")).status_code == 302


def _take(page: Page, name: str, part: Locator | None = None) -> None:
    """A picture of the window's upper part, or of one part of the page."""
    IMAGES.mkdir(exist_ok=True)
    path = IMAGES / f"{name}.png"
    if part is None:
        page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1100, "height": 700})
    else:
        part.screenshot(path=path)


def _compare_the_last_two(page: Page) -> None:
    page.wait_for_url("**/compare/**")
    for name, chosen in (("before", 2), ("after", 1)):
        page.locator(f"select[name={name}]").select_option(index=chosen)
    page.get_by_role("button", name="比较").click()
    page.locator(".tally").evaluate("tally => window.scrollTo(0, tally.offsetTop - 16)")


@takes_pictures
@pytest.mark.browser
def test_the_pictures_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    window.set_viewport_size({"width": 1100, "height": 700})
    window.goto("/log-in/")
    _take(window, "log-in")
    page = log_in("government_coordinator")
    go: Callable[[str], None] = lambda name: page.get_by_role("link", name=name).first.click()  # noqa: E731
    follow(page, "通知审核")
    go("上传通知")
    _take(page, "upload")
    page.set_input_files("input[type=file]", DEMO_NOTICE)
    page.get_by_role("button", name="读取通知").click()
    page.wait_for_url("**/drafts/*/")
    _take(page, "review")
    review_everything(page)
    page.fill("#issue input[name=starts]", date(2026, 3, 1).isoformat())
    _take(page, "issue", page.locator("#issue"))
    page.get_by_role("button", name="发布为现行方案").click()
    page.wait_for_url("**/versions/*/")
    _take(page, "version")
    page.get_by_role("link", name="撤销发布").click()
    _take(page, "revoke")
    page.goto("/")
    _take(page, "home")
    page.keyboard.press("/")
    page.keyboard.type("jyj")
    page.locator(".suggestions a").first.wait_for()
    _take(page, "search")
    page.goto("/")
    go("矩阵")
    _take(page, "matrix")
    page.locator(".matrix td a").first.click()
    page.locator(".lead a").click()
    page.wait_for_url("**/rules/*/")
    _take(page, "rule")
    follow(page, "沿革")
    _take(page, "history")
    go("比较方案")
    _compare_the_last_two(page)
    _take(page, "compare")


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_drafting_and_of_places_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    window.set_viewport_size({"width": 1100, "height": 700})
    build_schemes.version(by=city.actor("government_coordinator"))
    district = cast.district(city.place)
    enter(window, district, "government_coordinator")
    follow(window, "通知审核")
    window.get_by_role("link", name="起草方案").first.click()
    _take(window, "start")
    window.fill("#id_number", "临政办函〔2026〕5号")
    window.get_by_role("button", name="开始起草").click()
    window.wait_for_url("**/drafts/*/")
    _take(window, "county")
    window.get_by_role("link", name="预览、下载通知文稿").click()
    _take(window, "written")
    window.go_back()
    review_everything(window)
    window.fill("#issue input[name=starts]", "2026-06-01")
    window.get_by_role("button", name="发布为现行方案").click()
    window.wait_for_url("**/versions/*/")
    page = log_in("united_front_coordinator")
    follow(page, "下级方案")
    _take(page, "below")


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_activities_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    window.set_viewport_size({"width": 1100, "height": 700})
    build_schemes.version(by=city.actor("government_coordinator"))
    with entered({city.place.pk}):
        for number, what in enumerate(("走访座谈，通报招生政策", "商议社区教育试点", "联合调研托育服务")):
            build_activities.activity(
                by=city.actor("department_officer"),
                hosts=[city.units["教育局"]],
                guests=[city.units["民盟"]],
                what=what,
                on=TODAY + timedelta(days=7 * number - 7),
            )
    page = log_in("department_officer")
    page.get_by_role("link", name="活动", exact=True).first.click()
    _take(page, "activity-list")
    page.get_by_role("link", name="走访座谈，通报招生政策").click()
    _take(page, "activity-page")
    page.goto(reverse("activities:enter", args=[city.place.pk]))
    page.locator("input[name=guests][data-name=民盟市委会]").check()
    _take(page, "activity-enter")


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_confirming_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    window.set_viewport_size({"width": 1100, "height": 700})
    with entered({city.place.pk}):
        first, *_others = [
            build_activities.activity(
                by=city.actor("department_officer"),
                hosts=[city.units["教育局"]],
                guests=[city.units["民盟"]],
                what=what,
                on=TODAY - timedelta(days=number),
            )
            for number, what in enumerate(("走访座谈，通报招生政策", "商议社区教育试点", "联合调研托育服务"))
        ]
    page = log_in("organisation_secretary")
    page.goto(reverse("notifications:inbox"))
    _take(page, "confirming-inbox")
    page.goto(reverse("activities:confirm_month", args=[city.place.pk]))
    _take(page, "confirming-month")
    where = reverse("activities:activity", args=[city.place.pk, first.pk])
    page.goto(where)
    page.get_by_text("民盟市委会有异议").click()
    page.get_by_label("哪里不符").fill("当天来的是科长，不是副局长")
    page.get_by_role("button", name="提出异议").click()
    page.locator(".words-note").wait_for()
    page = log_in("government_coordinator")
    page.goto(where)
    page.get_by_label("属实，照原登记计入").check()
    page.get_by_label("依据").fill("签到表上有副局长")
    _take(page, "confirming-settle", page.locator(".card", has=page.locator(".words")))
    page.goto(reverse("activities:links", args=[city.place.pk]))
    page.get_by_label("单位", exact=True).select_option(label="民盟市委会")
    page.get_by_role("button", name="制作链接").click()
    page.locator(".qr-box").wait_for()
    _take(page, "confirming-letter")


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_calendar_and_pair_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    window.set_viewport_size({"width": 1100, "height": 700})
    build_schemes.version(by=city.actor("government_coordinator"))
    met = [("走访座谈", -200), ("商议社区教育试点", -70), ("招生政策通报", -5), ("暑期托管调研", 2)]
    others = [("健康义诊", 3), ("卫生工作通报", 8)]
    with entered({city.place.pk}):
        for host, planned in (("教育局", met), ("卫生健康委", others)):
            for what, days in planned:
                build_activities.activity(
                    by=city.actor("government_coordinator"),
                    hosts=[city.units[host]],
                    guests=[city.units["民盟"]],
                    what=what,
                    on=TODAY + timedelta(days=days),
                )
    page = log_in("department_officer")
    page.goto(reverse("activities:calendar", args=[city.place.pk]) + "?scope=counterparts")
    page.locator(".plan-tools").evaluate("tools => window.scrollTo(0, tools.offsetTop - 16)")
    _take(page, "calendar")
    page.goto(reverse("activities:enter", args=[city.place.pk]) + "?on=2026-06-18")
    page.locator("input[name=guests][data-name=民盟市委会]:visible").check()
    page.locator("[data-take-day]").first.wait_for()
    _take(page, "calendar-warned", page.locator(".clashes"))
    page.goto(
        reverse("activities:pair", args=[city.place.pk, city.units["教育局"].pk, city.units["民盟"].pk])
    )
    _take(page, "pair")


@takes_pictures
@pytest.mark.browser
def test_the_picture_of_the_door_is_taken(city: City, log_in: LogIn, window: Page) -> None:
    with entered({city.place.pk}):
        held = build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            what="商议社区教育试点",
        )
    page = log_in("department_officer")
    page.set_viewport_size({"width": 390, "height": 1000})
    page.goto(reverse("activities:sign_in", args=[city.place.pk, held.pk]))
    page.get_by_role("button", name="韩若川").click()
    page.get_by_text("已到 1 人").wait_for()
    _take(page, "sign-in", page.locator("main"))


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_duties_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    window.set_viewport_size({"width": 1100, "height": 700})
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="briefing", per="6m"))
        build_activities.activity(
            by=city.actor("department_officer"), hosts=[city.units["教育局"]], guests=[city.units["民盟"]]
        )
    page = log_in("department_officer")
    page.goto(reverse("duties:own", args=[city.place.pk]))
    _take(page, "duties-board")
    page.locator("#own-overdue").get_by_role("link", name="年度计划").first.click()
    _take(page, "duties-why")
