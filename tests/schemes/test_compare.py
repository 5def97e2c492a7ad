"""Does the comparison of two versions, two days or a draft show what changed, to those who may see it?"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from liaison.schemes.models import SchemeVersion
from tests import build_schemes, cast
from tests.build_schemes import assignment, common, duty, header, pair
from tests.cast import City

CHANGED = (
    header(number="澄政办函〔2026〕5号"),
    pair(department="市卫生健康委", organisation="农工党", organisation_name="农工党市委会"),
    pair(department="市发展改革委"),
    common(names=("农工党",), covers=("农工党",)),
    assignment(leader="方若"),
    duty(minimum=2),
)


@pytest.fixture
def versions(city: City) -> tuple[SchemeVersion, SchemeVersion]:
    by = city.actor("government_coordinator")
    before = build_schemes.version(by=by, starts=date(2025, 1, 1))[0]
    return before, build_schemes.version(by=by, facts=CHANGED, starts=date(2026, 1, 1))[0]


def page(browser: Client, city: City, **asked: str | int) -> str:
    answer = browser.get(reverse("schemes:compare", args=[city.place.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def browser(city: City) -> Client:
    return cast.client(city.seats["department_officer"])


def test_two_versions_show_gained_lost_and_changed_by_unit(
    browser: Client, city: City, versions: tuple[SchemeVersion, SchemeVersion]
) -> None:
    before, after = versions
    found = page(browser, city, before=before.pk, after=after.pk)
    by_department = found[found.index('id="departments"') : found.index('id="organisations"')]
    assert by_department.index("市发展改革委") < by_department.index("市教育局")
    assert "改为结对" in by_department
    assert "农工党市委会" in by_department[by_department.index("市卫生健康委") :]
    assert "方若" not in found, "Leaders are another subject."


def test_the_other_way_round_gained_is_lost(
    browser: Client, city: City, versions: tuple[SchemeVersion, SchemeVersion]
) -> None:
    before, after = versions
    found = page(browser, city, before=after.pk, after=before.pk)
    assert "改为共同联系" in found


def test_two_days_compare_everything_that_was_in_force(
    browser: Client, city: City, versions: tuple[SchemeVersion, SchemeVersion]
) -> None:
    found = page(browser, city, before_on="2025-06-01", after_on="2026-06-01")
    assert "方若" in found
    assert "职责" in found[found.index('id="organisations"') :]


def test_a_version_beside_itself_shows_no_difference(
    browser: Client, city: City, versions: tuple[SchemeVersion, SchemeVersion]
) -> None:
    assert "两者没有差别" in page(browser, city, before=versions[0].pk, after=versions[0].pk)


def test_nothing_issued_says_what_comes_next(browser: Client, city: City) -> None:
    assert "还没有生效的方案" in page(browser, city)


def test_versions_of_different_subjects_are_refused(
    browser: Client, city: City, versions: tuple[SchemeVersion, SchemeVersion]
) -> None:
    leaders = versions[1].pk + 1
    asked = {"before": versions[0].pk, "after": leaders}
    assert browser.get(reverse("schemes:compare", args=[city.place.pk]), asked).status_code == 422


def test_a_draft_is_compared_with_what_is_in_force(city: City) -> None:
    by = city.actor("government_coordinator")
    build_schemes.version(by=by)
    facts = (
        header(),
        pair(),
        pair(department="市水务局", organisation="农工党", organisation_name="农工党市委会"),
    )
    draft = build_schemes.draft(by=by, facts=facts)
    browser = cast.client(city.seats["united_front_coordinator"])
    found = browser.get(reverse("schemes:compare_draft", args=[city.place.pk, draft.pk])).content.decode()
    assert "市水务局" in found
    assert "新单位" in found
    assert "市发展改革委" in found, "Its common liaison would end."
    assert "市教育局</a>" not in found[found.index('id="departments"') :]
