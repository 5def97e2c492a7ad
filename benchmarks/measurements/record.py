"""What does the chain add to an act, and how long does a long record take to verify?"""

from collections.abc import Iterator
from statistics import median

from benchmarks.measurement import Figure, Measurement, milliseconds, percentile
from liaison.core.access.actor import installation
from liaison.record import actions
from liaison.record.actions import record
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from tests import build
from tests.build import NOW

ACTS, ROUNDS = 20, 50  # short rounds: in some of them nobody else keeps the machine busy
LENGTH = 20_000  # entries of the record that is verified
AT_ONCE = 500  # written in one transaction
ENTRIES_A_SECOND = 5_000


def _note(place: int) -> None:
    record("person.registered", by=installation(place), at=NOW, detail={"name": "市教育局"})


def _added(place: int) -> list[float]:
    """What linking takes at the end of each transaction, of which every one is an act."""
    taken: list[float] = []
    link = actions._lengthen_chain

    def timed(place: int, entry_ids: list[int]) -> None:
        taken.append(milliseconds(lambda: link(place, entry_ids)))

    actions._lengthen_chain = timed
    try:
        for _ in range(ACTS):
            with entered({place}):
                _note(place)
    finally:
        actions._lengthen_chain = link
    return taken


def _verified(place: int) -> float:
    with entered({place}):
        return milliseconds(lambda: list(faults(place)))


def take() -> Iterator[Figure]:
    """An act is one entry in a transaction of its own; the record that is verified is one place's."""
    place = build.place().pk
    rounds = [_added(place) for _ in range(ROUNDS)]
    quietest = min(rounds, key=median)
    yield Figure("链接一条，中位 linking an act, median", median(quietest), "ms", limit=1)
    yield Figure("链接一条，p95 linking an act, p95", percentile(quietest, 0.95), "ms")
    for _ in range(LENGTH // AT_ONCE):
        with entered({place}):
            for _ in range(AT_ONCE):
                _note(place)
    count = LENGTH + ACTS * ROUNDS + 1
    seconds = _verified(place) / 1000
    limit = count / ENTRIES_A_SECOND
    yield Figure(f"核验 {count} 条 verifying {count} entries", seconds, "s", limit=limit)
    yield Figure("每秒核验 verified a second", count / seconds, "条 entries")


MEASUREMENT = Measurement("操作记录 the record", take)
