"""What do a unit's board, an explanation and the reckoning behind them cost? 113 pairs, 1,000 activities."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.explained import analyse
from benchmarks.measurement import Figure, Measurement, milliseconds, percentile, processor_milliseconds
from liaison import vocabulary
from liaison.activities.actions import enter_activity
from liaison.core.access.actor import Actor
from liaison.duties.actions import reckon, track_from
from liaison.duties.models import KeptFinding, Reckoning
from liaison.duties.queries.addresses import address_of
from liaison.tenancy.door import entered
from liaison.units.models import Category, Unit
from tests import build_activities, build_duties, build_schemes, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY

DEPARTMENTS, ORGANISATIONS, PAIRS, ACTIVITIES = 25, 8, 113, 1_000
ROUNDS = 40
KINDS = ("visit", "regular_meeting", "research", "briefing", "social_service", "symposium")
DUTIES = (("visit", 1, "1y"), ("regular_meeting", 1, "6m"), ("activity", 2, "1y"), ("research", 1, "2y"))


def take() -> Iterable[Figure]:
    city = cast.city()
    issue(city)
    hold(city)
    analyse()
    place = city.place.pk

    def first() -> None:
        with entered({place}):
            Reckoning.objects.all().delete()
            reckon(place=city.place, on=TODAY, at=NOW)

    yield Figure(
        "第一次计算 first reckoning, p50", percentile([milliseconds(first) for _ in range(5)], 0.5), "ms"
    )
    with entered({place}):
        yield Figure("结论 findings", KeptFinding.objects.count(), "")
    changes = [milliseconds(lambda: _again(city)) for _ in _one_more(city, rounds=15)]
    yield Figure("改动一项活动后 after one activity, p50", percentile(changes, 0.5), "ms", limit=150)
    worked = [processor_milliseconds(lambda: _again(city)) for _ in _one_more(city, rounds=16)]
    yield Figure("　处理器 of the processor, p50", percentile(worked, 0.5), "ms", limit=150)
    yield from _pages(city)


def _again(city: City) -> None:
    with entered({city.place.pk}):
        reckon(place=city.place, on=TODAY, at=NOW)


def _pages(city: City) -> Iterable[Figure]:
    with entered({city.place.pk}):
        finding = KeptFinding.objects.filter(department=city.units["教育局"], kind="visit").latest("due")
    board = reverse("duties:board", args=[city.place.pk, city.units["教育局"].pk])
    client = cast.client(city.seats["department_officer"])
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    for title, address, most in (
        ("看板 board", board, 15),
        ("某日的看板 board as of a day", f"{board}?on=2026-05-01", None),
        ("说明 explanation", address_of(finding), None),
    ):
        assert client.get(address).status_code == 200  # warm
        yield Figure(f"{title}, 查询 queries", queries_of(client, address), "", limit=most)
        times = [milliseconds(lambda address=address: client.get(address)) for _ in range(ROUNDS)]  # type: ignore[misc]
        yield Figure(f"{title}, p50", percentile(times, 0.5), "ms")
        yield Figure(f"{title}, p95", percentile(times, 0.95), "ms", limit=150 if most else None)
        worked = [processor_milliseconds(lambda address=address: client.get(address)) for _ in range(ROUNDS)]  # type: ignore[misc]
        yield Figure(
            "　处理器 of the processor, p95", percentile(worked, 0.95), "ms", limit=150 if most else None
        )


def queries_of(client: Client, address: str) -> int:
    """How many queries stand behind the page."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured.captured_queries)


def issue(city: City) -> None:
    """A scheme of 113 pairs and five duties."""
    by = city.actor("government_coordinator")
    with entered({city.place.pk}):
        track_from(on=date(2025, 1, 1), by=by, at=NOW)
    organisations = [found.name for found in vocabulary.load().organisations][:ORGANISATIONS]
    everybody = [
        build_schemes.pair(department=name, organisation=each, organisation_name=each)
        for name in ["市教育局", *(f"市第{number + 1}局" for number in range(DEPARTMENTS - 1))]
        for each in organisations
    ]
    pairs = Random(7).sample(everybody[ORGANISATIONS:], PAIRS - ORGANISATIONS)  # noqa: S311 - figures, no secrets
    duties = [build_duties.duty(kind=kind, minimum=minimum, per=per) for kind, minimum, per in DUTIES]
    briefing = build_duties.duty(kind="briefing", minimum=1, per="3m")
    facts = (build_schemes.header(), *everybody[:ORGANISATIONS], *pairs, *duties, briefing)
    build_schemes.version(by=by, facts=facts)


def hold(city: City, count: int = ACTIVITIES) -> None:
    """So many activities within a year."""
    for _done in _one_more(city, rounds=count):
        pass


def _one_more(city: City, *, rounds: int) -> Iterable[int]:
    """Enters an activity of two units of the place each time it is asked."""
    chance = Random(11 + rounds)  # noqa: S311 - figures, no secrets
    by: Actor = city.actor("government_coordinator")
    with entered({city.place.pk}):
        units = list(Unit.objects.filter(jurisdiction=city.place))
    sides = [
        [unit for unit in units if unit.category == side]
        for side in (Category.DEPARTMENT, Category.ORGANISATION)
    ]
    for number in range(rounds):
        said = build_activities.said(
            hosts=[chance.choice(sides[0])],
            guests=chance.sample(sides[1], chance.choice((1, 1, 1, 2, 8))),
            kind=chance.choice(KINDS),
            on=TODAY - timedelta(days=chance.randrange(365)),
        )
        with entered({city.place.pk}):
            enter_activity(said=said, by=by, at=NOW, on=TODAY)
        yield number


MEASUREMENT = Measurement("职责看板 a unit's board", take)
