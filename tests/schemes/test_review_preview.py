"""Does a preview say what issuing then does, to the last name?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from liaison.core.schemes.facts import Fact
from liaison.record.models import Entry
from liaison.schemes.actions import decide_proposal, issue_and_tell
from liaison.schemes.actions.preview import Preview, preview_issue
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import build_schemes, cast
from tests.build import NOW
from tests.cast import City

DAY = date(2026, 3, 1)
NEXT = (
    build_schemes.header(number="澄政办函〔2026〕3号"),
    build_schemes.pair(department="市教育局", organisation="民建", organisation_name="民建市委会"),
    build_schemes.pair(department="市发改局", organisation="民盟"),
    build_schemes.pair(department="市发展改革委", organisation="民盟"),
    build_schemes.pair(department="市海洋局", organisation="农工党", organisation_name="农工党市委会"),
    build_schemes.assignment(leader="方若"),
    build_schemes.duty(minimum=2),
)


def reviewed(city: City, facts: tuple[Fact, ...]) -> SchemeDraft:
    """A draft in which everything is accepted."""
    by = city.actor("government_coordinator")
    draft = build_schemes.draft(by=by, facts=facts)
    with entered({city.place.pk}):
        for proposal in draft.proposals.all():
            decide_proposal(proposal=proposal, decision=Decision.ACCEPTED, by=by, at=NOW)
    return draft


def previewed(city: City, draft: SchemeDraft) -> Preview:
    with entered({city.place.pk}):
        return preview_issue(draft=draft, starts=DAY, by=city.actor("government_coordinator"), at=NOW)


@pytest.mark.parametrize("superseding", [False, True], ids=["the first", "the next"])
@pytest.mark.parametrize("facts", [build_schemes.USUAL, NEXT], ids=["usual", "next"])
def test_a_preview_equals_what_issuing_does(
    city: City, facts: tuple[Fact, ...], *, superseding: bool
) -> None:
    by = city.actor("government_coordinator")
    if superseding:
        build_schemes.version(by=by)
    draft = reviewed(city, facts)
    before = previewed(city, draft)
    with entered({city.place.pk}):
        _versions, told = issue_and_tell(draft=draft, starts=DAY, by=by, at=NOW)
    assert before.refusals == ()
    assert before.outcome == told


def test_a_preview_leaves_nothing_behind(city: City) -> None:
    draft = reviewed(city, NEXT)
    with entered({city.place.pk}):
        before = Unit.objects.count(), SchemeVersion.objects.count(), Entry.objects.count()
    assert previewed(city, draft).outcome is not None
    with entered({city.place.pk}):
        assert before == (Unit.objects.count(), SchemeVersion.objects.count(), Entry.objects.count())
        draft.refresh_from_db()
    assert draft.state == "open"


def test_a_preview_counts_by_kind_and_says_why(city: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    told = previewed(city, reviewed(city, NEXT)).outcome
    assert told is not None
    pairs, leaders, duties = told.parts
    assert "市教育局 — 民建市委会" in pairs.added
    assert "市教育局 — 民盟市委会" in pairs.removed
    assert "市发展改革委 — 民盟市委会" in pairs.changed, "From common liaison to a pair."
    assert leaders.added == ("方若 — 民盟市委会",)
    assert len(duties.changed) == 1
    assert set(told.new_units) == {"市海洋局", "民建市委会"}
    assert ("市发改局", "市发展改革委", "同一类机构的另一写法") in told.matched
    assert ("市发展改革委", "市发改局") in told.aliases
    assert [why for _, why in told.left_out] == ["与另一条是同一对，合并为一条"]


def test_what_is_undecided_is_previewed_as_left_out(city: City) -> None:
    by = city.actor("government_coordinator")
    draft = build_schemes.draft(by=by, facts=(*NEXT, build_schemes.question()))
    with entered({city.place.pk}):
        for proposal in draft.proposals.filter(sort__in=["header", "assignment"]):
            decide_proposal(proposal=proposal, decision=Decision.ACCEPTED, by=by, at=NOW)
    found = previewed(city, draft)
    assert {refusal.code for refusal in found.refusals} == {"questions", "undecided"}
    assert found.outcome is not None
    assert found.outcome.parts[1].added == ("方若 — 民盟市委会",)
    assert {why for _, why in found.outcome.left_out} == {"还没有审核"}


def test_without_a_head_there_are_reasons_alone(city: City) -> None:
    draft = build_schemes.draft(by=city.actor("government_coordinator"))
    found = previewed(city, draft)
    assert found.outcome is None
    assert "header" in {refusal.code for refusal in found.refusals}


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["united_front_coordinator"])


def test_the_page_shows_the_numbers_and_goes_on_to_the_issue(browser: Client, city: City) -> None:
    draft = reviewed(city, NEXT)
    address = reverse("schemes:preview", args=[city.place.pk, draft.pk])
    page = browser.post(address, {"starts": DAY.isoformat()}).content.decode()
    assert "可以发布" in page
    assert "市海洋局" in page
    assert browser.get(address, {"starts": DAY.isoformat()}).status_code == 200
    assert browser.get(address).status_code == 422


def test_the_page_says_what_stands_against_it(browser: Client, city: City) -> None:
    draft = build_schemes.draft(by=city.actor("government_coordinator"), facts=NEXT)
    address = reverse("schemes:preview", args=[city.place.pk, draft.pk])
    page = browser.post(address, {"starts": DAY.isoformat()}).content.decode()
    assert "现在还不能发布" in page
    assert "发布为现行方案" not in page
