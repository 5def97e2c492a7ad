"""Does the notice that the demo offers go all the way: uploaded, reviewed, issued, seen?"""

from datetime import date

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liaison.accounts.models import Seat
from liaison.schemes.models import Proposal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, MatchedHow, ProposalSort
from liaison.schemes.models.versions import EndedHow, Subject
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.queries.scheme import version_in_force
from liaison.units.models import Jurisdiction
from tests import cast
from tests.demo.test_notice import NOTICE
from tests.settings import TODAY

STARTS = date(2026, 4, 1)


@pytest.fixture
def browser(demo_city: Jurisdiction) -> Client:
    """The government office's coordinator, logged in."""
    return cast.client(Seat.objects.get(role="government_coordinator"))


def _uploaded(browser: Client, place: Jurisdiction) -> SchemeDraft:
    file = SimpleUploadedFile(NOTICE.name, NOTICE.read_bytes(), content_type="text/plain")
    answer = browser.post(reverse("schemes:upload", args=[place.pk]), {"file": file})
    assert answer.status_code == 302
    return SchemeDraft.objects.latest("pk")


def _review(browser: Client, draft: SchemeDraft) -> None:
    place = draft.jurisdiction_id
    for question in draft.proposals.filter(sort=ProposalSort.QUESTION):
        address = reverse("schemes:edit_proposal", args=[place, question.pk])
        assert browser.post(address, {"answer": "名单完整。"}).status_code == 302
    for sort in ProposalSort.values:
        browser.post(reverse("schemes:accept_section", args=[place, draft.pk]), {"sort": sort})
    for doubtful in draft.proposals.filter(decision=Decision.OPEN):
        address = reverse("schemes:decide_proposal", args=[place, doubtful.pk])
        browser.post(address, {"decision": Decision.ACCEPTED})


def test_the_upload_page_offers_the_notice(browser: Client, demo_city: Jurisdiction) -> None:
    page = browser.get(reverse("schemes:upload", args=[demo_city.pk])).content.decode()
    assert "demo/notice" in page
    assert finders.find("demo/notice.txt") == str(NOTICE)


def test_issuing_the_offered_notice_supersedes_the_earlier_scheme(
    browser: Client, demo_city: Jurisdiction
) -> None:
    draft = _uploaded(browser, demo_city)
    _review(browser, draft)
    assert not Proposal.objects.filter(draft=draft, decision=Decision.OPEN).exists()
    answer = browser.post(
        reverse("schemes:issue", args=[demo_city.pk, draft.pk]), {"starts": STARTS.isoformat()}
    )
    assert answer.status_code == 302, answer.content.decode()
    for subject in Subject:
        now = version_in_force(demo_city.pk, subject, on=TODAY)
        before = version_in_force(demo_city.pk, subject, on=date(2026, 3, 31))
        assert now is not None
        assert before is not None
        assert now.predecessor == before
        assert (before.ends, before.ended_how) == (STARTS, EndedHow.SUPERSEDED)
    found = matrix(demo_city.pk, on=TODAY)
    assert found is not None
    assert (found.count, len(found.rows), len(found.organisations)) == (94, 25, 9)
    assert SchemeVersion.objects.count() == 4


def test_bodies_of_the_earlier_scheme_are_known_again(browser: Client, demo_city: Jurisdiction) -> None:
    draft = _uploaded(browser, demo_city)
    new = set(draft.bodies.filter(how=MatchedHow.NEW).values_list("name", flat=True))
    assert new == {
        "市审计局",
        "市市场监管局",
        "市自然资源和规划局",
        "市住房城乡建设局",
        "市交通运输局",
        "市水利局",
        "市应急管理局",
        "市国资委",
        "市医保局",
        "市数据局",
    }
