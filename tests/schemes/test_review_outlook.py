"""Does the review say truly what an issue would end, remove and become, and does nothing leave unrecorded?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from liaison.core.access.actor import Actor
from liaison.record.models import Entry
from liaison.schemes.actions import choose_change, choose_mode, discard_draft, repeal_scheme
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Change, Mode
from liaison.schemes.queries.compare import comparison_of_draft
from liaison.schemes.queries.review import outlook
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.build import NOW
from tests.build_schemes import USUAL, duty, header
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture
def by(city: City) -> Actor:
    return city.actor("government_coordinator")


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["government_coordinator"])


def page(browser: Client, draft: SchemeDraft) -> str:
    address = reverse("schemes:review", args=[draft.jurisdiction_id, draft.pk])
    return browser.get(address).content.decode()


def test_what_would_be_superseded_is_named_before_anything_is_accepted(
    browser: Client, city: City, by: Actor
) -> None:
    build_schemes.version(by=by)
    with entered({city.place.pk}):
        assert [one.ends for one in outlook(build_schemes.draft(by=by)).supersedes] == [None, None]


def test_a_version_that_is_to_be_repealed_is_named_with_its_end(
    browser: Client, city: City, by: Actor
) -> None:
    first = build_schemes.version(by=by)[0]
    with entered({city.place.pk}):
        repeal_scheme(version=first, on=date(2027, 1, 1), reason="到期", number="", by=by, at=NOW)
    draft = build_schemes.draft(by=by)
    assert "已定于 2027-01-01 终止" in page(browser, draft)


def test_an_issued_draft_leads_to_what_it_became_and_supersedes_nothing(
    browser: Client, city: City, by: Actor
) -> None:
    version = build_schemes.version(by=by)[0]
    with entered({city.place.pk}):
        draft = SchemeDraft.objects.get()
    shown = page(browser, draft)
    assert reverse("schemes:version", args=[city.place.pk, version.pk]) in shown
    assert "将取代" not in shown


def test_a_duty_that_is_removed_is_lost_in_the_comparison(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    with entered({city.place.pk}):
        draft = build_schemes.draft(by=by, facts=[header(number="澄政办函〔2026〕30号"), *USUAL[1:2], duty()])
        choose_mode(draft=draft, mode=Mode.AMENDMENT, by=by, at=NOW)
        choose_change(proposal=draft.proposals.get(sort="duty"), change=Change.REMOVED, by=by, at=NOW)
        found = comparison_of_draft(SchemeDraft.objects.get(pk=draft.pk), on=TODAY).duties
    assert [key[0] for key in found.lost] == ["visit"]


def test_taking_a_notice_along_stands_in_the_record(browser: Client, city: City, by: Actor) -> None:
    version = build_schemes.version(by=by)[0]
    with entered({city.place.pk}):
        draft = SchemeDraft.objects.get()
    for name, number in (("original", draft.pk), ("written_file", draft.pk), ("version_file", version.pk)):
        assert browser.get(reverse(f"schemes:{name}", args=[city.place.pk, number])).status_code == 200
    with entered({city.place.pk}):
        taken = [entry.detail["format"] for entry in Entry.objects.filter(code="export.taken").order_by("pk")]
    assert taken == ["原件", "Word", "Word"]


def test_deciding_in_a_draft_that_somebody_has_given_up_says_so(
    browser: Client, city: City, by: Actor
) -> None:
    with entered({city.place.pk}):
        draft = build_schemes.draft(by=by)
        proposal = draft.proposals.get(sort="duty")
        discard_draft(draft=draft, by=by, at=NOW)
    address = reverse("schemes:decide_proposal", args=[city.place.pk, proposal.pk])
    answer = browser.post(address, {"decision": "accepted"}, follow=True)
    assert answer.status_code == 200
    assert "不能再" in answer.content.decode()
