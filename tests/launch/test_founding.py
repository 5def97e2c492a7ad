"""Can an installation be founded at the terminal before it was ever started?"""

import os
import subprocess
import sys
from pathlib import Path

from liaison.launch.places import PROJECT, Place
from tests.server import blank_place

LIAISON = Path(sys.executable).with_name("liaison")


def found(place: Place, name: str) -> "subprocess.CompletedProcess[str]":
    """The command in the place, with nothing set but where the place is."""
    hidden = ("DATABASE_URL", "LIAISON_", "DJANGO_")
    variables = {key: value for key, value in os.environ.items() if not key.startswith(hidden)}
    variables |= {"LIAISON_DATA": str(place.folder), "LIAISON_STATIC_ROOT": str(place.folder / "static")}
    return subprocess.run(
        [str(LIAISON), "manage", "found_installation", name],
        env=variables,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_installation_is_founded_before_its_first_start_and_once() -> None:
    with blank_place() as place:
        first, second = found(place, "澄江市"), found(place, "澄湖市")
    assert first.returncode == 0, first.stderr
    assert all(f"│ {login} " in first.stdout for login in ("system", "security", "audit"))
    assert second.returncode != 0
    assert "已经建立过地区" in second.stderr
    assert "演示城市" not in first.stdout + second.stdout
