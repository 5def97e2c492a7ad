"""What do the pages of coordinators, leaders and planning cost? 113 pairs, 1,000 activities."""

from collections.abc import Iterable

from django.urls import reverse

from benchmarks.explained import analyse
from benchmarks.measurement import Figure, Measurement, milliseconds, percentile, processor_milliseconds
from benchmarks.measurements.duty_board import ROUNDS, hold, issue, queries_of
from liaison.duties.queries.waiting import pressing
from liaison.notifications.queries import Asked
from liaison.tenancy.door import entered
from tests import build, cast
from tests.cast import City
from tests.settings import TODAY


def take() -> Iterable[Figure]:
    city = cast.city()
    issue(city)
    hold(city)
    analyse()
    for title, page, role, slowest, most in (
        ("统筹一览 overview", "duties:heat", "government_coordinator", 150, 15),
        ("安排建议 days to plan", "duties:plan", "department_officer", 250, 30),
        ("领导 leader", "duties:mine", "city_leader", 150, 30),
    ):
        client = cast.client(city.seats[role])
        client.defaults["SERVER_NAME"] = "127.0.0.1"
        address = reverse(page, args=[city.place.pk])
        assert client.get(address).status_code == 200  # warm
        yield Figure(f"{title}, 查询 queries", queries_of(client, address), "", limit=most)
        times = [milliseconds(lambda c=client, a=address: c.get(a)) for _ in range(ROUNDS)]  # type: ignore[misc]
        yield Figure(f"{title}, p50", percentile(times, 0.5), "ms")
        yield Figure(f"{title}, p95", percentile(times, 0.95), "ms", limit=slowest)
        worked = [processor_milliseconds(lambda c=client, a=address: c.get(a)) for _ in range(ROUNDS)]  # type: ignore[misc]
        yield Figure("　处理器 of the processor, p95", percentile(worked, 0.95), "ms", limit=slowest)
    yield Figure("待办 inbox, p95", percentile([_waiting(city) for _ in range(ROUNDS)], 0.95), "ms", limit=50)


def _waiting(city: City) -> float:
    """How long the department's officer waits for what presses."""
    seat = city.seats["department_officer"]
    with entered({city.place.pk}):
        return milliseconds(lambda: list(pressing(Asked(build.actor(seat), TODAY, seat.post_id))))


MEASUREMENT = Measurement("统筹 coordinating", take)
