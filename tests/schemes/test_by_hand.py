"""Can a scheme be drawn up without a notice, and is its notice written from the data?"""

from datetime import date

import pytest

from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import Fact
from liaison.schemes.actions import CannotIssue, accept_section, begin_draft, issue_scheme
from liaison.schemes.actions.review import add_proposal
from liaison.schemes.models import LiaisonRule, NoticeOriginal, SchemeDraft, SchemeVersion
from liaison.schemes.models.drafts import Decision, Mode, Origin, ProposalSort
from liaison.schemes.queries.matrix import matrix
from liaison.schemes.queries.stated import facts_of, in_force
from liaison.schemes.queries.upper import changes_above, facts_from_above, facts_from_own, upper_of
from liaison.schemes.queries.written import written_of_version
from liaison.schemes.readers import read_notice
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.build import NOW
from tests.build_schemes import STARTS
from tests.cast import City
from tests.settings import TODAY

LATER = date(2026, 5, 1)


def begun(by: Actor, facts: tuple[Fact, ...], *, origin: Origin = Origin.BLANK) -> SchemeDraft:
    head = build_schemes.header(number="澄政办函〔2026〕21号")
    return begin_draft(origin=origin, facts=(head, *facts), by=by, at=NOW)


def accept_all(draft: SchemeDraft, by: Actor) -> None:
    for sort in (ProposalSort.LINK, ProposalSort.ASSIGNMENT, ProposalSort.DUTY):
        accept_section(draft=draft, sort=sort, by=by, at=NOW)


def pairs_on(city: City, day: date) -> set[tuple[str, str]]:
    found = matrix(city.place.pk, on=day)
    assert found
    return {
        (row.department.name, cell.organisation.name) for row in found.rows for cell in row.cells if cell.pair
    }


@pytest.fixture
def by(city: City) -> Actor:
    return city.actor("government_coordinator")


def test_a_blank_draft_is_filled_by_hand_and_issued_with_a_notice_of_its_own(city: City, by: Actor) -> None:
    with entered({city.place.pk}):
        draft = begun(by, ())
        link = build_schemes.pair().data
        add_proposal(draft=draft, sort=ProposalSort.LINK, data=link, by=by, at=NOW)
        (version,) = issue_scheme(draft=draft, starts=STARTS, by=by, at=NOW)
        draft.refresh_from_db()
        assert draft.notice is not None
        assert "市教育局联系民盟市委会" in draft.notice.text
        assert version.title == draft.notice.title
        assert pairs_on(city, STARTS) == {("市教育局", "民盟市委会")}


def test_each_rule_cites_its_line_in_the_written_notice(city: City, by: Actor) -> None:
    with entered({city.place.pk}):
        draft = begun(by, (build_schemes.pair(), build_schemes.common()))
        accept_all(draft, by)
        issue_scheme(draft=draft, starts=STARTS, by=by, at=NOW)
        for rule in LiaisonRule.objects.select_related("notice"):
            assert rule.notice is not None
            assert rule.notice.text[rule.span_start : rule.span_end] == rule.text
            assert rule.department_name in rule.text


def test_the_file_of_the_written_notice_gives_the_same_scheme_back(city: City, by: Actor) -> None:
    facts = (build_schemes.pair(), build_schemes.common(), build_schemes.assignment(), build_schemes.duty())
    with entered({city.place.pk}):
        draft = begun(by, facts)
        accept_all(draft, by)
        issue_scheme(draft=draft, starts=STARTS, by=by, at=NOW)
        original = NoticeOriginal.objects.select_related("notice").get()
    read = read_notice("通知.docx", bytes(original.content))
    assert read.text == original.notice.text
    links = [fact.data for fact in read.facts if fact.sort == "link"]
    assert [(link["department"], link["organisation"]) for link in links] == [
        ("市发展改革委", ""),
        ("市教育局", "民盟"),
    ]


