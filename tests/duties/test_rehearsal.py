"""Is it said before a draft is issued what it would bring, and how last year would have stood?"""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.duties.queries.rehearsal import Rehearsal, rehearsal_of
from liaison.record.models import Entry
from liaison.schemes.actions.preview import as_if_issued
from liaison.schemes.models import SchemeDraft, SchemeVersion
from liaison.tenancy.door import entered
from liaison.units.models import Unit
from tests import build_activities, build_duties, build_reports, build_schemes
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

LAST_YEAR = TODAY.year - 1
STARTS = date(TODAY.year, 7, 1)
ASKED = (
    build_duties.duty(),
    build_duties.duty(kind="activity", actor="各部门", minimum=2, scope="actor"),
    build_duties.duty(kind="annual_plan", actor="各部门", scope="actor"),
    build_duties.duty(kind="research", actor="各部门", scope="actor", force="may"),
)


def draft(city: City, *more: object) -> SchemeDraft:
    """As it was read: nobody has looked at it yet."""
    facts = (*build_schemes.USUAL[:4], *ASKED, *more)
    return build_schemes.draft(by=city.actor("government_coordinator"), facts=facts)  # type: ignore[arg-type]


def rehearse(city: City, read: SchemeDraft) -> Rehearsal:
    with entered({city.place.pk}):
        found = as_if_issued(
            draft=read,
            starts=STARTS,
            by=city.actor("government_coordinator"),
            at=NOW,
            look=lambda: rehearsal_of(city.place, starts=STARTS, today=TODAY),
        )
    assert isinstance(found, Rehearsal), found
    return found


def visited(city: City, on: date) -> None:
    with entered({city.place.pk}):
        build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            on=on,
        )


def test_each_unit_is_told_its_duties_and_meetings_of_next_year(city: City) -> None:
    found = rehearse(city, draft(city))
    assert found.next_year == TODAY.year + 1
    of = {line.unit.name: line.load for line in (*found.departments, *found.organisations)}
    bureau = of["市教育局"]
    assert (bureau.duties, bureau.meetings, bureau.papers, bureau.called_upon) == (3, 3, 1, 0)
    league = of["民盟市委会"]
    assert (league.duties, league.called_upon) == (0, 2)  # the bureau, and the commission that has all


def test_last_year_is_measured_by_what_was_done(city: City) -> None:
    visited(city, date(LAST_YEAR, 5, 6))
    with entered({city.place.pk}):
        build_reports.submission(
            city.units["教育局"],
            by=city.actor("government_coordinator"),
            year=LAST_YEAR,
            received_on=date(LAST_YEAR, 3, 2),
        )
    found = rehearse(city, draft(city))
    of = {line.unit.name: line.tally for line in found.departments}
    assert (of["市教育局"].met, of["市教育局"].short, of["市教育局"].shown) == (2, 1, 1)
    by_kind = {line.duty.kind: line.tally for line in found.duties}
    assert by_kind["visit"].met == 1
    assert by_kind["annual_plan"].met == 1
    assert by_kind["research"].short == 0  # it may be done


def test_what_was_done_this_year_does_not_count_for_the_last(city: City) -> None:
    visited(city, date(TODAY.year, 2, 3))
    found = rehearse(city, draft(city))
    assert next(line for line in found.duties if line.duty.kind == "visit").tally.met == 0


def test_nothing_of_it_stays(city: City) -> None:
    read = draft(city)
    with entered({city.place.pk}):
        before = (Entry.objects.count(), Unit.objects.count())
    rehearse(city, read)
    with entered({city.place.pk}):
        assert (Entry.objects.count(), Unit.objects.count()) == before
        assert not SchemeVersion.objects.exists()
        read.refresh_from_db()
        assert read.state == "open"
        assert read.proposals.filter(decision="open").exists()


def test_names_that_match_no_unit_are_told(city: City, client_of: ClientOf) -> None:
    read = draft(city, build_schemes.pair(department="市低空经济局"))
    address = reverse("duties:rehearsal", args=[city.place.pk, read.pk])
    page = unescape(client_of("united_front_coordinator").get(address).content.decode())
    assert re.search(r"还没有对上本地区的单位[^<]*市低空经济局", page)
    assert "没有审核，这里按采纳计算" in page
    assert f"{TODAY.year + 1} 年各单位的负担" in page


def test_a_day_that_is_none_is_said(city: City, client_of: ClientOf) -> None:
    read = draft(city)
    address = reverse("duties:rehearsal", args=[city.place.pk, read.pk])
    answer = client_of("government_coordinator").get(address, {"starts": "2026-02-30"})
    assert answer.status_code == 422
    assert "日期" in answer.content.decode()


def test_the_preview_of_a_draft_leads_to_its_rehearsal(city: City, client_of: ClientOf) -> None:
    read = draft(city)
    page = client_of("government_coordinator").get(
        reverse("schemes:preview", args=[city.place.pk, read.pk]), {"starts": STARTS.isoformat()}
    )
    assert reverse("duties:rehearsal", args=[city.place.pk, read.pk]) in page.content.decode()


@pytest.mark.parametrize("role", ["department_officer", "organisation_secretary", "city_leader", "observer"])
def test_drafts_are_rehearsed_by_those_who_prepare_them(city: City, client_of: ClientOf, role: str) -> None:
    address = reverse("duties:rehearsal", args=[city.place.pk, draft(city).pk])
    assert client_of(role).get(address).status_code == 404


def test_more_activities_take_no_more_queries(city: City, client_of: ClientOf) -> None:
    address = reverse("duties:rehearsal", args=[city.place.pk, draft(city).pk])
    browser = client_of("government_coordinator")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        return len(captured)

    visited(city, date(LAST_YEAR, 5, 6))
    queries()
    before = queries()
    visited(city, date(LAST_YEAR, 6, 6))
    visited(city, date(LAST_YEAR, 7, 6))
    assert queries() == before
