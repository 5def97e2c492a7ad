"""Where does this copy of the project keep its database, its secrets and its locks?"""

import hashlib
import os
import pwd
import tempfile
from dataclasses import dataclass
from pathlib import Path

from liaison.launch.terminal import LaunchError

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_FOLDER = Path("/var/lib/liaison")
ACCOUNTS = ("postgres", "nobody")
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 107  # bytes that Linux allows; macOS allows 103, and such paths are short there


@dataclass(frozen=True)
class Account:
    """An unprivileged account of this machine, to run PostgreSQL under."""

    name: str
    user: int
    group: int


@dataclass(frozen=True)
class Place:
    """The folder of one copy of the project; `account` is None unless root has to hand over."""

    folder: Path
    account: Account | None = None

    @property
    def data(self) -> Path:
        return self.folder / "postgres"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets.json"

    @property
    def sockets(self) -> Path:
        """Where the socket lies: here, or in a short folder of its own where this path is too long."""
        here = self.folder / "sockets"
        if len(os.fsencode(here / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return here
        return Path(tempfile.gettempdir()) / f"liaison-{os.geteuid()}-{_short_name(self.folder)}"

    def make(self) -> None:
        """Make the folder. Under root it stays passable for the account, but only root writes in it."""
        if self.account:
            make_folder(self.folder.parent, 0o755)
        make_folder(self.folder, 0o755 if self.account else 0o700)

    def make_for_server(self, folder: Path) -> None:
        """Make a folder that belongs to the account PostgreSQL runs under and to nobody else."""
        make_folder(folder, 0o700)
        if self.account:
            os.chown(folder, self.account.user, self.account.group)
        elif folder.stat().st_uid != os.geteuid():
            raise LaunchError(
                f"{folder} 属于别的用户，请删除它。", f"{folder} belongs to someone else: remove it."
            )


def make_folder(folder: Path, mode: int) -> None:
    """Make the folder with exactly this mode; one that exists keeps its own."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(mode)


def place_of(project: Path = PROJECT) -> Place:
    """The place of a copy of the project: inside it, or for root where an unprivileged account can reach.

    PostgreSQL refuses to run as root, and the unprivileged account cannot enter a closed home.
    LIAISON_DATA names another folder, which that account has to be able to enter.
    """
    chosen = os.environ.get("LIAISON_DATA")
    if os.geteuid() != 0:
        return Place(Path(chosen).absolute() if chosen else project / ".data")
    folder = Path(chosen).absolute() if chosen else SYSTEM_FOLDER / _short_name(project)
    return Place(folder, _account_for(folder / "postgres"))


def _short_name(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _account_for(data: Path) -> Account:
    """Whoever owns the data already, else the first of the usual accounts that exists."""
    if data.exists():
        entry = pwd.getpwuid(data.stat().st_uid)
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise LaunchError(
        "以 root 运行时，需要 postgres 或 nobody 账户来运行数据库，或设置 DATABASE_URL。",
        "As root the database needs the account postgres or nobody, or set DATABASE_URL.",
    )
