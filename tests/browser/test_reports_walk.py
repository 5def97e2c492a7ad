"""Can papers be entered, somebody let off, a merger noted and a draft rehearsed, on a desk and on a phone?"""

from datetime import date

from playwright.sync_api import expect

from liaison.tenancy.door import entered
from tests import build_activities, build_duties, build_reports, build_schemes
from tests.browser.conftest import LogIn, Look
from tests.cast import City
from tests.settings import TODAY


def test_a_paper_is_sent_and_confirmed(city: City, log_in: LogIn, look: Look) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
        build_reports.submission(
            city.units["发展改革委"], by=city.actor("government_coordinator"), received_on=date(2026, 3, 2)
        )
        build_reports.submission(city.units["教育局"], by=city.actor("department_officer"))
    page = log_in("united_front_coordinator")
    page.goto(f"/places/{city.place.pk}/submissions/")
    look(page, "submissions")
    page.get_by_role("link", name="待确认").first.click()
    look(page, "submission")
    page.get_by_role("button", name="确认收到").click()
    expect(page.get_by_text("已收到（纸质）").first).to_be_visible()
    page.goto(f"/places/{city.place.pk}/submissions/enter/")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("请先改正以下问题")).to_be_visible()
    look(page, "submission-enter")


def test_leave_and_a_merger(city: City, log_in: LogIn, look: Look) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city)
    page = log_in("government_coordinator")
    page.goto(f"/places/{city.place.pk}/leave/exempt/?department={city.units['教育局'].pk}")
    page.get_by_label("从哪天起").fill("2026-01-01")
    page.get_by_label("到哪天止").fill("2026-12-31")
    page.get_by_label("理由").fill("机构改革，上半年不作安排")
    look(page, "leave-form")
    page.get_by_role("button", name="给予免除").click()
    expect(page.get_by_text("机构改革，上半年不作安排")).to_be_visible()
    look(page, "leave")
    page.get_by_role("link", name="机构职能承接").click()
    page.get_by_label("原单位").select_option(label="市教育局")
    page.get_by_label("承接单位").select_option(label="市卫生健康委")
    page.get_by_label("从哪天起承接").fill("2026-05-01")
    page.get_by_role("button", name="看看会有什么变化").click()
    expect(page.get_by_text("还没有保存")).to_be_visible()
    look(page, "succession-effect")
    page.get_by_role("button", name="确认登记").click()
    page.get_by_role("link", name="撤回").click()
    page.get_by_label("撤回的原因").fill("选错了承接单位")
    page.get_by_role("button", name="看看会有什么变化").click()
    expect(page.get_by_text("还没有保存")).to_be_visible()
    look(page, "succession-withdrawal")
    page.get_by_role("button", name="确认撤回").click()
    expect(page.get_by_text("选错了承接单位")).to_be_visible()
    look(page, "successions")


def test_a_draft_is_rehearsed(city: City, log_in: LogIn, look: Look) -> None:
    asked = (
        build_duties.duty(),
        build_duties.duty(kind="activity", actor="各部门", minimum=2, scope="actor"),
        build_duties.duty(kind="annual_plan", actor="各部门", scope="actor"),
    )
    draft = build_schemes.draft(
        by=city.actor("government_coordinator"), facts=(*build_schemes.USUAL[:4], *asked)
    )
    with entered({city.place.pk}):
        build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            on=date(TODAY.year - 1, 5, 6),
        )
    page = log_in("government_coordinator")
    page.goto(f"/places/{city.place.pk}/drafts/{draft.pk}/")
    page.goto(f"/places/{city.place.pk}/rehearsals/{draft.pk}/")
    expect(page.get_by_text("年各单位的负担")).to_be_visible()
    look(page, "rehearsal")
