"""Does a contest stay until whoever contested, or a coordinator, has settled it?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from liaison.activities.actions import (
    change_activity,
    confirm_activity,
    enter_activity,
    settle_activity,
)
from liaison.activities.models import Activity
from liaison.activities.queries.waiting import contested, over, to_confirm
from liaison.activities.queries.words import words_of
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import Standing, Word
from liaison.core.refusals import ActionRefused
from liaison.matters.models import AnsweredHow, Involvement
from liaison.notifications.queries import Asked
from tests import build_activities
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.usefixtures("at_home")


def said(city: City, what: str = "走访座谈") -> Said:
    return build_activities.said(
        hosts=[city.units["教育局"]], guests=[city.units["民盟"], city.units["农工党"]], what=what
    )


def contested_by_the_league(city: City) -> Activity:
    activity = build_activities.activity(
        by=city.actor("department_officer"),
        hosts=[city.units["教育局"]],
        guests=[city.units["民盟"], city.units["农工党"]],
    )
    return build_activities.contested(city, activity)


def mended(city: City, activity: Activity, role: str = "department_officer") -> Activity:
    now = replace(said(city, "走访并座谈"), place="市政府")
    return change_activity(activity=activity, said=now, revision=1, by=city.actor(role), at=NOW, on=TODAY)


def word(city: City, activity: Activity, unit: str = "民盟") -> Involvement:
    return Involvement.objects.get(subject_id=activity.subject_id, unit=city.units[unit])


def test_a_contest_does_not_vanish_by_an_edit(city: City) -> None:
    before = word(city, activity := contested_by_the_league(city))
    activity = mended(city, activity)
    after = word(city, activity)
    assert activity.subject.standing == Standing.CONTESTED
    assert (after.word, after.word_note, after.word_how) == (Word.CONTESTED, "当天没有来人", before.word_how)
    assert (after.word_at, after.word_by_id) == (before.word_at, before.word_by_id)
    assert word(city, activity, "农工党").word == Word.WAITING


def test_who_contested_confirms_what_was_mended(city: City) -> None:
    activity = mended(city, contested_by_the_league(city))
    confirmed = build_activities.confirmed(city, activity, revision=2)
    assert confirmed.subject.standing == Standing.ONE_SIDED, "The other guest is still waited for."


def test_who_contested_and_mends_it_stands_by_it(city: City) -> None:
    activity = mended(city, contested_by_the_league(city), "organisation_officer")
    assert word(city, activity).word == Word.CONFIRMED
    assert activity.subject.standing == Standing.ONE_SIDED


def test_a_coordinator_settles_what_was_mended(city: City) -> None:
    activity = mended(city, contested_by_the_league(city))
    settle_activity(
        activity=activity,
        stands=True,
        reason="有签到表",
        by=city.actor("united_front_coordinator"),
        at=NOW,
        on=TODAY,
    )
    assert word(city, activity).word == Word.CONFIRMED


def test_the_inbox_of_who_contested_says_what_was_mended(city: City) -> None:
    activity = contested_by_the_league(city)
    asked = Asked(city.actor("organisation_secretary"), TODAY)
    assert [item.title for item in contested(asked)] == ["有异议，待协商一致：走访座谈"]
    mended(city, activity)
    [item] = contested(asked)
    assert item.title == "对方已修改，请核对：走访并座谈"
    assert "内容、地点" in item.why
    assert [item.title for item in contested(Asked(city.actor("department_officer"), TODAY))] == [
        "有异议，待协商一致：走访并座谈"
    ]
    words = words_of(Activity.objects.get(pk=activity.pk), asked.actor, on=TODAY)
    assert ("地点", "", "市政府") in words.changes


def test_many_contests_are_one_item_that_leads_to_their_list(city: City) -> None:
    for _ in range(7):
        contested_by_the_league(city)
    [item] = contested(Asked(city.actor("organisation_secretary"), TODAY))
    assert item.title == "7 项活动有异议，待协商一致"
    assert item.address.endswith("?standing=contested")


def test_other_sides_edits_never_count_for_the_contested(city: City) -> None:
    """Contested, edited by the host, and filed as confirmed by telephone: refused."""
    activity = mended(city, contested_by_the_league(city))
    with pytest.raises(ActionRefused, match="对方已经答复"):
        confirm_activity(
            activity=activity,
            unit_id=city.units["民盟"].pk,
            revision=2,
            how=AnsweredHow.TELEPHONE,
            note="秘书长来电",
            by=city.actor("department_officer"),
            at=NOW,
            on=TODAY,
        )
    assert word(city, activity).word == Word.CONTESTED


def test_many_plans_that_are_over_are_one_item(city: City) -> None:
    for _ in range(7):
        enter_activity(
            said=replace(said(city), on=TODAY - timedelta(days=1)),
            by=city.actor("department_officer"),
            at=NOW,
            on=TODAY - timedelta(days=3),
        )
    [item] = over(Asked(city.actor("department_officer"), TODAY))
    assert item.title == "7 项活动是否已开展"
    assert item.address.endswith("?state=planned&last_day=2026-06-14")


def test_what_many_wait_for_is_counted_and_not_loaded(city: City) -> None:
    for _ in range(9):
        build_activities.activity(
            by=city.actor("department_officer"),
            hosts=[city.units["教育局"]],
            guests=[city.units["民盟"]],
        )
    [item] = to_confirm(Asked(city.actor("organisation_secretary"), TODAY))
    assert item.title == "9 项活动待本单位确认"
