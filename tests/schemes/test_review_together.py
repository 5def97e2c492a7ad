"""What happens when two people work on one draft, or somebody has closed it meanwhile?"""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from liaison.record.models import Entry
from liaison.schemes.actions import (
    ActionRefused,
    StaleProposal,
    accept_section,
    add_proposal,
    decide_proposal,
    discard_draft,
    edit_proposal,
    match_body,
)
from liaison.schemes.models import BodyMatch, Proposal, SchemeDraft
from liaison.schemes.models.drafts import Decision, ProposalSort
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.build import NOW
from tests.cast import City

HTMX = {"HX-Request": "true"}
OTHER = {"department": "市科技局", "kind": "paired", "organisation": "民建", "organisation_name": ""}


@pytest.fixture
def draft(city: City) -> SchemeDraft:
    return build_schemes.draft(by=city.actor("government_coordinator"))


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


@pytest.fixture
def colleague(city: City) -> Client:
    return cast.client(city.seats["united_front_coordinator"])


def link_of(draft: SchemeDraft) -> Proposal:
    with entered({draft.jurisdiction_id}):
        return draft.proposals.filter(sort="link").order_by("position")[0]


def address(page: str, draft: SchemeDraft, pk: int | None = None) -> str:
    return reverse(f"schemes:{page}", args=[draft.jurisdiction_id, pk or draft.pk])


def test_every_change_counts_up_the_edition(browser: Client, draft: SchemeDraft) -> None:
    link = link_of(draft)
    browser.post(address("decide_proposal", draft, link.pk), {"decision": "accepted", "edition": 1})
    browser.post(address("accept_section", draft), {"sort": "assignment"})
    assert link_of(draft).edition == 2
    with entered({draft.jurisdiction_id}):
        assert draft.proposals.get(sort="assignment").edition == 2


def test_a_decision_on_an_older_state_is_not_taken_over(
    browser: Client, colleague: Client, draft: SchemeDraft
) -> None:
    link = link_of(draft)
    colleague.post(address("decide_proposal", draft, link.pk), {"decision": "rejected", "edition": 1})
    answer = browser.post(
        address("decide_proposal", draft, link.pk), {"decision": "accepted", "edition": 1}, headers=HTMX
    )
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "已由别人改动" in page
    assert 'name="edition" value="2"' in page, "The row shows what stands now, ready to decide again."
    assert "qinghe" in page, "Who decided is told."
    assert link_of(draft).decision == "rejected"


def test_without_scripts_one_is_sent_back_to_the_row_with_the_reason(
    browser: Client, colleague: Client, draft: SchemeDraft
) -> None:
    link = link_of(draft)
    colleague.post(address("decide_proposal", draft, link.pk), {"decision": "rejected", "edition": 1})
    sent = {"decision": "accepted", "edition": 1}
    answer = browser.post(address("decide_proposal", draft, link.pk), sent, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"#p{link.pk}")
    assert "已由别人改动" in answer.content.decode()


def test_an_edit_on_an_older_state_loses_nothing_and_can_be_sent_again(
    browser: Client, colleague: Client, draft: SchemeDraft
) -> None:
    link = link_of(draft)
    theirs = OTHER | {"department": "市体育局", "edition": 1}
    colleague.post(address("edit_proposal", draft, link.pk), theirs)
    mine = OTHER | {"edition": 1}
    answer = browser.post(address("edit_proposal", draft, link.pk), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "市体育局" in page, "What stands now."
    assert 'value="市科技局"' in page, "What was typed."
    assert link_of(draft).data["department"] == "市体育局"
    browser.post(address("edit_proposal", draft, link.pk), mine | {"edition": 2})
    assert link_of(draft).data["department"] == "市科技局"


def test_who_decided_what_is_told_apart(browser: Client, colleague: Client, draft: SchemeDraft) -> None:
    link = link_of(draft)
    browser.post(address("decide_proposal", draft, link.pk), {"decision": "accepted"})
    colleague.post(address("accept_section", draft), {"sort": "duty"})
    page = browser.get(address("review", draft)).content.decode()
    assert page.count("zhiyuan.city · ") == 1
    assert page.count("qinghe.city · ") == 1


def test_nothing_is_done_to_a_closed_draft(city: City, draft: SchemeDraft) -> None:
    by = city.actor("government_coordinator")
    link = link_of(draft)
    with entered({city.place.pk}):
        body = BodyMatch.objects.filter(draft=draft)[0]
        discard_draft(draft=draft, by=by, at=NOW)
        for act in (
            lambda: decide_proposal(proposal=link, decision=Decision.ACCEPTED, by=by, at=NOW),
            lambda: edit_proposal(proposal=link, data=OTHER, by=by, at=NOW),
            lambda: accept_section(draft=draft, sort="link", by=by, at=NOW),
            lambda: add_proposal(draft=draft, sort=ProposalSort.LINK, data=OTHER, by=by, at=NOW),
            lambda: match_body(body=body, unit=None, name="", by=by, at=NOW),
            lambda: discard_draft(draft=draft, by=by, at=NOW),
        ):
            with pytest.raises(ActionRefused, match="已经发布或放弃"):
                act()


def test_the_database_keeps_a_closed_draft_as_it_was(city: City, draft: SchemeDraft) -> None:
    with entered({city.place.pk}):
        discard_draft(draft=draft, by=city.actor("government_coordinator"), at=NOW)
        for change in (
            lambda: draft.proposals.update(text="另一句"),
            lambda: draft.bodies.update(name="另一个单位"),
            lambda: draft.bodies.all().delete(),
        ):
            with pytest.raises(DatabaseError, match="closed draft"), transaction.atomic():
                change()


def test_a_stale_action_names_the_present_state(city: City, draft: SchemeDraft) -> None:
    by = city.actor("government_coordinator")
    link = link_of(draft)
    with entered({city.place.pk}):
        decide_proposal(proposal=link, decision=Decision.REJECTED, edition=1, by=by, at=NOW)
        with pytest.raises(StaleProposal) as stale:
            decide_proposal(proposal=link, decision=Decision.ACCEPTED, edition=1, by=by, at=NOW)
        assert (stale.value.proposal.decision, stale.value.proposal.edition) == ("rejected", 2)
        assert Entry.objects.filter(code="proposal.decided").count() == 1


def test_a_review_survives_leaving_and_coming_back(city: City, browser: Client, draft: SchemeDraft) -> None:
    link = link_of(draft)
    browser.post(address("decide_proposal", draft, link.pk), {"decision": "accepted"})
    browser.logout()
    again = cast.client(city.seats["government_coordinator"])
    assert "proposal proposal-accepted" in again.get(address("review", draft)).content.decode()
