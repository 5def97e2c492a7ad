"""Does each copy of the project keep data of its own, within the database's reach, and closed secrets?"""

import json
import os
import stat
from pathlib import Path

import pytest

from liaison.launch.credentials import credentials_in
from liaison.launch.places import LONGEST_SOCKET_PATH, SOCKET_NAME, SYSTEM_FOLDER, Place, place_of

AS_ROOT, AS_SOMEBODY = 0, 1000


def test_an_ordinary_user_keeps_the_data_in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: AS_SOMEBODY)
    place = place_of(Path("/srv/liaison"))
    assert place.folder == Path("/srv/liaison/.data")
    assert place.account is None


def test_root_keeps_the_data_where_an_unprivileged_account_can_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: AS_ROOT)
    place = place_of(Path("/root/liaison"))
    assert place.folder.parent == SYSTEM_FOLDER
    assert place.account is not None
    assert place.account.user != 0


def test_two_copies_of_the_project_share_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: AS_ROOT)
    assert place_of(Path("/root/one")).folder != place_of(Path("/root/two")).folder


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIAISON_DATA", str(tmp_path))
    assert place_of().folder == tmp_path


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    assert Place(Path("/srv/.data")).sockets == Path("/srv/.data/sockets")
    # Chinese characters count three bytes each.
    long = Place(Path("/srv") / ("联系" * 16) / ".data")
    assert len(str(long.folder)) < LONGEST_SOCKET_PATH
    assert len(os.fsencode(long.sockets / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
    assert long.sockets != Place(Path("/srv") / ("平台" * 16) / ".data").sockets


def test_secrets_are_made_once_and_closed(tmp_path: Path) -> None:
    file = tmp_path / "secrets.json"
    first = credentials_in(file)
    assert credentials_in(file) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]
    values = json.loads(file.read_text())
    assert len(set(values.values())) == len(values)
    assert min(map(len, values.values())) >= 40


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    credentials = credentials_in(tmp_path / "secrets.json")
    assert credentials.owner not in repr(credentials)
