"""Does our own server run as long as anybody uses it, and no longer?"""

import contextlib
from collections.abc import Iterator

import psycopg
import pytest

from liaison.launch.database import database, is_running, keep_running, stop_keeping
from liaison.launch.places import Place
from tests.server import blank_place


@pytest.fixture(scope="module")
def blank() -> Iterator[Place]:
    with blank_place() as place:
        yield place
        stop_keeping(place)


@pytest.fixture
def place(blank: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place without a database of its own in the environment."""
    for name in ("DATABASE_URL", "LIAISON_OWNER_URL", "LIAISON_APP_URL"):
        monkeypatch.delenv(name, raising=False)
    return blank


def test_the_server_stops_when_its_last_user_leaves(place: Place) -> None:
    with contextlib.ExitStack() as first, database(place):
        first.enter_context(database(place))
        first.close()
        assert is_running(place)
    assert not is_running(place)


# Python remarks that the server still runs when the start is over; that is what is wanted.
@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
def test_a_server_that_is_kept_outlives_its_users(place: Place) -> None:
    address = keep_running(place).app
    with database(place):
        pass
    assert is_running(place)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("liaison_app",)
    assert stop_keeping(place)
    assert not is_running(place)
    assert not stop_keeping(place)


def test_the_server_is_stopped_when_its_user_fails(place: Place) -> None:
    with pytest.raises(ZeroDivisionError), database(place):
        raise ZeroDivisionError
    assert not is_running(place)
