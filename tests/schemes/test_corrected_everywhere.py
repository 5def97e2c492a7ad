"""Does a mended typing error read as mended wherever it is met, and not on the version's own page alone?"""

from collections.abc import Iterable

import pytest
from django.db.models import Model

from liaison.core.access.doors import DOORS
from liaison.exports.catalogue import Asked, exports
from liaison.schemes.actions import correct_version
from liaison.schemes.models import SchemeVersion
from liaison.schemes.queries.matrix import counterparts
from liaison.schemes.queries.stated import facts_of
from liaison.schemes.queries.written import written_of_version
from liaison.search.queries import find
from liaison.tenancy.door import entered
from tests import build_schemes
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture
def departments(city: City) -> SchemeVersion:
    return build_schemes.version(by=city.actor("government_coordinator"))[0]


@pytest.fixture
def leaders(city: City, departments: SchemeVersion) -> SchemeVersion:
    with entered({city.place.pk}):
        return SchemeVersion.objects.exclude(pk=departments.pk).get()


def mend(city: City, version: SchemeVersion, row: Model, field: str, after: str) -> None:
    correct_version(
        version=version,
        row=row,
        field=field,
        after=after,
        reason="与印发的文件不符",
        by=city.actor("government_coordinator"),
        at=NOW,
    )


def found(city: City, text: str) -> list[Iterable[str]]:
    matches = find(text, jurisdictions=[city.place.pk], pages=set(DOORS))
    return [match.entry.names for match in matches if match.entry.group in {"scheme", "leader"}]


def test_the_search_finds_the_mended_title_and_leader(
    city: City, departments: SchemeVersion, leaders: SchemeVersion
) -> None:
    with entered({city.place.pk}):
        mend(city, departments, departments, "title", "对口联系总体方案")
        mend(city, leaders, leaders.leaderassignment_set.get(), "leader_name", "梁秀远")
        assert found(city, "总体方案")
        assert found(city, "梁秀远")
        assert not found(city, "梁修远")


def test_an_annex_says_the_mended_scope(city: City, departments: SchemeVersion) -> None:
    with entered({city.place.pk}):
        mend(city, departments, departments.liaisonrule_set.get(kind="common"), "scope", "全市各民主党派")
        for code in ("annex_by_department", "annex_by_organisation"):
            document = exports()[code].build(Asked(city.place, on=TODAY, today=TODAY))
            assert document is not None
            assert any("全市各民主党派" in line for sheet in document.sheets for line in sheet.lines)


def test_a_unit_page_and_a_scheme_begun_from_it_say_the_mended_words(
    city: City, departments: SchemeVersion, leaders: SchemeVersion
) -> None:
    with entered({city.place.pk}):
        mend(city, departments, departments.liaisonrule_set.get(kind="common"), "scope", "全市各民主党派")
        mend(city, leaders, leaders.leaderassignment_set.get(), "leader_name", "梁秀远")
        ((_, rule), *_) = counterparts(city.units["发展改革委"], on=TODAY)
        assert rule.scope == "全市各民主党派"
        stated = facts_of([departments, leaders], on=TODAY)
        assert {fact.data.get("scope") for fact in stated} >= {"全市各民主党派"}
        assert {fact.data.get("leader") for fact in stated} >= {"梁秀远"}


def test_the_written_notice_bears_the_mended_title(city: City, departments: SchemeVersion) -> None:
    with entered({city.place.pk}):
        mend(city, departments, departments, "title", "对口联系总体方案")
        assert "对口联系总体方案" in written_of_version(departments, on=TODAY).text
