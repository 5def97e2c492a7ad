"""What does the matrix page of 60 × 12 cost, alone and among 3,200 places? Through Django's test client."""

import os
from collections.abc import Iterable

from django.test import Client
from django.urls import reverse

from benchmarks.explained import analyse, blocks_of, queries_of
from benchmarks.measurement import Figure, Measurement, milliseconds, percentile
from benchmarks.places import crowd
from liaison import vocabulary
from liaison.core.access.actor import Actor
from liaison.core.schemes.facts import Fact
from tests import build_schemes, cast
from tests.build_schemes import common, header, pair
from tests.cast import City

DEPARTMENTS, ORGANISATIONS = 60, 12
SMALL = 6  # departments of the matrix that the large one is compared with
PLACES = int(os.environ.get("BENCH_PLACES", "3200"))
SOME = 100
ROUNDS = 60


def take() -> Iterable[Figure]:
    city, small = cast.city(), cast.stranger()
    _issue(city.actor("government_coordinator"), DEPARTMENTS)
    _issue(small.actor("government_coordinator"), SMALL)
    client, address = _page(city)
    few, many = queries_of(*_page(small)), queries_of(client, address)
    yield Figure("查询 queries", len(many), "", limit=15)
    yield Figure("比 6 行的矩阵多 more than with 6 rows", len(many) - len(few), "", limit=0)
    times = [milliseconds(lambda: client.get(address)) for _ in range(ROUNDS)]
    yield Figure("页面 page, p50", percentile(times, 0.5), "ms")
    yield Figure("页面 page, p95", percentile(times, 0.95), "ms", limit=150)
    seat = city.seats["department_officer"]
    analyse()
    alone = blocks_of(seat, many)
    crowd(small.place, count=SOME)
    analyse()
    some = blocks_of(seat, many)
    crowd(small.place, count=PLACES - SOME, after=SOME)
    analyse()
    among = blocks_of(seat, many)
    yield Figure("一地时读取 blocks with one place", alone, "")
    yield Figure(f"{SOME} 地时读取 blocks with {SOME} places", some, "")
    yield Figure(f"{PLACES} 地时读取 blocks with {PLACES} places", among, "")
    # Alone, each table is one to four blocks, read whole. Among others the tenant tables are searched
    # through an index: its root, a leaf and the row, three blocks where there was one, however many places
    # there are. Only the depth of the trees grows from there.
    yield Figure("与一地之比 ratio to one place", among / alone, "", limit=1.2)
    yield Figure(f"与 {SOME} 地之比 ratio to {SOME} places", among / some, "", limit=1.2)
    times = [milliseconds(lambda: client.get(address)) for _ in range(ROUNDS)]
    yield Figure(f"{PLACES} 地时页面 page, p95", percentile(times, 0.95), "ms", limit=150)


def _issue(by: Actor, departments: int) -> None:
    organisations = [found.name for found in vocabulary.load().organisations][:ORGANISATIONS]
    facts: list[Fact] = [header()]
    for number in range(departments):
        name = f"市第{number + 1}局"
        if number % 6 == 0:
            facts.append(common(department=name, names=organisations, covers=organisations))
        else:
            chosen = {organisations[(number + step) % len(organisations)] for step in (0, 1, 5)}
            facts += [
                pair(department=name, organisation=each, organisation_name=each) for each in sorted(chosen)
            ]
    build_schemes.version(by=by, facts=facts)


def _page(city: City) -> tuple[Client, str]:
    client = cast.client(city.seats["department_officer"])
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    address = reverse("schemes:matrix", args=[city.place.pk])
    assert client.get(address).status_code == 200  # warm
    return client, address


MEASUREMENT = Measurement("60 × 12 的矩阵页 the matrix page", take)
