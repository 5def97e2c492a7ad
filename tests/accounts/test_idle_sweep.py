"""Do sessions that nobody uses end although their browsers never come back?"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from pytest_django import Settings

from liaison import clock
from liaison.accounts.actions import end_idle_session
from liaison.accounts.models import OpenSession
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests import build
from tests.cast import City

HOUR = timedelta(hours=1)


def session(city: City, key: str, *, unseen: timedelta, left: timedelta = HOUR) -> OpenSession:
    now = clock.machine_now()
    return OpenSession.objects.create(
        session_key=key,
        session_data="",
        expire_date=now + left,
        account=city.seats["observer"].account,
        seen_at=now - unseen,
    )


def sweep() -> set[str]:
    """The keys of the sessions that are left."""
    call_command("end_idle_sessions", verbosity=0)
    return set(OpenSession.objects.values_list("pk", flat=True))


def test_an_idle_session_ends_and_a_used_one_stays(city: City) -> None:
    session(city, "idle", unseen=HOUR)
    session(city, "used", unseen=timedelta(minutes=1))
    assert sweep() == {"used"}
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="account.timed_out").count() == 1


@pytest.mark.parametrize(("minutes", "left"), [(0, {"idle"}), (30, set())])
def test_the_limit_is_the_installations(city: City, settings: Settings, minutes: int, left: set[str]) -> None:
    settings.LIAISON_IDLE_MINUTES = minutes
    session(city, "idle", unseen=HOUR)
    session(city, "over", unseen=HOUR, left=-HOUR)
    assert sweep() == left


def test_whoever_comes_back_in_the_meantime_stays(city: City) -> None:
    idle = session(city, "idle", unseen=HOUR)
    OpenSession.objects.update(seen_at=clock.machine_now())
    with entered({city.place.pk}):
        assert not end_idle_session(session=idle, before=clock.machine_now(), at=build.NOW)
    assert OpenSession.objects.exists()
