"""How long until the duties of all 3,200 places are worked out? A million activities among them.

Each place has 113 pairs, five duties and 313 activities. No statistics are taken beforehand, as after places
were brought in. What counts is the processor's time, of the program and of the database together: two cores
have it at the same time, and a machine with other work lengthens it little.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from django.core.management import call_command
from django.db import connection

from benchmarks.measurement import Figure, Measurement, milliseconds
from benchmarks.measurements.duty_board import hold, issue
from benchmarks.places import crowd
from benchmarks.processes import processor_seconds
from liaison.activities.models import Activity
from liaison.duties.management.apart import reckon_place
from liaison.duties.models import KeptFinding, Reckoning
from liaison.matters.models import Involvement, Subject
from liaison.schemes.models import Duty
from liaison.tenancy.door import entered
from tests import cast

PLACES, CORES = 3_200, 2
WARM, FEW, MANY = 2, 16, 64
ACTIVITIES = 313  # in each place: a million in all
LONGEST = 10  # minutes


def take() -> Iterable[Figure]:
    city = cast.city()
    issue(city)
    hold(city, ACTIVITIES)
    places = crowd(city.place, count=WARM + FEW + MANY, also=(Duty, Subject, Activity, Involvement))
    few, many = places[WARM : WARM + FEW], places[WARM + FEW :]
    _reckon(places[:WARM])
    one_of_few = _processor_seconds(lambda: _reckon(few)) / FEW
    one_of_many = _processor_seconds(lambda: _reckon(many)) / MANY
    yield Figure(f"第一次，{FEW} 地每地 the first time, each of {FEW}", one_of_few * 1000, "ms")
    yield Figure(f"第一次，{MANY} 地每地 the first time, each of {MANY}", one_of_many * 1000, "ms")
    yield Figure("　之比 ratio", one_of_many / one_of_few, "", limit=1.2)
    yield _all("第一次 the first time", one_of_many)
    yield _all("没有变化 unchanged", _processor_seconds(lambda: _reckon(many)) / MANY)
    _forget(many, (Reckoning,))
    yield _all("次日 the next day", _processor_seconds(lambda: _reckon(many)) / MANY)
    _forget([*few, *many], (Reckoning, KeptFinding))
    start, whole = _command(few), _command(many)
    each = max(0.0, whole - start) / (MANY - FEW)  # without the start of the processes
    yield _all(f"命令按钟表 the command on {CORES} processes, by the clock", CORES * each)


def _all(what: str, seconds: float) -> Figure:
    """All places on two cores, where one takes so many seconds of one core."""
    return Figure(f"{PLACES} 地，{what}", seconds * PLACES / CORES / 60, "min", limit=LONGEST)


def _reckon(places: Sequence[int]) -> None:
    for place in places:
        reckon_place(place)


def _forget(places: Sequence[int], models: Iterable[type[Reckoning | KeptFinding]]) -> None:
    for place in places:
        with entered({place}):
            for model in models:
                model.objects.all().delete()


def _processor_seconds(act: Callable[[], object]) -> float:
    """What the act takes of the processor here and in the process of the database that serves it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone()
    here, there = time.process_time(), processor_seconds(server)
    act()
    return time.process_time() - here + processor_seconds(server) - there


def _command(places: Sequence[int]) -> float:
    """How long the command takes by the clock, in seconds."""
    named = [word for place in places for word in ("--place", str(place))]
    started = ("duties_reckon", *named, f"--processes={CORES}")
    return milliseconds(lambda: call_command(*started, stdout=StringIO())) / 1000


MEASUREMENT = Measurement("各地职责 duties of all places", take)
