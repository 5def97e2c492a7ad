"""Can a whole notice be reviewed without a mouse, and does each fact lead to its sentence and back?"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from liaison.schemes.actions import decide_proposal
from liaison.schemes.models.drafts import Decision
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.browser.conftest import LogIn, Look
from tests.build import NOW
from tests.cast import City

CHANGED = (*build_schemes.USUAL, build_schemes.pair(department="市海洋局", organisation="农工党"))

pytestmark = pytest.mark.browser

LINES = [f"第{number}组：市单位{number}局联系民盟市委会。" for number in range(1, 151)]
TEXT = "澄岚市对口联系安排\n" + "\n".join(LINES)


def long_draft(city: City) -> str:
    """The address of a draft of 150 pairs, each with its sentence."""
    by = city.actor("government_coordinator")
    facts = [build_schemes.header()]
    for number, line in enumerate(LINES, start=1):
        fact = build_schemes.pair(department=f"市单位{number}局")
        facts.append(build_schemes.cited(fact, TEXT, line))
    draft = build_schemes.draft(by=by, facts=facts, text=TEXT)
    return f"/places/{city.place.pk}/drafts/{draft.pk}/"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def press(page: Page, key: str, *, decided: int) -> None:
    """A key that decides, and the answer to it."""
    page.keyboard.press(key)
    page.wait_for_function(
        "count => document.querySelectorAll('.proposal-accepted, .proposal-rejected').length === count",
        arg=decided,
    )


def test_150_pairs_are_reviewed_without_a_mouse(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("government_coordinator")
    page.goto(long_draft(city))
    page.keyboard.press("j")
    assert focused(page) == page.locator("[data-fact]").first.get_attribute("id")
    for decided in range(1, 6):
        press(page, "a", decided=decided)
    press(page, "x", decided=6)
    assert page.locator(".proposal-rejected").count() == 1
    assert "已不采纳" in (page.locator("[data-said]").text_content() or "")
    page.keyboard.press("k")
    page.keyboard.press("u")
    page.wait_for_function("() => document.querySelectorAll('.proposal-rejected').length === 0")
    page.keyboard.press("n")
    lit = page.locator(".read.is-lit")
    assert lit.count() == 1, "The sentence of the fact is lit."
    look(page, "review-keys")
    page.keyboard.press("?")
    assert page.locator("[data-keys] dl").is_visible()
    page.keyboard.press("?")
    here = page.url
    page.reload()
    assert focused(page) == here.split("#")[1], "A reload comes back to the same fact."
    page.keyboard.press("e")
    page.wait_for_url("**/edit/")
    page.keyboard.type("j")
    assert page.url.endswith("/edit/"), "Letters are letters while one types."


def test_a_sentence_leads_to_its_fact(log_in: LogIn, city: City) -> None:
    page = log_in("government_coordinator")
    page.goto(long_draft(city))
    sentence = page.locator(".read").nth(40)
    sentence.click()
    assert page.locator(".proposal.is-lit").count() == 1
    assert focused(page) == (sentence.get_attribute("href") or "").removeprefix("#")


def test_selected_words_are_added(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("government_coordinator")
    page.goto(long_draft(city))
    page.evaluate(
        """() => {
            const words = document.querySelector("#t0").firstChild;
            const range = document.createRange();
            range.setStart(words, 0);
            range.setEnd(words, 3);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.locator("[data-selected]").wait_for(state="visible")
    page.locator("[data-selected] [data-add]").first.click()
    page.wait_for_url("**/add/**")
    assert "start=0" in page.url
    assert "end=3" in page.url
    look(page, "review-add")


def test_the_new_pages_pass_the_rules_of_accessibility(log_in: LogIn, look: Look, city: City) -> None:
    page = log_in("government_coordinator")
    draft = build_schemes.draft(by=city.actor("government_coordinator"), facts=CHANGED)
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        for proposal in draft.proposals.exclude(sort="duty"):
            decide_proposal(proposal=proposal, decision=Decision.ACCEPTED, by=by, at=NOW)
    version = build_schemes.version(by=city.actor("government_coordinator"))[0]
    place = f"/places/{city.place.pk}"
    addresses = {
        "review": f"{place}/drafts/{draft.pk}/",
        "preview": f"{place}/drafts/{draft.pk}/preview/?starts=2026-03-01",
        "add": f"{place}/drafts/{draft.pk}/add/?sort=duty",
        "revoke": f"{place}/versions/{version.pk}/revoke/",
        "correct": f"{place}/versions/{version.pk}/correct/",
    }
    axe = Axe()
    for name, address in addresses.items():
        page.goto(address)
        look(page, f"review-page-{name}")
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
