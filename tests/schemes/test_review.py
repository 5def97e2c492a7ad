"""How does a person work through a draft, and who may not?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from liaison.core.schemes.facts import Fact
from liaison.record.models import Entry
from liaison.schemes.models import BodyMatch, LiaisonRule, Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import build_schemes, cast
from tests.cast import City
from tests.frame import FRAME_QUERIES

DAY = date(2026, 3, 1)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


@pytest.fixture
def draft(city: City) -> SchemeDraft:
    facts = (*build_schemes.USUAL, build_schemes.question(), build_schemes.pair(department="市发改局"))
    return build_schemes.draft(by=city.actor("government_coordinator"), facts=facts)


def first(draft: SchemeDraft, sort: str) -> Proposal:
    with entered({draft.jurisdiction_id}):
        return draft.proposals.filter(sort=sort).order_by("position")[0]


def address(page: str, draft: SchemeDraft, pk: int | None = None) -> str:
    return reverse(f"schemes:{page}", args=[draft.jurisdiction_id, pk or draft.pk])


def test_a_decision_swaps_the_row_and_the_counts(browser: Client, draft: SchemeDraft) -> None:
    link = first(draft, "link")
    answer = browser.post(address("decide_proposal", draft, link.pk), {"decision": "rejected"}, headers=HTMX)
    page = answer.content.decode()
    assert f'id="p{link.pk}"' in page
    assert "proposal-rejected" in page
    assert page.count('hx-swap-oob="true"') == 3
    assert "<html" not in page


def test_without_scripts_a_decision_leads_back_to_the_row(browser: Client, draft: SchemeDraft) -> None:
    link = first(draft, "link")
    answer = browser.post(address("decide_proposal", draft, link.pk), {"decision": "accepted"})
    assert answer["Location"].endswith(f"#p{link.pk}")


def pairs(count: int) -> tuple[Fact, ...]:
    return tuple(build_schemes.pair(department=f"市单位{number}局") for number in range(count))


def test_a_long_review_asks_the_database_no_more_than_a_short_one(
    browser: Client, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    by = city.actor("government_coordinator")
    asked = []
    for count in (2, 150):
        facts = (build_schemes.header(), *pairs(count))
        draft = build_schemes.draft(by=by, facts=facts, text=f"{count} 个单位")
        browser.get(address("review", draft))
        with django_assert_max_num_queries(FRAME_QUERIES + 17) as queries:
            browser.get(address("review", draft))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_decision_can_be_taken_back(browser: Client, draft: SchemeDraft) -> None:
    link = first(draft, "link")
    for decision in ("accepted", "open"):
        browser.post(address("decide_proposal", draft, link.pk), {"decision": decision})
    assert first(draft, "link").decision == "open"


def test_a_decision_that_there_is_not_is_not_found(browser: Client, draft: SchemeDraft) -> None:
    link = first(draft, "link")
    answer = browser.post(address("decide_proposal", draft, link.pk), {"decision": "perhaps"})
    assert answer.status_code == 404


def test_an_edit_keeps_what_was_read(browser: Client, city: City, draft: SchemeDraft) -> None:
    link = first(draft, "link")
    sent = {"department": "市 科技局", "kind": "paired", "organisation": "民建", "organisation_name": ""}
    assert browser.post(address("edit_proposal", draft, link.pk), sent).status_code == 302
    edited = first(draft, "link")
    assert (edited.data["department"], edited.data["organisation"]) == ("市科技局", "民建")
    assert edited.as_read["department"] == "市教育局"
    assert (edited.is_edited, edited.decision) == (True, "accepted")
    with entered({city.place.pk}):
        detail = Entry.objects.get(code="proposal.edited").detail
    assert detail["before"]["department"] == "市教育局"
    assert detail["after"]["department"] == "市科技局"


@pytest.mark.parametrize(
    ("sort", "sent", "reason"),
    [
        ("link", {"department": "市科技局", "kind": "paired"}, "结对联系要指明一个党派团体"),
        ("link", {"department": "市科技局", "kind": "common"}, "共同联系要指明范围"),
        (
            "link",
            {
                "department": "市科技局",
                "kind": "paired",
                "organisation": "民建",
                "organisation_name": "民盟市委会",
            },
            "另一个党派团体",
        ),
        ("link", {"department": "", "kind": "paired", "organisation": "民盟"}, "部门"),
        ("assignment", {"leader": "方若", "organisation": "不存在的党"}, "联系"),
        ("header", {"title": "通知", "issued_on": "2026-02-30"}, "成文日期"),
        (
            "duty",
            {
                "kind": "visit",
                "actor": "各部门",
                "minimum": "3",
                "maximum": "1",
                "force": "must",
                "scope": "pair",
            },
            "至多不能小于至少",
        ),
        (
            "duty",
            {"kind": "visit", "actor": "各部门", "due": "尽快", "force": "must", "scope": "pair"},
            "期限",
        ),
    ],
)
def test_a_wrong_edit_says_what_to_mend_and_changes_nothing(
    browser: Client, draft: SchemeDraft, sort: str, sent: dict[str, str], reason: str
) -> None:
    proposal = first(draft, sort)
    answer = browser.post(address("edit_proposal", draft, proposal.pk), sent)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert first(draft, sort).data == proposal.data


@pytest.mark.parametrize("sort", ["question", "header", "link", "assignment", "duty"])
def test_every_sort_has_a_page_to_edit_it(browser: Client, draft: SchemeDraft, sort: str) -> None:
    answer = browser.get(address("edit_proposal", draft, first(draft, sort).pk))
    assert answer.status_code == 200


def test_names_of_one_type_are_matched_to_the_body_that_is_there(city: City, draft: SchemeDraft) -> None:
    with entered({city.place.pk}):
        body = BodyMatch.objects.select_related("unit").get(name="市发改局")
    assert (body.unit, body.how) == (city.units["发展改革委"], "type")


def test_a_chosen_body_is_remembered_as_an_alias_once_it_is_issued(
    browser: Client, city: City, draft: SchemeDraft
) -> None:
    with entered({city.place.pk}):
        body = BodyMatch.objects.get(name="市教育局")
    health = city.units["卫生健康委"]
    browser.post(address("match_body", draft, body.pk), {"unit": health.pk})
    finish(browser, draft)
    with entered({city.place.pk}):
        assert LiaisonRule.objects.filter(department=health, organisation=city.units["民盟"]).exists()
        assert "市教育局" in set(health.aliases.values_list("name", flat=True))


def test_a_name_may_mean_a_new_unit_after_all(browser: Client, city: City, draft: SchemeDraft) -> None:
    with entered({city.place.pk}):
        body = BodyMatch.objects.get(name="市教育局")
        before = Unit.objects.count()
    browser.post(address("match_body", draft, body.pk), {"unit": ""})
    finish(browser, draft)
    with entered({city.place.pk}):
        assert Unit.objects.count() == before + 1


def test_a_unit_of_another_place_cannot_be_chosen(
    browser: Client, city: City, stranger: City, draft: SchemeDraft
) -> None:
    with entered({city.place.pk}):
        body = BodyMatch.objects.get(name="市教育局")
    answer = browser.post(address("match_body", draft, body.pk), {"unit": stranger.units["教育局"].pk})
    assert answer.status_code == 422
    with entered({city.place.pk}):
        body.refresh_from_db()
    assert body.unit_id == city.units["教育局"].pk


def finish(browser: Client, draft: SchemeDraft) -> None:
    """Everything accepted and issued."""
    with entered({draft.jurisdiction_id}):
        waiting = list(draft.proposals.filter(decision="open").values_list("pk", flat=True))
    for pk in waiting:
        browser.post(address("decide_proposal", draft, pk), {"decision": "accepted"})
    answer = browser.post(address("issue", draft), {"starts": DAY.isoformat()})
    assert answer.status_code == 302, answer.content.decode()


def test_an_issue_is_refused_with_every_reason(browser: Client, draft: SchemeDraft) -> None:
    answer = browser.post(address("issue", draft), {"starts": ""})
    assert answer.status_code == 422
    answer = browser.post(address("issue", draft), {"starts": DAY.isoformat()})
    page = answer.content.decode()
    assert answer.status_code == 422
    for reason in ("疑问没有处理", "没有审核", "文件信息还没有确认", "发布后将没有内容"):
        assert reason in page


def test_rejected_proposals_are_left_out(browser: Client, city: City, draft: SchemeDraft) -> None:
    duty = first(draft, "duty")
    browser.post(address("decide_proposal", draft, duty.pk), {"decision": "rejected"})
    finish(browser, draft)
    with entered({city.place.pk}):
        version = SchemeVersion.objects.get(subject="departments")
        assert version.duty_set.count() == 0
        assert version.liaisonrule_set.count() == 3


def test_an_issued_draft_can_no_longer_be_changed(browser: Client, draft: SchemeDraft) -> None:
    finish(browser, draft)
    link = first(draft, "link")
    answer = browser.post(address("decide_proposal", draft, link.pk), {"decision": "rejected"})
    assert answer["Location"] == address("review", draft)  # with the reason
    assert first(draft, "link").decision == Decision.ACCEPTED
    assert browser.post(address("issue", draft), {"starts": DAY.isoformat()}).status_code == 404
    assert browser.post(address("discard", draft)).status_code == 404
    page = browser.get(address("review", draft)).content.decode()
    assert "/decide/" not in page


def test_a_discarded_draft_stays_to_be_looked_at(browser: Client, city: City, draft: SchemeDraft) -> None:
    browser.post(address("discard", draft))
    assert browser.get(address("review", draft)).status_code == 200
    assert browser.get(address("original", draft)).status_code == 200
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="draft.discarded").count() == 1


def test_a_scheme_that_starts_before_the_one_in_force_is_refused(browser: Client, city: City) -> None:
    by = city.actor("government_coordinator")
    build_schemes.version(by=by, starts=date(2026, 5, 1))
    earlier = build_schemes.draft(by=by)
    with entered({city.place.pk}):
        waiting = list(earlier.proposals.values_list("pk", flat=True))
    for pk in waiting:
        browser.post(address("decide_proposal", earlier, pk), {"decision": "accepted"})
    answer = browser.post(address("issue", earlier), {"starts": "2026-04-01"})
    assert answer.status_code == 422
    assert "晚于这份方案的施行日期" in answer.content.decode()


@pytest.mark.parametrize("page", ["review", "original"])
def test_another_places_draft_is_not_found(stranger: City, draft: SchemeDraft, page: str) -> None:
    other = cast.client(stranger.seats["government_coordinator"])
    assert other.get(address(page, draft)).status_code == 404
    theirs = reverse(f"schemes:{page}", args=[stranger.place.pk, draft.pk])
    assert other.get(theirs).status_code == 404


@pytest.mark.parametrize("role", ["department_officer", "organisation_officer", "city_leader", "observer"])
def test_those_who_do_not_coordinate_find_no_drafts(city: City, draft: SchemeDraft, role: str) -> None:
    browser = cast.client(city.seats[role])
    assert browser.get(address("review", draft)).status_code == 404
    assert browser.post(address("issue", draft), {"starts": DAY.isoformat()}).status_code == 404
