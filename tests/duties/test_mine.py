"""Does a leader read on one page what was done with whom, what is open and what comes next?"""

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liaison.core.duties.finding import State
from liaison.duties.actions import reckon
from liaison.duties.models import KeptFinding
from liaison.duties.queries.assigned import whole_of
from liaison.tenancy.door import entered
from tests import build_activities, build_duties, build_schemes, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    """A scheme with duties; the leader answers for the league."""
    with entered({city.place.pk}):
        build_duties.scheme(city)


def met(city: City, organisation: str, what: str, on: date) -> None:
    with entered({city.place.pk}):
        build_activities.activity(
            by=city.actor("government_coordinator"),
            hosts=[city.units["教育局"]],
            guests=[city.units[organisation]],
            what=what,
            on=on,
        )


def page(city: City, role: str = "city_leader") -> str:
    answer = cast.client(city.seats[role]).get(reverse("duties:mine", args=[city.place.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_what_was_done_is_open_and_comes_next_stands_on_one_page(city: City) -> None:
    build_schemes.linked_leader(city=city)
    met(city, "民盟", "调研职业教育", TODAY - timedelta(days=20))
    met(city, "民盟", "商定下半年安排", TODAY + timedelta(days=9))
    met(city, "农工党", "走访社区医院", TODAY - timedelta(days=8))
    found = page(city)
    done, still, ahead = (found.index(words) for words in ("<h3>本年联系", "<h3>还有待办", "<h3>接下来"))
    assert done < found.index("调研职业教育") < still
    assert still < found.index("市发展改革委 → 民盟市委会") < ahead
    assert ahead < found.index("商定下半年安排")
    assert "走访社区医院" not in found  # of another leader's organisation
    assert "政府整体应办" in found
    assert "市长或常务副市长" in found


def test_a_leader_for_whom_nothing_is_said_is_told_what_to_do(city: City) -> None:
    assert "还没有登记您联系的党派团体" in page(city)


def test_whoever_is_no_leader_is_led_to_the_own_board(city: City) -> None:
    answer = cast.client(city.seats["department_officer"]).get(reverse("duties:mine", args=[city.place.pk]))
    assert answer.status_code == 302
    assert reverse("duties:own", args=[city.place.pk]) in answer["Location"]


def test_the_page_asks_the_database_a_fixed_number_of_times(city: City) -> None:
    build_schemes.linked_leader(city=city)
    met(city, "民盟", "调研职业教育", TODAY - timedelta(days=20))
    met(city, "民盟", "商定下半年安排", TODAY + timedelta(days=9))
    page(city)
    leader, address = cast.client(city.seats["city_leader"]), reverse("duties:mine", args=[city.place.pk])
    leader.get(address)
    with CaptureQueriesContext(connection) as few:
        leader.get(address)
    for days in (1, 2, 3):
        met(city, "民盟", "走访", TODAY - timedelta(days=days))
    page(city)
    with CaptureQueriesContext(connection) as more:
        leader.get(address)
    assert len(more) == len(few)
    assert len(few) <= 30


def test_what_the_whole_place_owes_stays_while_it_is_overdue(city: City) -> None:
    with entered({city.place.pk}):
        reckon(place=city.place, on=TODAY, at=NOW)
        kept = KeptFinding.objects.filter(scope="jurisdiction")
        latest = kept.latest("due")
        kept.exclude(pk=latest.pk).delete()
        for state, shown in ((State.OVERDUE, 1), (State.MET, 0)):
            kept.filter(pk=latest.pk).update(due=date(TODAY.year - 1, 12, 31), state=state.value)
            assert len(whole_of(city.place.pk, on=TODAY)) == shown
