"""Can one side alone undo by a change what both have a say in, and are mistyped days refused?"""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse

from liaison.activities.actions import (
    change_activity,
    file_activities,
    hold_activity,
    postpone_activity,
)
from liaison.activities.models import Activity, Observation
from liaison.activities.queries.returning import follow_ups, observations
from liaison.activities.queries.services import reached_in
from liaison.activities.queries.waiting import ANSWERED_WITHIN, to_confirm
from liaison.core.activities.standing import State
from liaison.core.refusals import ActionRefused
from liaison.matters.models import Involvement, Subject
from liaison.notifications.queries import Asked
from liaison.record.models import Entry
from tests import build_activities
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY

AHEAD = TODAY + timedelta(days=1)


pytestmark = pytest.mark.usefixtures("at_home")


def with_both(city: City, *, on: date = TODAY, kind: str = "visit") -> Activity:
    return build_activities.activity(
        by=city.actor("department_officer"),
        hosts=[city.units["教育局"]],
        guests=[city.units["民盟"], city.units["农工党"]],
        on=on,
        kind=kind,
    )


def changed(
    city: City,
    activity: Activity,
    *,
    on: date = TODAY,
    guests: Collection[str] = ("民盟", "农工党"),
    role: str = "department_officer",
) -> Activity:
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units[name] for name in guests]}
    said = build_activities.said(**sides, on=on, kind=activity.subject.kind)  # type: ignore[arg-type]
    revision = Subject.objects.get(pk=activity.subject_id).revision
    return change_activity(
        activity=activity, said=said, revision=revision, by=city.actor(role), at=NOW, on=TODAY
    )


def test_what_was_held_is_moved_ahead_by_coordinators_alone(city: City) -> None:
    activity = with_both(city)
    with pytest.raises(ActionRefused, match="已经开展的不能改到以后的日期；没有开展的，请提出异议。"):
        changed(city, activity, on=AHEAD)
    moved = changed(city, activity, on=AHEAD, role="government_coordinator")
    assert moved.subject.state == State.PLANNED


def test_a_plan_is_moved_as_before(city: City) -> None:
    assert changed(city, with_both(city, on=AHEAD), on=AHEAD + timedelta(days=3)).subject.revision == 2


def confirmed(city: City, activity: Activity) -> None:
    build_activities.confirmed(city, activity)


def test_who_has_answered_is_not_dropped_by_the_other_side(city: City) -> None:
    confirmed(city, activity := with_both(city))
    with pytest.raises(ActionRefused, match=r"已经答复.*不能由一方移出"):
        changed(city, activity, guests=["农工党"])
    changed(city, activity, on=TODAY - timedelta(days=1))
    with pytest.raises(ActionRefused, match="不能由一方移出"):
        changed(city, activity, guests=["农工党"])  # asked anew, and still not to be dropped
    changed(city, activity, guests=["农工党"], role="government_coordinator")


def test_who_has_said_nothing_may_be_dropped(city: City) -> None:
    activity = changed(city, with_both(city), guests=["民盟"])
    assert Involvement.objects.filter(subject_id=activity.subject_id).count() == 2


def test_who_has_answered_may_leave(city: City) -> None:
    confirmed(city, activity := with_both(city))
    with pytest.raises(ActionRefused, match="只能登记本单位参加的活动"):
        changed(city, activity, guests=["农工党"], role="organisation_officer")


@pytest.mark.parametrize("noted", ["follow_up", "observation", "seat"])
def test_who_owes_something_or_came_is_not_dropped(city: City, noted: str) -> None:
    by, unit = city.actor("department_officer"), city.units["农工党"]
    activity = with_both(city)
    if noted == "observation":
        activity.observations.create(
            jurisdiction_id=city.place.pk,
            unit=unit,
            text="收费没有公示",
            noted_at=NOW,
            noted_by_id=by.account_id,
        )
    else:
        getattr(build_activities, noted)(activity, unit, by=by)
    with pytest.raises(ActionRefused, match="不能由一方移出"):
        changed(city, activity, guests=["民盟"])