def test_a_draft_from_what_is_in_force_states_the_same(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    with entered({city.place.pk}):
        before = pairs_on(city, STARTS)
        facts = facts_from_own(city.place, on=TODAY)
        draft = begun(by, facts, origin=Origin.VERSION)
        accept_all(draft, by)
        issue_scheme(draft=draft, starts=LATER, by=by, at=NOW)
        assert pairs_on(city, LATER) == before
        assert facts_of(in_force(city.place.pk, on=LATER), on=LATER) == facts


def test_an_amendment_needs_a_notice(city: City, by: Actor) -> None:
    build_schemes.version(by=by)
    with entered({city.place.pk}):
        draft = begun(by, (build_schemes.pair(),))
        accept_all(draft, by)
        draft.mode = Mode.AMENDMENT
        draft.save(update_fields=["mode"])
        with pytest.raises(CannotIssue) as refused:
            issue_scheme(draft=draft, starts=LATER, by=by, at=NOW)
    assert "no_notice" in {refusal.code for refusal in refused.value.refusals}


def test_a_version_can_be_written_anew(city: City, by: Actor) -> None:
    (departments, leaders) = build_schemes.version(by=by)
    with entered({city.place.pk}):
        assert "市教育局联系民盟市委会" in written_of_version(departments, on=TODAY).text
        assert "梁修远同志负责联系民盟市委会" in written_of_version(leaders, on=TODAY).text


@pytest.fixture
def above(city: City, by: Actor) -> SchemeVersion:
    return build_schemes.version(by=by)[0]


def begun_from_above(district: City) -> SchemeDraft:
    by = district.actor("united_front_coordinator")
    upper = upper_of(district.place, on=TODAY)
    assert upper
    facts = facts_from_above(district.place, upper, on=TODAY)
    head = build_schemes.header(title="临溪区人民政府办公室关于对口联系工作的通知")
    return begin_draft(origin=Origin.UPPER, facts=(head, *facts), source=upper.version, by=by, at=NOW)


def test_a_county_begins_from_its_city_between_its_own_bodies(district: City, above: SchemeVersion) -> None:
    with entered({district.place.pk}):
        draft = begun_from_above(district)
        links = [one.data for one in draft.proposals.filter(sort=ProposalSort.LINK)]
        assert [(link["department"], link["organisation_name"], link["names"]) for link in links] == [
            ("区教育局", "民盟区委会", []),
            ("区发展改革委", "", ["民盟", "农工党"]),
        ]
        assert not draft.proposals.filter(doubtful=True).exists()
        assert not draft.proposals.filter(sort=ProposalSort.ASSIGNMENT).exists(), (
            "Leaders are the city's own."
        )
        assert (draft.source_place_id, draft.source_version) == (above.jurisdiction_id, above.pk)
        head = draft.proposals.get(sort=ProposalSort.HEADER)
        assert head.decision == Decision.ACCEPTED


def test_a_body_that_the_county_does_not_have_is_doubtful(city: City, district: City, by: Actor) -> None:
    build_schemes.version(by=by, facts=(build_schemes.header(), build_schemes.pair(department="市财政局")))
    with entered({district.place.pk}):
        doubtful = begun_from_above(district).proposals.get(doubtful=True)
        assert doubtful.data["department"] == "区财政局"


def test_the_county_sees_what_changed_above_since(
    city: City, district: City, by: Actor, above: SchemeVersion
) -> None:
    with entered({district.place.pk}):
        begun_from_above(district)
        unchanged = changes_above(district.place.pk, on=TODAY)
        assert unchanged
        assert not unchanged.is_new
    build_schemes.version(
        by=by,
        facts=(
            build_schemes.header(),
            build_schemes.pair(organisation="农工党", organisation_name="农工党市委会"),
        ),
        starts=TODAY,
    )
    with entered({district.place.pk}):
        changes = changes_above(district.place.pk, on=TODAY)
    assert changes
    assert changes.is_new
    assert ("市教育局", "农工党市委会") in changes.gained
    assert ("市教育局", "民盟市委会") in changes.lost


def test_nothing_above_means_nothing_to_begin_from(district: City) -> None:
    with entered({district.place.pk}):
        assert upper_of(district.place, on=TODAY) is None
        assert changes_above(district.place.pk, on=TODAY) is None
