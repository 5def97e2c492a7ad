"""Are the findings of every place worked out by the command and by the worker, and each only once a day?"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from liaison.duties.models import Reckoning
from liaison.duties.tasks import reckon_duties
from liaison.jobs.queries import works
from liaison.tenancy.door import entered
from tests import build_duties, cast
from tests.build import NOW
from tests.cast import City
from tests.settings import TODAY


@pytest.fixture(autouse=True)
def in_force(city: City) -> None:
    """A scheme with duties, in force since the new year."""
    with entered({city.place.pk}):
        build_duties.scheme(city)


def reckoned(*arguments: str) -> str:
    """What the command prints at the end."""
    out = StringIO()
    call_command("duties_reckon", *arguments, "--processes=1", stdout=out, stderr=StringIO())
    return out.getvalue()


def days(city: City) -> list[object]:
    with entered({city.place.pk}):
        return list(Reckoning.objects.values_list("as_of", flat=True))


def test_every_place_is_worked_out_once_a_day(city: City) -> None:
    cast.stranger()
    first = reckoned()
    assert first.startswith("2 个地区")
    assert "，0 条" not in first
    assert "，0 条" in reckoned()
    assert days(city) == [TODAY]


def test_one_place_is_worked_out_by_its_name(city: City) -> None:
    other = cast.stranger()
    assert reckoned("--place", city.place.name).startswith("1 个地区")
    assert days(other) == []


def test_a_place_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="没有这个地区：无名市"):
        reckoned("--place", "无名市")


def test_the_worker_does_it_each_night(city: City) -> None:
    assert "duties.reckon" in works()
    with entered({city.place.pk}):
        found = reckon_duties(city.place.pk, NOW)
    assert int(found["count"]) > 0
    assert days(city) == [TODAY]
