"""How much has a hand to do to enter an activity? Counted in a browser, from the first page to the entry."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import build_schemes
from tests.browser.conftest import WIDTHS, LogIn, Look
from tests.browser.test_frame import is_accessible
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.browser
MOST = 60  # presses of a key or a button
KEYS_OF_A_CHARACTER = 4  # of an input method, its choice included


@dataclass
class Hand:
    """Counts what it does to a page."""

    page: Page
    done: int = 0

    def press(self, what: Locator) -> None:
        what.click()
        self.done += 1

    def write(self, field: Locator, text: str) -> None:
        """One press into the field, and the keys of an input method."""
        field.click()
        field.press_sequentially(text)
        self.done += 1 + KEYS_OF_A_CHARACTER * len(text)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True).first

    def box(self, name: str, part: str = "guests") -> Locator:
        return self.page.locator(f"input[name={part}][data-name={name}]:visible")


@pytest.fixture
def scheme(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))


def test_an_officer_enters_a_visit(log_in: LogIn, look: Look, city: City, scheme: None) -> None:
    hand = Hand(log_in("department_officer"))
    hand.press(hand.link("活动"))
    look(hand.page, "activities-none")
    hand.press(hand.link("登记活动"))
    look(hand.page, "activities-enter")
    is_accessible(hand.page)
    hand.press(hand.box("民盟市委会"))
    hand.write(hand.page.locator("#id_what"), "商议社区教育试点")
    hand.press(hand.button("登记为已开展"))
    expect(hand.page.get_by_role("heading", name="商议社区教育试点", level=1)).to_be_visible()
    assert hand.done <= MOST
    look(hand.page, "activities-activity")
    is_accessible(hand.page)
    hand.page.get_by_role("link", name="修改", exact=True).click()
    look(hand.page, "activities-edit")
    is_accessible(hand.page)
    hand.page.get_by_role("link", name="活动", exact=True).first.click()
    look(hand.page, "activities-list")
    is_accessible(hand.page)


def test_a_secretary_enters_on_a_phone_what_the_other_side_held_yesterday(
    log_in: LogIn, city: City, scheme: None
) -> None:
    page = log_in("organisation_secretary")
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["phone"], strict=True)))  # type: ignore[arg-type]
    hand = Hand(page)
    menu = page.locator("summary:visible", has_text="菜单")
    if menu.count():
        hand.press(menu.first)
    hand.press(page.locator("a:visible", has_text="活动").first)
    hand.press(hand.link("登记活动"))
    hand.press(hand.button("昨天"))
    hand.press(hand.box("市教育局"))
    hand.write(page.locator("#id_what"), "通报招生政策")
    hand.press(page.get_by_label("对方主办"))
    hand.press(hand.button("登记为已开展"))
    expect(page.get_by_role("heading", name="通报招生政策", level=1)).to_be_visible()
    expect(page.locator("dd", has_text="市教育局").first).to_be_visible()
    assert hand.done <= MOST


def test_a_coordinator_enters_a_plan_for_two_others(
    log_in: LogIn, look: Look, city: City, scheme: None
) -> None:
    hand = Hand(log_in("government_coordinator"))
    page = hand.page
    hand.press(hand.link("活动"))
    hand.press(hand.link("登记活动"))
    hand.press(page.get_by_label("联合调研"))
    page.get_by_label("日期", exact=True).fill(TODAY.replace(day=28).isoformat())
    hand.done += 8
    if not hand.box("农工党市委会").count():
        hand.press(page.locator("summary:visible", has_text="单位").first)
    hand.press(hand.box("农工党市委会"))
    hand.press(page.get_by_label("另选主办单位"))
    hand.press(hand.box("市卫生健康委", "hosts"))
    look(page, "activities-enter-coordinator")
    hand.press(hand.button("登记为已安排"))
    expect(page.get_by_text("已登记为已安排")).to_be_visible()
    assert hand.done <= MOST


def test_the_form_works_without_scripts(log_in: LogIn, city: City, scheme: None) -> None:
    page = log_in("department_officer")
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"/places/{city.place.pk}/activities/enter/")
    page.locator("input[name=guests][data-name=民盟市委会]").check()
    page.locator("form[data-activity] button[type=submit]").click()
    expect(page.get_by_role("heading", name="走访（民盟市委会）", level=1)).to_be_visible()
