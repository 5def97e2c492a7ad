"""Does a social service count once, although several hold it or it was entered twice?"""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from liaison.activities.actions import enter_activity
from liaison.activities.models import Activity
from liaison.activities.queries import seen_activities
from liaison.activities.queries.services import reached_in
from liaison.core.activities.standing import State, Word
from liaison.matters.models import Involvement
from liaison.tenancy.door import entered
from tests import build_activities, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


def service(
    city: City, *, by: str, hosts: str, guests: str, people: int, place: str = "临溪广场"
) -> Activity:
    said = build_activities.said(
        hosts=[city.units[hosts]],
        guests=[city.units[guests]],
        kind="social_service",
        what="义诊",
        place=place,
    )
    said = replace(said, details={"beneficiaries": people})
    with entered({city.place.pk}):
        return enter_activity(said=said, by=city.actor(by), at=NOW, on=TODAY)


def send(city: City, page: str, row: int, role: Any = "department_officer", **sent: Any) -> Any:
    address = reverse(f"activities:{page}", args=[city.place.pk, row])
    return cast.client(city.seats[role]).post(address, sent)


def page_of(city: City, activity: Activity, role: str = "department_officer") -> str:
    address = reverse("activities:activity", args=[city.place.pk, activity.pk])
    return cast.client(city.seats[role]).get(address).content.decode()


def test_people_reached_count_once_although_several_units_hold_it(city: City) -> None:
    service(city, by="department_officer", hosts="教育局", guests="民盟", people=120)
    service(city, by="organisation_officer", hosts="民盟", guests="教育局", people=30, place="云溪村")
    with entered({city.place.pk}):
        seen = seen_activities(city.actor("government_coordinator"), post_id=None, on=TODAY)
        both = {city.units[unit].pk for unit in ("教育局", "民盟")}
        assert reached_in(TODAY.year, seen).people == 150
        assert reached_in(TODAY.year, seen, units=both).people == 150
        assert reached_in(TODAY.year, seen, units=[city.units["民盟"].pk]).count == 2
        assert reached_in(TODAY.year - 1, seen).people == 0


def test_a_service_claimed_twice_is_pointed_out_and_merged(city: City) -> None:
    own = service(city, by="department_officer", hosts="教育局", guests="民盟", people=120)
    other = service(
        city, by="government_coordinator", hosts="卫生健康委", guests="民盟", people=120, place="临溪 广场"
    )
    assert "可能重复登记" not in page_of(city, own)  # the education bureau has no part in the other
    assert "可能重复登记" in page_of(city, own, "organisation_officer")
    assert "可能重复登记" in page_of(city, own, "government_coordinator")
    with entered({city.place.pk}):
        seen = seen_activities(city.actor("government_coordinator"), post_id=None, on=TODAY)
        assert reached_in(TODAY.year, seen).people == 240
    merged = send(city, "merge", own.pk, "organisation_officer", **{"merge-kept": other.pk})
    assert merged.status_code == 302
    with entered({city.place.pk}):
        assert (
            reached_in(
                TODAY.year, seen_activities(city.actor("government_coordinator"), post_id=None, on=TODAY)
            ).people
            == 120
        )
        own.subject.refresh_from_db()
        words = dict(Involvement.objects.filter(subject=other.subject).values_list("unit_id", "word"))
    assert own.subject.state == State.CANCELLED
    assert words[city.units["教育局"].pk] == Word.WAITING  # it has joined, and is asked
    assert words[city.units["民盟"].pk] == Word.CONFIRMED
    assert "已并入" in page_of(city, own)


def test_what_is_not_one_event_is_not_merged(city: City) -> None:
    own = service(city, by="department_officer", hosts="教育局", guests="民盟", people=120)
    other = service(city, by="department_officer", hosts="教育局", guests="民盟", people=10, place="云溪村")
    assert send(city, "merge", own.pk, **{"merge-kept": other.pk}).status_code == 422
    assert send(city, "merge", own.pk, **{"merge-kept": own.pk}).status_code == 422
    assert send(city, "merge", own.pk, **{"merge-kept": 999_999}).status_code == 404
    assert send(city, "merge", own.pk, **{"merge-kept": "x"}).status_code == 422
