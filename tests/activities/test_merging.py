"""Where one event was entered twice: does the entry that stays keep all that was said of either?"""

from dataclasses import replace

import pytest
from django.urls import reverse

from liaison.activities.actions import enter_activity, merge_activity, write_minutes
from liaison.activities.models import Activity, Attendance
from liaison.activities.queries.outcomes import digest_of_minutes
from liaison.core.activities.standing import State
from liaison.core.refusals import ActionRefused
from liaison.matters.models import Attachment, Subject
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


def service(city: City, host: str, **details: int) -> Activity:
    said = build_activities.said(
        hosts=[city.units[host]], guests=[city.units["民盟"]], kind="social_service", place="临溪广场"
    )
    by = city.actor("government_coordinator")
    return enter_activity(said=replace(said, details=details), by=by, at=NOW, on=TODAY)


def merge(city: City, activity: Activity, kept: Activity) -> Activity:
    by = city.actor("government_coordinator")
    return merge_activity(activity=activity, kept=kept, by=by, at=NOW, on=TODAY)


def test_all_that_came_of_the_entry_that_goes_is_with_the_one_that_stays(city: City) -> None:
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        goes, stays = service(city, "教育局", beneficiaries=120), service(city, "卫生健康委")
        write_minutes(activity=goes, text="义诊一天。", seen=digest_of_minutes(""), by=by, at=NOW, on=TODAY)
        owed = build_activities.follow_up(goes, city.units["教育局"], by=by)
        photo = build_activities.photo(goes, by=by)
        build_activities.seat(goes, city.units["民盟"], by=by, name="赵来宾")
        build_activities.seat(goes, city.units["民盟"], by=by, name="钱来宾")
        build_activities.seat(stays, city.units["民盟"], by=by, name="赵来宾")
        sequence = goes.sequence
        kept = merge(city, goes, stays)
        goes.refresh_from_db()
        owed.refresh_from_db()
        assert goes.sequence == sequence + 1  # calendars elsewhere strike it out
        assert owed.activity_id == stays.pk
        moved = Attachment.objects.get(removed_at__isnull=True)
        assert (moved.subject_id, moved.file_id) == (stays.subject_id, photo.file_id)
        names = Attendance.objects.filter(activity=stays).order_by("name").values_list("name", flat=True)
        assert list(names) == ["赵来宾", "钱来宾"]
        stored = Activity.objects.get(pk=kept.pk)
        assert (stored.minutes, stored.details["beneficiaries"]) == ("义诊一天。", 120)
    client = cast.client(city.seats["organisation_officer"])
    page = client.get(reverse("activities:activity", args=[city.place.pk, stays.pk])).content.decode()
    assert "义诊一天。" in page


def test_what_is_contested_or_stands_differently_is_not_merged(city: City) -> None:
    with entered({city.place.pk}):
        goes, stays = service(city, "教育局"), service(city, "卫生健康委")
        Subject.objects.filter(pk=goes.subject_id).update(state=State.PLANNED)
        with pytest.raises(ActionRefused, match="还没有登记开展"):
            merge(city, goes, stays)
        Subject.objects.filter(pk=goes.subject_id).update(state=State.HELD)
        build_activities.contested(city, stays)
        with pytest.raises(ActionRefused, match="有异议"):
            merge(city, goes, stays)
