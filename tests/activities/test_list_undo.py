"""Is a list undone within a day, but for what others have put their hand to?"""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from liaison.activities.actions import confirm_activity, undo_activity_list, write_minutes
from liaison.activities.models import Activity, ActivityList
from liaison.activities.queries.outcomes import digest_of_minutes
from liaison.core.refusals import ActionRefused
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build_activities
from tests.activities.lists import GOOD, as_csv, page, preview, take, titles
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf
from tests.settings import TODAY


@pytest.fixture
def browser(client_of: ClientOf) -> Client:
    """The education bureau's officer."""
    return client_of("department_officer")


def test_what_was_entered_can_be_undone_within_a_day_but_for_what_others_confirmed(
    browser: Client, city: City
) -> None:
    done = take(browser, city, preview(browser, city, as_csv(*GOOD)))
    with entered({city.place.pk}):
        activity = Activity.objects.earliest("pk")
        confirm_activity(
            activity=activity,
            unit_id=city.units["民盟"].pk,
            revision=1,
            by=city.actor("organisation_secretary"),
            at=datetime.now(tz=NOW.tzinfo),
            on=TODAY,
        )
    undone = browser.post(page(city, "undo_list", done.context["list"].pk), follow=True).content.decode()
    assert "已撤销 1 项" in undone
    assert "另有 1 项对方已经处理" in undone
    assert titles(city) == ["看望老主委"]
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="activity.cancelled").count() == 1
    take(browser, city, preview(browser, city, as_csv(*GOOD)))
    assert len(titles(city)) == 2, "What was undone may be entered anew."


def test_a_day_later_nothing_is_undone_as_a_whole(browser: Client, city: City) -> None:
    take(browser, city, preview(browser, city, as_csv(*GOOD)))
    with entered({city.place.pk}):
        activity_list = ActivityList.objects.get()
        assert activity_list.taken_at is not None
        later = activity_list.taken_at + timedelta(days=1, seconds=1)
        with pytest.raises(ActionRefused, match="已超过一天"):
            undo_activity_list(activity_list=activity_list, by=city.actor("department_officer"), at=later)
    assert len(titles(city)) == 2


@pytest.mark.parametrize("what", ["photo", "seat", "follow_up", "minutes"])
def test_what_others_have_put_something_with_is_not_undone(browser: Client, city: City, what: str) -> None:
    done = take(browser, city, preview(browser, city, as_csv(*GOOD)))
    with entered({city.place.pk}):
        activity, by = Activity.objects.earliest("pk"), city.actor("organisation_secretary")
        if what == "photo":
            build_activities.photo(activity, by=by)
        elif what == "seat":
            build_activities.seat(activity, city.units["民盟"], by=by)
        elif what == "follow_up":
            build_activities.follow_up(activity, city.units["民盟"], by=by)
        else:
            now = datetime.now(tz=NOW.tzinfo)
            seen = digest_of_minutes("")
            write_minutes(activity=activity, text="纪要", seen=seen, by=by, at=now, on=TODAY)
    undone = browser.post(page(city, "undo_list", done.context["list"].pk), follow=True).content.decode()
    assert "已撤销 1 项" in undone
    assert titles(city) == ["看望老主委"]


def test_entering_more_lines_later_does_not_open_the_first_ones_again(browser: Client, city: City) -> None:
    take(browser, city, preview(browser, city, as_csv(*GOOD)))
    with entered({city.place.pk}):
        activity_list = ActivityList.objects.get()
        assert activity_list.taken_at is not None
        activity_list.taken_at += timedelta(days=3)  # lines that were mended have been entered since
        activity_list.save(update_fields=["taken_at"])
        with pytest.raises(ActionRefused, match="已超过一天"):
            undo_activity_list(
                activity_list=activity_list,
                by=city.actor("department_officer"),
                at=activity_list.taken_at + timedelta(hours=1),
            )
    assert len(titles(city)) == 2
