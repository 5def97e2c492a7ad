"""Which pictures does the chapter on coordinating need? Taken by `make manual`, with the others."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from liaison.tenancy.door import entered
from tests import build_activities, build_duties, build_schemes
from tests.browser.conftest import LogIn, chromium, log_in, window
from tests.cast import City
from tests.manual.test_manual import IMAGES, takes_pictures
from tests.settings import TODAY

__all__ = ["chromium", "log_in", "window"]  # fixtures of the browser that this file uses


def _take(page: Page, name: str, height: int = 760) -> None:
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=IMAGES / f"{name}.png", clip={"x": 0, "y": 0, "width": 1100, "height": height})


def _year(city: City) -> None:
    """A scheme with duties, three things done this year and one planned."""
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="briefing", per="6m"))
        held = (("教育局", "民盟", -40), ("教育局", "民盟", -12), ("发展改革委", "农工党", -3))
        for department, organisation, days in (*held, ("教育局", "民盟", 8)):
            build_activities.activity(
                by=city.actor("government_coordinator"),
                hosts=[city.units[department]],
                guests=[city.units[organisation]],
                what="走访座谈，通报上半年工作",
                on=TODAY + timedelta(days=days),
            )
    build_schemes.linked_leader(city=city)


@takes_pictures
@pytest.mark.browser
def test_the_pictures_of_coordinating_are_taken(city: City, log_in: LogIn, window: Page) -> None:
    _year(city)
    window.set_viewport_size({"width": 1100, "height": 760})
    page = log_in("government_coordinator")
    page.goto(f"/places/{city.place.pk}/heat/")
    _take(page, "coordinating-heat")
    page.locator("#listed input[name=finding]").first.check()
    page.get_by_role("button", name="催办所选").click()
    page.wait_for_url("**/chase/")
    _take(page, "coordinating-chase")
    page = log_in("department_officer")
    page.goto(f"/places/{city.place.pk}/plan/")
    _take(page, "coordinating-plan", 560)
    page = log_in("city_leader")
    page.goto(f"/places/{city.place.pk}/mine/")
    _take(page, "coordinating-mine", 720)
