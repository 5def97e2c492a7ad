"""Is the address of a database read and changed as people write it?"""

import pytest
from psycopg.conninfo import conninfo_to_dict

from liaison.config import environment
from liaison.launch.addresses import database_named, for_database, for_role, socket_address
from liaison.launch.terminal import LaunchError

OUTSIDE = "postgres://boss:p%40ss@db.internal:5433/office?sslmode=require"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (OUTSIDE, "office"),
        ("postgresql://boss@db.internal", ""),
        ("postgresql://boss@db.internal/", ""),
        ("postgresql://boss@db.internal/%E8%81%94%E7%B3%BB", "联系"),
    ],
)
def test_an_address_names_its_database(address: str, name: str) -> None:
    assert database_named(address) == name


@pytest.mark.parametrize("address", ["mysql://boss@db.internal/office", "office", "host=db.internal"])
def test_another_kind_of_address_is_refused(address: str) -> None:
    with pytest.raises(LaunchError, match="postgresql://"):
        database_named(address)


def test_another_role_keeps_server_database_and_options() -> None:
    assert conninfo_to_dict(for_role(OUTSIDE, "liaison_app", "a/b:c@d")) == {
        "user": "liaison_app",
        "password": "a/b:c@d",
        "host": "db.internal",
        "port": "5433",
        "dbname": "office",
        "sslmode": "require",
    }


def test_a_user_among_the_options_does_not_win() -> None:
    address = for_role("postgresql://db.internal/office?user=boss&password=x", "liaison_app", "secret")
    assert conninfo_to_dict(address)["user"] == "liaison_app"
    assert conninfo_to_dict(address)["password"] == "secret"


def test_another_database_keeps_everything_else() -> None:
    changed = conninfo_to_dict(for_database(OUTSIDE, "liaison"))
    assert changed == {**conninfo_to_dict(OUTSIDE), "dbname": "liaison"}


def test_the_settings_read_the_same_address(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = "/var/lib/对口 联系/sockets"
    address = socket_address(folder, role="liaison_app", password="a/b:c@d", database="liaison")
    assert conninfo_to_dict(address)["host"] == folder
    monkeypatch.setenv("LIAISON_APP_URL", address)
    settings = environment.database("LIAISON_APP_URL")
    assert settings["HOST"] == folder
    assert settings["PASSWORD"] == "a/b:c@d"
    assert settings["NAME"] == "liaison"
