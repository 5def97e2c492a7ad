"""What is worth a second look in a real draft?"""

import pytest

from liaison.schemes.actions import choose_mode
from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Mode
from liaison.schemes.queries.checks import checks_of
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture
def draft(city: City) -> SchemeDraft:
    """A draft with one more pair, where a scheme with others is in force."""
    by = city.actor("government_coordinator")
    build_schemes.version(by=by)
    added = build_schemes.pair(
        department="市卫生健康委", organisation="农工党", organisation_name="农工党市委会"
    )
    return build_schemes.draft(by=by, facts=(build_schemes.header(), added))


def left_out(city: City, draft: SchemeDraft) -> set[str]:
    with entered({city.place.pk}):
        draft.refresh_from_db()
        found = checks_of(draft, draft.proposals.all(), on=TODAY)
    return {name for check in found if check.code == "department_without_counterpart" for name in check.about}


def test_a_whole_scheme_is_asked_about_every_department_it_leaves_out(city: City, draft: SchemeDraft) -> None:
    assert {"市教育局", "市发展改革委"} <= left_out(city, draft)


def test_an_amendment_is_not_asked_about_what_it_leaves_as_it_is(city: City, draft: SchemeDraft) -> None:
    with entered({city.place.pk}):
        choose_mode(draft=draft, mode=Mode.AMENDMENT, by=city.actor("government_coordinator"), at=NOW)
    assert not {"市教育局", "市发展改革委", "市卫生健康委"} & left_out(city, draft)
