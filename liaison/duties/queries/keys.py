"""Which finding is meant, whatever is worked out anew? By what stays the same about it."""

from datetime import date
from typing import NamedTuple

from liaison.duties.models import Chase, KeptFinding


class Key(NamedTuple):
    """Duty, debtor, and when the window begins; the number of a kept row changes with what it says."""

    chain: int
    scope: str
    department: int | None
    organisation: int | None
    side: str
    starts: date
    event: int | None

    def __str__(self) -> str:
        """As a form sends it."""
        return ".".join("" if part is None else str(part) for part in self)


def key_of(row: KeptFinding | Chase) -> Key:
    """What stays the same about it."""
    return Key(row.chain, row.scope, row.department_id, row.organisation_id, row.side, row.starts, row.event)