def test_what_was_agreed_returns_to_those_alone_who_can_open_it(city: City) -> None:
    by = city.actor("department_officer")
    activity = with_both(city)
    build_activities.follow_up(activity, city.units["民盟"], by=by)
    activity.observations.create(
        jurisdiction_id=city.place.pk,
        unit=city.units["民盟"],
        text="收费没有公示",
        noted_at=NOW,
        noted_by_id=by.account_id,
    )
    asked = Asked(city.actor("organisation_officer"), TODAY)
    assert len([*follow_ups(asked), *observations(asked)]) == 2
    Involvement.objects.filter(subject_id=activity.subject_id, unit=city.units["民盟"]).delete()
    assert [*follow_ups(asked), *observations(asked)] == []


def test_the_inbox_counts_days_as_they_begin_here_and_not_in_greenwich(city: City) -> None:
    activity = with_both(city, kind="law_enforcement_check")
    early = datetime.combine(TODAY - timedelta(days=1), time(23), UTC)  # seven in the morning here
    found = build_activities.observation(
        activity, city.units["教育局"], by=city.actor("organisation_officer")
    )
    Observation.objects.filter(pk=found.pk).update(noted_at=early)
    Subject.objects.filter(pk=activity.subject_id).update(changed_at=early)
    [item] = observations(Asked(city.actor("department_officer"), TODAY))
    assert item.since == TODAY
    [item] = to_confirm(Asked(city.actor("organisation_officer"), TODAY))
    assert item.until == TODAY + ANSWERED_WITHIN


def test_days_that_were_mistyped_are_refused_wherever_they_come_in(city: City) -> None:
    by, plan = city.actor("department_officer"), with_both(city, on=AHEAD)
    with pytest.raises(ActionRefused, match="年份看来不对"):
        with_both(city, on=date(1926, 3, 5))
    with pytest.raises(ActionRefused, match="年份看来不对"):
        changed(city, plan, on=date(2062, 6, 15))
    with pytest.raises(ActionRefused, match="年份看来不对"):
        postpone_activity(activity=plan, to=date(2062, 6, 15), reason="台风", by=by, at=NOW, on=TODAY)
    with pytest.raises(ActionRefused, match="年份看来不对"):
        hold_activity(activity=plan, held_on=date(1926, 6, 15), by=by, at=NOW, on=TODAY)
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units["民盟"]]}
    long = replace(build_activities.said(**sides), until=TODAY + timedelta(days=60))  # type: ignore[arg-type]
    with pytest.raises(ActionRefused, match="最多 60 天"):
        file_activities(entries=[long], by=by, at=NOW, on=TODAY)


@pytest.mark.parametrize(("on", "until"), [(date.max, None), (TODAY, date.max), (date.min, date.max)])
def test_old_rows_with_absurd_days_break_no_page(
    city: City, client_of: ClientOf, on: date, until: date | None
) -> None:
    activity = with_both(city, on=AHEAD)
    Subject.objects.filter(pk=activity.subject_id).update(on=on)
    Activity.objects.filter(pk=activity.pk).update(until=until)
    officer, place = client_of("department_officer"), city.place.pk
    assert officer.get(reverse("activities:activity", args=[place, activity.pk])).status_code == 200
    assert officer.get(reverse("activities:activities", args=[place])).status_code == 200
    assert officer.get(reverse("activities:calendar", args=[place])).status_code == 200
    assert officer.get(reverse("notifications:inbox")).status_code == 200


def test_large_numbers_are_summed(city: City) -> None:
    activity = with_both(city, kind="social_service")
    Activity.objects.filter(pk=activity.pk).update(details={"beneficiaries": 3_000_000_000})
    assert reached_in(2026, Activity.objects.all()).people == 3_000_000_000


def test_what_was_held_or_put_off_says_what_changed(city: City) -> None:
    by, plan = city.actor("department_officer"), with_both(city, on=AHEAD)
    postpone_activity(activity=plan, to=None, reason="台风", by=by, at=NOW, on=TODAY)
    hold_activity(activity=plan, held_on=TODAY, by=by, at=NOW, on=TODAY)
    [put_off, held] = [
        Entry.objects.get(code=code, about_id=plan.pk).detail
        for code in ("activity.postponed", "activity.held")
    ]
    assert put_off["changed"] == {"状态": ["已安排", "已推迟"], "日期": ["2026-06-16", ""]}
    assert held["changed"] == {"状态": ["已推迟", "已开展"], "日期": ["", "2026-06-15"]}
    assert (put_off["revision"], held["revision"]) == (2, 3)
