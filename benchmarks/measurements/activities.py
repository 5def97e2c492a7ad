"""What do the activities' pages cost: in one place, among a hundred, among 3,200 with a million activities?

Every place has the same rows, and they stand in the tables as they come in: day by day, of all places in
turn. Alone, each table is a few blocks and read whole; among others a place's rows are found through an
index, which is a root and a leaf for a hundred places, and has a branch between them for thousands. So two
ratios are taken: to one place alone, and to a hundred; the second tells whether more places cost more.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from benchmarks.explained import analyse, blocks_of, queries_of
from benchmarks.measurement import Figure, Measurement, milliseconds, percentile, processor_milliseconds
from benchmarks.measurements.matrix import _issue
from benchmarks.places import crowd, interleave
from liaison.activities.actions.entering import written
from liaison.activities.models import Activity, EnteredHow
from liaison.core.activities.entry import Said
from liaison.core.activities.kinds import ACTIVITY_KINDS, Side
from liaison.matters.models import Involvement, Subject
from liaison.matters.queries import speaks_for
from liaison.tenancy.door import entered
from liaison.units.models import Category, Unit
from tests import cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

PLACES = int(os.environ.get("BENCH_PLACES", "3200"))
SOME = 100
ACTIVITIES = 313  # in each place: a million in all
FEW = 60
DEPARTMENTS = 40
ROUNDS = 40
OF_DEPARTMENTS = [code for code, kind in ACTIVITY_KINDS.items() if Side.DEPARTMENT in kind.hosts]


@dataclass(frozen=True)
class Page:
    """A page as one of the cast opens it."""

    name: str
    role: str
    address: str
    limit: int = 15  # of queries

    def client(self, city: City) -> Client:
        client = cast.client(city.seats[self.role])
        client.defaults["SERVER_NAME"] = "127.0.0.1"
        assert client.get(self.address).status_code == 200, self.name  # warm
        return client


def take() -> Iterator[Figure]:
    city = cast.city()
    _issue(city.actor("government_coordinator"), DEPARTMENTS)
    _fill(city, FEW)
    pages = _pages(city)
    few = {page: len(queries_of(page.client(city), page.address)) for page in pages}
    _fill(city, ACTIVITIES - FEW)
    analyse()
    for page in pages:
        queries = len(queries_of(page.client(city), page.address))
        yield Figure(f"{page.name}：查询 queries", queries, "", limit=page.limit)
        yield Figure("　比 60 项时多 more than with 60", queries - few[page], "", limit=0)
    alone = _blocks(city, pages)
    places = _among(city, [], SOME)
    some = _blocks(city, pages)
    _among(city, places, PLACES)
    among = _blocks(city, pages)
    for page in pages:
        what = f"{page.name}：读取 blocks, alone {alone[page]}, among {SOME} {some[page]}, among {PLACES}"
        yield Figure(what, among[page], "")
        yield Figure("　与一地之比 ratio to one place", among[page] / alone[page], "", limit=1.2)
        yield Figure(f"　与 {SOME} 地之比 ratio to {SOME}", among[page] / some[page], "", limit=1.2)
        yield from _times(page.client(city), page)


def _among(city: City, places: list[int], count: int) -> list[int]:
    """So many places beside the city, with those that are there; activities of all come in by turns."""
    places = places + crowd(city.place, count=count - len(places), after=len(places))
    interleave(city.place, places, (Subject, Activity, Involvement))
    analyse()
    return places


def _blocks(city: City, pages: list[Page]) -> dict[Page, int]:
    return {
        page: blocks_of(city.seats[page.role], queries_of(page.client(city), page.address)) for page in pages
    }


def _times(client: Client, page: Page) -> Iterator[Figure]:
    """By the clock on the wall, and what of it this process took, which a busy machine lengthens little."""

    def look() -> None:
        client.get(page.address)

    waits = [milliseconds(look) for _ in range(ROUNDS)]
    worked = [processor_milliseconds(look) for _ in range(ROUNDS)]
    yield Figure("　p50", percentile(waits, 0.5), "ms")
    yield Figure("　p95", percentile(waits, 0.95), "ms", limit=150)
    yield Figure("　处理器 of the processor, p95", percentile(worked, 0.95), "ms", limit=150)


def _pages(city: City) -> list[Page]:
    def address(page: str, *arguments: int) -> str:
        return reverse(f"activities:{page}", args=[city.place.pk, *arguments])

    with entered({city.place.pk}):
        one = Activity.objects.filter(subject__involvements__unit=city.units["教育局"]).latest("pk").pk
    everything, month = address("activities"), address("calendar")
    return [
        Page("清单（联络员）list, officer", "department_officer", everything),
        Page("清单（统筹）list, coordinator", "government_coordinator", everything),
        Page(
            "清单（统筹，筛选）list, filtered",
            "government_coordinator",
            f"{everything}?unit={city.units['民盟'].pk}&state=held",
        ),
        Page("清单（领导）list, leader", "city_leader", everything),
        Page("一项活动 one activity", "department_officer", address("activity", one), limit=22),
        Page("月历（联络员）month, officer", "department_officer", month),
        Page("月历（统筹）month, coordinator", "government_coordinator", month),
        Page("登记 entering", "department_officer", address("enter")),
        Page("首页（再看）first page, again", "department_officer", reverse("home:home")),
    ]


def _fill(city: City, count: int) -> None:
    """So many activities over two years, of all departments in turn with one to three organisations."""
    place = city.place.pk
    by = city.actor("government_coordinator")
    with entered({place}):
        units = Unit.objects.filter(jurisdiction_id=place).order_by("pk")
        departments = list(units.filter(category=Category.DEPARTMENT).values_list("pk", flat=True))
        organisations = list(units.filter(category=Category.ORGANISATION).values_list("pk", flat=True))
        entries = [
            Said(
                kind=OF_DEPARTMENTS[number % len(OF_DEPARTMENTS)],
                what=f"第 {number} 次走访座谈",
                on=TODAY + timedelta(days=30 - number * 2),
                hosts=frozenset({departments[number % len(departments)]}),
                guests=frozenset(
                    organisations[(number + step) % len(organisations)] for step in range(number % 3 + 1)
                ),
            )
            for number in range(count)
        ]
        written(entries, how=EnteredHow.PAGE, own=speaks_for(by, on=TODAY), by=by, at=NOW, on=TODAY)


MEASUREMENT = Measurement("活动一百万项 a million activities", take)
