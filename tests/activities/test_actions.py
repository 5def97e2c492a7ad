"""Is an activity entered once, confirmed by the other side, and open to dispute?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from liaison.activities.actions import (
    cancel_activity,
    change_activity,
    confirm_activity,
    hold_activity,
    postpone_activity,
    settle_activity,
)
from liaison.activities.models import Activity
from liaison.activities.queries import seen_activities
from liaison.core.activities.standing import Standing, State, Word
from liaison.core.refusals import ActionRefused
from liaison.matters.models import AnsweredHow, Involvement
from liaison.record.models import Entry
from tests import build_activities
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.usefixtures("at_home")


def entered(city: City, **options: object) -> Activity:
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units["民盟"]]}
    return build_activities.activity(by=city.actor("department_officer"), **(sides | options))  # type: ignore[arg-type]


def word_of(activity: Activity, city: City, unit: str) -> str:
    return Involvement.objects.get(subject_id=activity.subject_id, unit=city.units[unit]).word


def test_who_enters_stands_by_it_and_the_other_side_is_asked(city: City) -> None:
    activity = entered(city)
    assert activity.subject.state == State.HELD
    assert word_of(activity, city, "教育局") == Word.CONFIRMED
    assert word_of(activity, city, "民盟") == Word.WAITING
    assert activity.subject.standing == Standing.ONE_SIDED
    assert Entry.objects.filter(code="activity.entered", about_id=activity.pk).count() == 1


def test_what_lies_ahead_is_planned(city: City) -> None:
    activity = entered(city, on=TODAY + timedelta(days=3))
    assert activity.subject.state == State.PLANNED
    with pytest.raises(ActionRefused, match="日期还没有到"):
        hold_activity(
            activity=activity,
            held_on=activity.subject.on,
            by=city.actor("department_officer"),
            at=NOW,
            on=TODAY,
        )


def test_both_sides_make_it_confirmed(city: City) -> None:
    activity = entered(city)
    confirmed = build_activities.confirmed(city, activity)
    assert confirmed.subject.standing == Standing.CONFIRMED
    assert Entry.objects.filter(code="activity.confirmed", about_id=activity.pk).count() == 1


def test_nobody_confirms_for_another_unit(city: City) -> None:
    with pytest.raises(ActionRefused, match="本单位"):
        confirm_activity(
            activity=entered(city),
            unit_id=city.units["民盟"].pk,
            revision=1,
            by=city.actor("department_officer"),
            at=NOW,
            on=TODAY,
        )


def test_a_telephone_call_is_filed_with_who_and_when(city: City) -> None:
    activity, by = entered(city), city.actor("department_officer")
    unit = city.units["民盟"].pk
    told = {"activity": activity, "unit_id": unit, "revision": 1, "how": AnsweredHow.TELEPHONE}
    with pytest.raises(ActionRefused, match="谁、何时"):
        confirm_activity(**told, by=by, at=NOW, on=TODAY)  # type: ignore[arg-type]
    filed = confirm_activity(**told, note="秘书长 6 月 15 日上午来电", by=by, at=NOW, on=TODAY)  # type: ignore[arg-type]
    assert filed.subject.standing == Standing.CONFIRMED


def test_a_change_asks_again_and_says_what_changed(city: City) -> None:
    activity = entered(city)
    secretary = city.actor("organisation_secretary")
    unit = city.units["民盟"].pk
    confirm_activity(activity=activity, unit_id=unit, revision=1, by=secretary, at=NOW, on=TODAY)
    said = build_activities.said(hosts=[city.units["教育局"]], guests=[city.units["民盟"]], what="走访座谈")
    moved = change_activity(
        activity=activity,
        said=replace(said, on=TODAY - timedelta(days=1)),
        revision=1,
        by=city.actor("department_officer"),
        at=NOW,
        on=TODAY,
    )
    assert word_of(activity, city, "民盟") == Word.WAITING
    assert moved.subject.revision == 2
    entry = Entry.objects.get(code="activity.changed", about_id=activity.pk)
    assert list(entry.detail["changed"]) == ["日期"]
    with pytest.raises(ActionRefused, match="刚刚有修改"):
        confirm_activity(activity=activity, unit_id=unit, revision=1, by=secretary, at=NOW, on=TODAY)


def test_who_is_slower_loses_nothing_and_is_told(city: City) -> None:
    activity = entered(city)
    said = build_activities.said(hosts=[city.units["教育局"]], guests=[city.units["民盟"]], what="登门拜访")
    by = city.actor("department_officer")
    change_activity(activity=activity, said=said, revision=1, by=by, at=NOW, on=TODAY)
    with pytest.raises(ActionRefused, match="别人已经修改"):
        change_activity(
            activity=activity, said=replace(said, place="市政府"), revision=1, by=by, at=NOW, on=TODAY
        )


def test_a_contest_stands_until_it_is_settled(city: City) -> None:
    activity = entered(city)
    contested = build_activities.contested(city, activity)
    assert contested.subject.standing == Standing.CONTESTED
    settled = settle_activity(
        activity=activity,
        stands=True,
        reason="有签到表",
        by=city.actor("united_front_coordinator"),
        at=NOW,
        on=TODAY,
    )
    assert settled.subject.standing == Standing.CONFIRMED


def test_a_plan_is_postponed_cancelled_and_stays_to_be_read(city: City) -> None:
    by = city.actor("department_officer")
    activity = entered(city, on=TODAY + timedelta(days=3))
    with pytest.raises(ActionRefused, match="原因"):
        postpone_activity(activity=activity, to=None, reason=" ", by=by, at=NOW, on=TODAY)
    postponed = postpone_activity(activity=activity, to=None, reason="台风", by=by, at=NOW, on=TODAY)
    assert (postponed.subject.state, postponed.subject.on) == (State.POSTPONED, None)
    cancelled = cancel_activity(activity=activity, reason="改为书面", by=by, at=NOW, on=TODAY)
    assert cancelled.subject.state == State.CANCELLED
    assert cancelled.subject.revision == 3


def test_only_those_who_take_part_and_the_coordinators_see_it(city: City) -> None:
    entered(city)
    sees = {
        role: seen_activities(city.actor(role), post_id=None, on=TODAY).count()
        for role in (
            "department_officer",
            "organisation_secretary",
            "government_coordinator",
            "observer",
            "audit_administrator",
        )
    }
    assert sees == {
        "department_officer": 1,
        "organisation_secretary": 1,
        "government_coordinator": 1,
        "observer": 0,
        "audit_administrator": 0,
    }


def test_an_activity_needs_both_sides(city: City) -> None:
    with pytest.raises(ActionRefused, match="政府一方和党派团体一方"):
        entered(city, guests=[city.units["发展改革委"]])
