"""How does what the reader missed come in, and how are corrected names remembered?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.schemes.models import Duty, LiaisonRule, Proposal, SchemeDraft
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.cast import City

TEXT = "一、安排\n市教育局对口联系民盟市委会。\n市卫生健康委和农工党市委会结对。"
SENTENCE = "市卫生健康委和农工党市委会结对"
DAY = date(2026, 3, 1)


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


@pytest.fixture
def draft(city: City) -> SchemeDraft:
    return build_schemes.draft(by=city.actor("government_coordinator"), text=TEXT)


def address(page: str, draft: SchemeDraft, pk: int | None = None) -> str:
    return reverse(f"schemes:{page}", args=[draft.jurisdiction_id, pk or draft.pk])


def selection(text: str) -> dict[str, str]:
    start = TEXT.index(text)
    return {"start": str(start), "end": str(start + len(text))}


def added(draft: SchemeDraft) -> Proposal:
    with entered({draft.jurisdiction_id}):
        return Proposal.objects.get(draft=draft, by_hand=True)


def test_a_selection_opens_a_form_with_its_words(browser: Client, draft: SchemeDraft) -> None:
    page = browser.get(address("add_proposal", draft), {"sort": "link"} | selection("市卫生健康委"))
    assert 'value="市卫生健康委"' in page.content.decode()
    whole = browser.get(
        address("add_proposal", draft), {"sort": "link"} | selection("市教育局对口联系民盟市委会")
    )
    assert 'value="市教育局"' in whole.content.decode()
    assert '<option value="民盟" selected>' in whole.content.decode()


def test_what_is_added_stands_accepted_with_its_sentence(
    browser: Client, city: City, draft: SchemeDraft
) -> None:
    sent = {
        "sort": "link",
        "department": "市卫生健康委",
        "kind": "paired",
        "organisation": "农工党",
        "organisation_name": "",
    }
    answer = browser.post(address("add_proposal", draft), sent | selection(SENTENCE))
    link = added(draft)
    assert answer["Location"].endswith(f"#p{link.pk}")
    assert (link.decision, link.text, link.section) == ("accepted", SENTENCE, "一")
    assert TEXT[link.span_start : link.span_end] == SENTENCE
    page = browser.get(address("review", draft)).content.decode()
    assert "人工补充" in page
    assert f'href="#p{link.pk}"' in page, "The sentence leads to it."
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="proposal.added").count() == 1
        assert draft.bodies.filter(name="市卫生健康委").exists()


def test_something_can_be_added_without_a_sentence(browser: Client, draft: SchemeDraft) -> None:
    browser.post(
        address("add_proposal", draft), {"sort": "assignment", "leader": "方 若", "organisation": "民盟"}
    )
    assert (added(draft).data["leader"], added(draft).span_start) == ("方若", None)


def test_a_duty_that_was_added_is_issued_with_the_rest(
    browser: Client, city: City, draft: SchemeDraft
) -> None:
    sent = {"sort": "duty", "kind": "visit", "actor": "各部门", "force": "must", "scope": "pair"}
    assert browser.post(address("add_proposal", draft), sent).status_code == 302
    finish(browser, draft)
    with entered({city.place.pk}):
        actors = sorted(Duty.objects.values_list("actor", flat=True))
    assert actors == ["各部门", "市直对口联系部门"]


@pytest.mark.parametrize(
    "sent", [{"sort": "header"}, {"sort": "question"}, {"sort": "nonsense"}], ids=lambda sent: sent["sort"]
)
def test_only_facts_can_be_added(browser: Client, draft: SchemeDraft, sent: dict[str, str]) -> None:
    assert browser.post(address("add_proposal", draft), sent).status_code == 404


def test_a_wrong_addition_says_what_to_mend(browser: Client, draft: SchemeDraft) -> None:
    answer = browser.post(address("add_proposal", draft), {"sort": "link", "department": "市卫生健康委"})
    assert answer.status_code == 422
    with entered({draft.jurisdiction_id}):
        assert not draft.proposals.filter(by_hand=True).exists()


@pytest.mark.parametrize(
    ("start", "end"),
    [("-1", "5"), ("5", "5"), ("9999", "10000"), ("x", "y")],
    ids=["minus", "none", "beyond", "words"],
)
def test_a_selection_that_is_none_is_left_out(
    browser: Client, draft: SchemeDraft, start: str, end: str
) -> None:
    answer = browser.get(address("add_proposal", draft), {"sort": "link", "start": start, "end": end})
    assert answer.status_code == 200
    assert 'name="start"' not in answer.content.decode()


def finish(browser: Client, draft: SchemeDraft) -> None:
    """Everything accepted and issued."""
    with entered({draft.jurisdiction_id}):
        waiting = list(draft.proposals.filter(decision="open").values_list("pk", flat=True))
    for pk in waiting:
        browser.post(address("decide_proposal", draft, pk), {"decision": "accepted"})
    answer = browser.post(address("issue", draft), {"starts": DAY.isoformat()})
    assert answer.status_code == 302, answer.content.decode()


def corrected_from(city: City, browser: Client, *, read: str, department: str) -> set[str]:
    """The aliases of the education bureau, after a name was corrected and the scheme issued."""
    draft = build_schemes.draft(
        by=city.actor("government_coordinator"),
        facts=(build_schemes.header(), build_schemes.pair(department=read)),
    )
    with entered({city.place.pk}):
        link = draft.proposals.get(sort="link")
    sent = {
        "department": department,
        "kind": "paired",
        "organisation": "民盟",
        "organisation_name": "民盟市委会",
    }
    browser.post(address("edit_proposal", draft, link.pk), sent)
    finish(browser, draft)
    with entered({city.place.pk}):
        assert LiaisonRule.objects.filter(department=city.units["教育局"]).exists()
        return set(city.units["教育局"].aliases.values_list("name", flat=True))


def test_a_corrected_name_is_remembered(browser: Client, city: City) -> None:
    assert "市敎肓局" in corrected_from(city, browser, read="市敎肓局", department="市教育局")


@pytest.mark.parametrize("read", ["市发展改革委", "市科技局"])
def test_a_corrected_fact_teaches_no_name(browser: Client, city: City, read: str) -> None:
    assert read not in corrected_from(city, browser, read=read, department="市教育局")
