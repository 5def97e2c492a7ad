"""Which passwords and keys does this installation use? Made once, at the first start."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path


def _fresh() -> str:
    return secrets.token_urlsafe(36)


@dataclass(frozen=True)
class Credentials:
    """The passwords of the database's roles and the key that signs sessions."""

    secret_key: str = field(default_factory=_fresh, repr=False)
    administrator: str = field(default_factory=_fresh, repr=False)
    owner: str = field(default_factory=_fresh, repr=False)
    app: str = field(default_factory=_fresh, repr=False)
    backup: str = field(default_factory=_fresh, repr=False)


def credentials_in(path: Path) -> Credentials:
    """The credentials kept in the file; fresh ones, readable by nobody else, where there is no file."""
    if not path.exists():
        _keep(path, Credentials())
    return Credentials(**json.loads(path.read_text("utf-8")))


def _keep(path: Path, credentials: Credentials) -> None:
    # Written aside and linked: a crash leaves no half file, and of two first starts at once one wins.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(credentials), file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
