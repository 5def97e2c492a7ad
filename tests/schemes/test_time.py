"""What becomes of a scheme in time: amended, superseded on a day to come, repealed, looked at on any day?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import Fact
from liaison.record.models import Entry
from liaison.schemes.actions import (
    ActionRefused,
    CannotIssue,
    choose_change,
    choose_mode,
    decide_proposal,
    issue_scheme,
    repeal_scheme,
)
from liaison.schemes.models import LiaisonRule, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Change, Decision, Mode
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.queries.scheme import version_in_force
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.build import NOW
from tests.build_schemes import assignment, common, duty, header, pair, question
from tests.cast import City
from tests.schemes.reading import page
from tests.settings import TODAY

LATER = date(2026, 9, 1)
AMENDING = header(title="关于对口联系的补充通知", number="澄政办函〔2026〕30号")
HEALTH = pair(department="市卫生健康委", organisation="农工党", organisation_name="农工党市委会")


@pytest.fixture
def by(city: City) -> Actor:
    return city.actor("government_coordinator")


def amending(by: Actor, changes: Iterable[tuple[Fact, Change]]) -> SchemeDraft:
    """A supplementary notice, reviewed: what each of its facts does, accepted."""
    asked = list(changes)
    with entered({by.jurisdiction_id}):
        draft = build_schemes.draft(by=by, facts=[AMENDING, *(fact for fact, _ in asked)])
        choose_mode(draft=draft, mode=Mode.AMENDMENT, by=by, at=NOW)
        proposals = list(Proposal.objects.filter(draft=draft).order_by("position"))
        for proposal, (_, change) in zip(proposals[1:], asked, strict=True):
            choose_change(proposal=proposal, change=change, by=by, at=NOW)
        for proposal in Proposal.objects.filter(draft=draft).select_related("draft__notice"):
            decide_proposal(proposal=proposal, decision=Decision.ACCEPTED, by=by, at=NOW)
        return draft


def issue(draft: SchemeDraft, by: Actor, *, starts: date = TODAY) -> tuple[SchemeVersion, ...]:
    with entered({by.jurisdiction_id}):
        return issue_scheme(draft=draft, starts=starts, by=by, at=NOW)


def pairs_on(city: City, on: date) -> set[tuple[str, str]]:
    with entered({city.place.pk}):
        found = matrix(city.place.pk, on=on)
    if found is None:
        return set()
    return {
        (row.department.name, cell.organisation.name)
        for row in found.rows
        for cell in row.cells
        if cell.pair is not None
    }


def test_an_amendment_keeps_what_it_does_not_mention(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    before = pairs_on(city, TODAY)
    issue(amending(by, [(HEALTH, Change.ADDED)]), by, starts=TODAY)
    assert pairs_on(city, TODAY) == before | {("市卫生健康委", "农工党市委会")}


def test_what_is_kept_keeps_its_own_notice_and_the_version_cites_both(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    (version,) = issue(amending(by, [(HEALTH, Change.ADDED)]), by)
    with entered({city.place.pk}):
        numbers = {
            rule.department_name: rule.notice.number for rule in version.liaisonrule_set.all() if rule.notice
        }
        cited = {notice.number for notice in version.notices.all()}
    assert numbers["市教育局"] == "澄政办函〔2025〕9号"
    assert numbers["市卫生健康委"] == "澄政办函〔2026〕30号"
    assert cited == {"澄政办函〔2025〕9号", "澄政办函〔2026〕30号"}


def test_an_amendment_takes_away_and_carries_the_duties_over(city: City, by: Actor) -> None:
    (before, _) = build_schemes.version(by=by, facts=(*build_schemes.USUAL, HEALTH))
    (version,) = issue(amending(by, [(pair(), Change.REMOVED)]), by)
    assert ("市教育局", "民盟市委会") not in pairs_on(city, TODAY)
    assert ("市卫生健康委", "农工党市委会") in pairs_on(city, TODAY)
    with entered({city.place.pk}):
        assert [one.kind for one in version.duty_set.all()] == [one.kind for one in before.duty_set.all()]


def test_an_amendment_of_departments_leaves_the_leaders_alone(city: City, by: Actor) -> None:
    (_, leaders) = build_schemes.version(by=by)
    issue(amending(by, [(HEALTH, Change.ADDED)]), by)
    with entered({city.place.pk}):
        assert version_in_force(city.place.pk, Subject.LEADERS, on=TODAY) == leaders


def test_a_leader_is_replaced_by_an_amendment(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    changes = [(assignment(), Change.REMOVED), (assignment(leader="方若"), Change.ADDED)]
    issue(amending(by, changes), by)
    assert "方若" in page(city, "leaders")
    assert "梁修远" not in page(city, "leaders").split("按领导")[1]


def test_a_stated_scope_takes_the_place_of_the_one_before(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    wider = common(covers=("party", "工商联"), scope="各民主党派市委会、市工商联", names=("民盟", "工商联"))
    issue(amending(by, [(wider, Change.STATED)]), by)
    assert ("市发展改革委", "市工商联") in pairs_on(city, TODAY)


def test_an_amendment_may_be_about_duties_alone(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    (version,) = issue(amending(by, [(duty(kind="research", minimum=2), Change.ADDED)]), by)
    with entered({city.place.pk}):
        assert {one.kind for one in version.duty_set.all()} == {"visit", "research"}
        assert version.liaisonrule_set.count() == 2


def test_what_is_not_there_cannot_be_taken_away_and_nothing_happens(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    draft = amending(by, [(HEALTH, Change.REMOVED)])
    with pytest.raises(CannotIssue, match="不在现行方案中"):
        issue(draft, by)
    with entered({city.place.pk}):
        assert SchemeVersion.objects.count() == 2


def test_where_nothing_is_in_force_there_is_nothing_to_amend(by: Actor, city: City) -> None:
    with pytest.raises(CannotIssue, match="没有施行中的"):
        issue(amending(by, [(HEALTH, Change.ADDED)]), by)


def test_an_amendment_is_on_record_with_its_counts(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    issue(amending(by, [(HEALTH, Change.ADDED), (pair(), Change.REMOVED)]), by)
    with entered({city.place.pk}):
        entry = Entry.objects.get(code="scheme.amended")
    assert (entry.detail["added"], entry.detail["removed"]) == (1, 1)


def test_the_review_offers_the_choice_and_says_why(city: City, by: Actor) -> None:
    draft = build_schemes.draft(by=by, facts=[AMENDING, HEALTH], text="关于对口联系的补充通知\n增加如下。")
    shown = page(city, "review", draft.pk, role="government_coordinator")
    assert "关于对口联系的补充通知" in shown[shown.index("文中写有") :]
    browser = cast.client(city.seats["government_coordinator"])
    browser.post(reverse("schemes:choose_mode", args=[city.place.pk, draft.pk]), {"mode": "amendment"})
    shown = page(city, "review", draft.pk, role="government_coordinator")
    assert "发布时与现行方案合并" in shown
    assert 'name="change"' in shown


def test_a_closed_draft_changes_no_more(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    with entered({city.place.pk}):
        draft = SchemeDraft.objects.get()
        proposal = draft.proposals.earliest("position")
        with pytest.raises(ActionRefused):
            choose_mode(draft=draft, mode=Mode.AMENDMENT, by=by, at=NOW)
        with pytest.raises(ActionRefused):
            choose_change(proposal=proposal, change=Change.ADDED, by=by, at=NOW)


def test_a_version_to_come_is_shown_and_the_present_one_ends_on_its_day(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    build_schemes.version(by=by, facts=[header(title="新方案"), HEALTH], starts=LATER)
    build_schemes.version(by=by, facts=[header(title="更新的方案"), pair()], starts=date(2027, 1, 1))
    assert pairs_on(city, date(2026, 8, 31)) == pairs_on(city, TODAY)
    assert pairs_on(city, LATER) == {("市卫生健康委", "农工党市委会")}
    assert pairs_on(city, date(2027, 1, 1)) == {("市教育局", "民盟市委会")}
    history = page(city, "history")
    assert history.count("即将施行") == 2
    assert "将止于 2026-09-01" in history
    assert "止于 2026-09-01" in page(city, "matrix")


def test_no_version_is_slipped_in_before_one_that_is_issued(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    build_schemes.version(by=by, facts=[header(), HEALTH], starts=LATER)
    with pytest.raises(CannotIssue, match="晚于这份方案的施行日期"):
        build_schemes.version(by=by, facts=[header(), pair()], starts=date(2026, 7, 1))


def repealed(version: SchemeVersion, by: Actor, *, on: date = LATER, number: str = "") -> SchemeVersion:
    with entered({by.jurisdiction_id}):
        return repeal_scheme(version=version, on=on, reason="机构调整", number=number, by=by, at=NOW)


def test_a_repealed_scheme_ends_with_its_reason_and_nothing_follows(city: City, by: Actor) -> None:
    (version, _) = build_schemes.version(by=by)
    ended = repealed(version, by, number="澄政发〔2026〕2号")
    assert (ended.ends, ended.ended_how) == (LATER, EndedHow.REPEALED)
    assert pairs_on(city, date(2026, 8, 31))
    assert not pairs_on(city, LATER)
    assert "机构调整（澄政发〔2026〕2号）" in page(city, "history")


def test_a_new_scheme_follows_a_repealed_one_from_its_end_on(city: City, by: Actor) -> None:
    (version, _) = build_schemes.version(by=by)
    repealed(version, by)
    with pytest.raises(CannotIssue, match="已定于 2026-09-01 废止"):
        build_schemes.version(by=by, facts=[header(), HEALTH], starts=date(2026, 7, 1))
    build_schemes.version(by=by, facts=[header(), HEALTH], starts=LATER)
    assert pairs_on(city, LATER) == {("市卫生健康委", "农工党市委会")}


def test_a_scheme_is_repealed_on_its_page_by_coordinators(city: City, by: Actor) -> None:
    (version, _) = build_schemes.version(by=by)
    browser = cast.client(city.seats["united_front_coordinator"])
    address = reverse("schemes:repeal", args=[city.place.pk, version.pk])
    assert address in page(city, "version", version.pk, role="united_front_coordinator")
    assert address not in page(city, "version", version.pk, role="department_officer")
    refused = browser.post(address, {"on": "2025-01-01", "reason": "机构调整"})
    assert refused.status_code == 422
    assert "废止日期应晚于施行日期" in refused.content.decode()
    assert browser.post(address, {"on": "2026-09-01", "reason": "机构调整"}).status_code == 302
    assert "废止" in page(city, "version", version.pk)


def test_an_open_list_is_marked_where_the_question_about_it_was_left_open(city: City, by: Actor) -> None:
    (version, _) = build_schemes.version(by=by, facts=(*build_schemes.USUAL, question()))
    assert version.list_is_open
    assert "等部门" in page(city, "matrix")
    assert "等部门" in page(city, "version", version.pk)
    (amended,) = issue(amending(by, [(HEALTH, Change.ADDED)]), by)
    assert amended.list_is_open, "What was open stays open."


@pytest.mark.parametrize("name", ["leaders", "duties", "institutions", "history"])
def test_pages_of_another_day_lead_to_pages_of_the_same_day(city: City, by: Actor, name: str) -> None:
    build_schemes.version(by=by)
    shown = page(city, name, on=date(2026, 3, 1))
    for other in ("matrix", "leaders", "duties", "institutions", "history"):
        assert f'{reverse(f"schemes:{other}", args=[city.place.pk])}?on=2026-03-01"' in shown


def test_a_unit_shows_with_whom_it_kept_liaison_over_time(city: City, by: Actor) -> None:
    build_schemes.version(by=by, starts=date(2024, 1, 1))
    other = pair(organisation="农工党", organisation_name="农工党市委会")
    build_schemes.version(by=by, facts=[header(), other], starts=date(2025, 1, 1))
    build_schemes.version(by=by, facts=[header(), other, HEALTH], starts=date(2026, 1, 1))
    shown = page(city, "unit", city.units["教育局"].pk)
    over_time = shown[shown.index("历次对口联系") :]
    assert "民盟市委会" in over_time
    assert "2024-01-01" in over_time
    assert "2026-01-01" not in over_time, "A new version that keeps a pair does not break it."


def test_one_rule_may_not_be_shown_of_a_version_void_from_the_start(city: City, by: Actor) -> None:
    """Superseded on its own first day, a version was never in force."""
    build_schemes.version(by=by)
    build_schemes.version(by=by, facts=[header(), HEALTH])
    assert pairs_on(city, build_schemes.STARTS) == {("市卫生健康委", "农工党市委会")}
    with entered({city.place.pk}):
        assert LiaisonRule.objects.count() == 3


def test_who_leads_the_work_is_said_before_the_list(city: City, by: Actor) -> None:
    leading = replace(assignment(organisation="*"), data={**assignment(organisation="*").data, "leads": True})
    build_schemes.version(by=by, facts=[header(), pair(), leading, assignment(leader="方若")])
    shown = page(city, "leaders")
    assert shown.index("牵头负责对口联系工作") < shown.index("按领导") < shown.index("按党派团体")
    by_organisation = shown[shown.index("按党派团体") :]
    assert "方若" in by_organisation
    assert "由梁修远听取意见" in by_organisation
