"""Which roles may not meet in one person?"""

from collections.abc import Iterable

from liaison.core.access.roles import ROLES

WATCHER = "audit_administrator"


def clash(role: str, held: Iterable[str]) -> str | None:
    """The role among those held that forbids this one as well; None where they may meet.

    Nobody is the audit administrator and one of the other two administrators.

    >>> clash("audit_administrator", ["observer", "system_administrator"])
    'system_administrator'
    """
    if not ROLES[role].administers:
        return None
    others = (other for other in held if other in ROLES and ROLES[other].administers)
    return next((other for other in others if (other == WATCHER) != (role == WATCHER)), None)
