"""How long does a search over 100,000 names of one place take, from the words to the suggestions?"""

import os
import random
from collections.abc import Iterable, Iterator
from itertools import islice

import psycopg
from django.test import Client
from django.urls import reverse

from benchmarks.measurement import Figure, Measurement, milliseconds, percentile
from liaison import vocabulary
from liaison.core.access.doors import DOORS
from liaison.core.search import Findable, Group, Name
from liaison.search.actions import index
from liaison.search.queries import find
from liaison.tenancy.door import entered
from tests import cast

NAMES = 100_000
GIVEN = "文舟若川映溪南乔修远书言清和知微望舒景行云深静以宁远山可为明河予安闻笛"
PLACES = "澄岚临溪云汀平岚青禾白鹭长汀新渡石桥南屿"
SEARCHES = [
    *("教育", "财政", "民盟", "局长", "文舟", "李文", "王 若 川", "陈映溪", "张", "市", "教育局", "澄教育"),
    *("jyj", "jiaoyu", "lwz", "zry", "weisheng", "教育局繁體", "財政", "临溪教育局", "云汀", "没有这个词"),
]
ROUNDS = 10
AT_ONCE = 1000


def _things(total: int) -> Iterator[Findable]:
    """Two people for each unit; the same names come again and again, as they do."""
    chance = random.Random(2026)  # noqa: S311 - the same names in every run
    words = vocabulary.load()
    surnames = sorted(each for each in words.surnames if len(each) == 1)
    departments = sorted(words.department_names)
    for number in range(total):
        if number % 3:
            given = "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
            name, group = Name(chance.choice(surnames) + given, is_person=True), Group.POST
        else:
            place = "".join(chance.choices(PLACES, k=2))
            name, group = Name(place + "市" + chance.choice(departments), is_public=True), Group.UNIT
        yield Findable("bench.thing", number + 1, group, "schemes:unit", number + 1, (name,))


def take() -> Iterable[Figure]:
    city = cast.city()
    place = city.place.pk
    things = _things(NAMES)
    while part := list(islice(things, AT_ONCE)):
        with entered({place}):
            index(jurisdiction_id=place, things=part)
        if part[0].about_id == 1:
            _analyse()
    _analyse()
    client = cast.client(city.seats["department_officer"])
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    address = reverse("home:search")

    def page(text: str) -> None:
        assert client.get(address, {"q": text}, headers={"HX-Request": "true"}).status_code == 200

    yield _figure("查询本身 the query alone, p95", [_alone(place, text) for text in SEARCHES * ROUNDS])
    _warm(client, address)
    times = [milliseconds(lambda text=text: page(text)) for text in SEARCHES * ROUNDS]  # type: ignore[misc]
    yield _figure("经页面 through the view, p95", times)
    yield Figure("其中最慢 the slowest", max(times), "ms")


def _analyse() -> None:
    """What the server does by itself a minute after many rows have come."""
    with psycopg.connect(os.environ["LIAISON_OWNER_URL"], autocommit=True) as connection:
        connection.execute("ANALYZE search_searchentry, search_searchkey")


def _alone(place: int, text: str) -> float:
    with entered({place}):
        return milliseconds(lambda: find(text, jurisdictions=[place], pages=list(DOORS)))


def _warm(client: Client, address: str) -> None:
    client.get(address, {"q": "教育"})


def _figure(what: str, times: list[float]) -> Figure:
    return Figure(what, percentile(times, 0.95), "ms", limit=50)


MEASUREMENT = Measurement("检索十万名称 search over 100,000 names", take)
