"""Are the kept findings those of the engine, and does a change work out only what it touches?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from liaison.activities.actions import settle_activity
from liaison.activities.models import Activity
from liaison.core.duties.finding import State
from liaison.core.duties.values import Extension
from liaison.duties.actions import exempt, note_succession, reckon
from liaison.duties.models import KeptFinding, Reckoning
from liaison.duties.queries import fresh
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.kept import COLUMNS
from liaison.duties.queries.reckoned import horizon
from liaison.record.actions import record
from liaison.schemes.models import SchemeVersion
from liaison.tenancy.door import entered
from liaison.units.models import UnitAlias
from tests import build_activities, build_duties, build_schemes
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.usefixtures("in_force")


def reckoned(city: City) -> int:
    """How many were worked out, in a transaction of its own, as every request is."""
    with entered({city.place.pk}):
        return reckon(place=city.place, on=TODAY, at=NOW)


def found(city: City, **which: object) -> list[KeptFinding]:
    reckoned(city)
    with entered({city.place.pk}):
        return list(KeptFinding.objects.filter(**which).order_by("pk"))


def state_of(city: City, kind: str, department: str, organisation: str | None = None) -> str:
    [finding] = found(
        city,
        kind=kind,
        department=city.units[department],
        organisation=city.units[organisation] if organisation else None,
        side="department",
        starts__year=TODAY.year,
    )
    return finding.state


def visit(city: City, on: date = TODAY) -> Activity:
    with entered({city.place.pk}):
        return build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
            on=on,
        )


def test_an_activity_meets_the_duties_it_serves(city: City) -> None:
    assert state_of(city, "visit", "教育局", "民盟") == State.ON_THE_WAY
    visit(city)
    assert state_of(city, "visit", "教育局", "民盟") == State.MET
    assert state_of(city, "activity", "教育局") == State.ON_THE_WAY  # two are owed


def test_a_second_look_works_out_nothing(city: City) -> None:
    assert reckoned(city) > 0
    assert reckoned(city) == 0


def test_a_change_works_out_only_what_it_touches(city: City) -> None:
    everything = reckoned(city)
    visit(city)
    assert 0 < reckoned(city) < everything
    columns = ("chain", "department", "organisation", "side", "starts", "state", "done")
    with entered({city.place.pk}):
        bit_by_bit = set(KeptFinding.objects.values_list(*columns))
        Reckoning.objects.all().delete()
    assert reckoned(city) == everything
    with entered({city.place.pk}):
        assert set(KeptFinding.objects.values_list(*columns)) == bit_by_bit


def test_what_is_contested_counts_no_more_until_it_is_settled(city: City) -> None:
    activity = visit(city)
    assert state_of(city, "visit", "教育局", "民盟") == State.MET
    with entered({city.place.pk}):
        build_activities.contested(city, activity, note="没有来人")
    assert state_of(city, "visit", "教育局", "民盟") == State.ON_THE_WAY
    with entered({city.place.pk}):
        settle_activity(
            activity=activity,
            stands=True,
            reason="有签到表",
            by=city.actor("united_front_coordinator"),
            at=NOW,
            on=TODAY,
        )
    assert state_of(city, "visit", "教育局", "民盟") == State.MET


def test_one_side_only_is_said_until_the_other_confirms(city: City) -> None:
    activity = visit(city)
    mine = {"kind": "visit", "evidence__contains": [activity.subject_id]}
    assert [row.one_side_only for row in found(city, **mine)] == [True]
    with entered({city.place.pk}):
        build_activities.confirmed(city, activity)
    assert [row.one_side_only for row in found(city, **mine)] == [False]


def test_an_exemption_is_shown_and_cannot_become_overdue(city: City) -> None:
    with entered({city.place.pk}):
        exempt(
            duty=None,
            department=city.units["教育局"],
            organisation=None,
            starts=TODAY - timedelta(days=300),
            ends=TODAY + timedelta(days=300),
            reason="新组建",
            by=city.actor("united_front_coordinator"),
            at=NOW,
        )
    assert state_of(city, "visit", "教育局", "民盟") == State.SHOWN_ONLY


def test_a_plan_counts_when_it_was_held(city: City) -> None:
    visit(city, on=TODAY + timedelta(days=3))
    assert state_of(city, "visit", "教育局", "民盟") == State.ON_THE_WAY


def test_what_is_past_its_day_is_overdue(city: City) -> None:
    assert state_of(city, "annual_plan", "教育局") == State.OVERDUE


def test_a_function_that_moves_takes_its_duties_along(city: City) -> None:
    assert state_of(city, "visit", "教育局", "民盟") == State.ON_THE_WAY
    with entered({city.place.pk}):
        note_succession(
            old=city.units["教育局"],
            new=city.units["卫生健康委"],
            on=date(2026, 5, 1),
            reason="机构改革",
            by=city.actor("government_coordinator"),
            at=NOW,
        )
    assert state_of(city, "visit", "卫生健康委", "民盟") in {State.ON_THE_WAY, State.SHOWN_ONLY}


def test_two_years_are_counted_from_the_first_version_however_long_ago_it_ended(city: City) -> None:
    conference = build_duties.duty(kind="work_conference", actor="市政府", scope="jurisdiction", per="2y")
    with entered({city.place.pk}):
        by = city.actor("government_coordinator")
        for year in (2027, 2028):
            facts = (*build_schemes.USUAL[:4], conference)
            build_schemes.version(by=by, facts=facts, starts=date(year, 1, 1))
        laid_down = circumstances_of(city.place, on=date(2034, 6, 15))
    first = min(duty.span.starts for duty in laid_down.duties if duty.kind == "work_conference")
    assert first == date(2027, 1, 1)
    assert all(stretch.span.starts >= date(2028, 1, 1) for stretch in laid_down.stretches)


def test_a_name_that_becomes_known_is_owed_from_then_on(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(
            city, build_duties.duty(kind="research", actor="市教育局、市经改委、市林业局", scope="actor")
        )
    which = {"kind": "research", "starts__year": TODAY.year}
    bureau, reform = city.units["教育局"], city.units["发展改革委"]
    assert {each.department_id for each in found(city, **which)} == {bureau.pk}
    with entered({city.place.pk}):
        UnitAlias.objects.create(jurisdiction=city.place, unit=reform, name="市经改委")
        record("unit.aliased", by=city.actor("government_coordinator"), at=NOW, about=reform)
    assert {each.department_id for each in found(city, **which)} == {bureau.pk, reform.pk}


def test_whoever_takes_over_from_a_named_unit_owes_what_it_owed(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="research", actor="市教育局", scope="actor"))
        old, new = city.units["教育局"], city.units["卫生健康委"]
        note_succession(
            old=old,
            new=new,
            on=TODAY - timedelta(days=30),
            reason="机构改革",
            by=city.actor("government_coordinator"),
            at=NOW,
        )
    which = {"kind": "research", "starts__year": TODAY.year}
    assert new.pk in {each.department_id for each in found(city, **which)}


def test_tracking_begins_on_the_day_of_issue_as_the_place_has_it(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)  # one o'clock in the morning of the new year there
    monkeypatch.setattr(build_schemes, "NOW", early)
    with entered({city.place.pk}):
        build_duties.scheme(city)
        city.place.tracks_from = None
        assert circumstances_of(city.place, on=TODAY).tracked_since == date(2026, 1, 1)


def test_evidence_reaches_back_as_far_as_the_longest_period_and_more_time(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.scheme(city, build_duties.duty(kind="research", per="3y"))
        three_years = circumstances_of(city.place, on=TODAY)
    assert horizon(three_years) == timedelta(days=4 * 366)
    longer = Extension("换届", "市委统战部", due=TODAY, until=TODAY + timedelta(days=60))
    assert horizon(replace(three_years, extensions=(longer,))) == timedelta(days=4 * 366 + 60)


def test_leave_names_the_unit_that_gave_it(city: City) -> None:
    with entered({city.place.pk}):
        build_duties.leave(city, SchemeVersion.objects.exclude(duty_set=None).latest("pk"))
        laid_down = circumstances_of(city.place, on=TODAY)
    assert [one.by for one in (*laid_down.exemptions, *laid_down.extensions)] == ["市委统战部"] * 2


def test_findings_are_not_worked_out_anew_for_what_touches_none(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = found(city)
    with entered({city.place.pk}):
        record("unit.moved", by=city.actor("government_coordinator"), at=NOW)
        monkeypatch.setattr(fresh, "found_of", None)  # it is not asked
        assert fresh.as_of_now(city.place, rows, on=TODAY) == rows


def test_all_columns_of_a_finding_are_compared_when_it_is_worked_out_anew() -> None:
    columns = {field.attname for field in KeptFinding._meta.concrete_fields}
    assert set(COLUMNS) == columns - {"id", "jurisdiction_id"}
