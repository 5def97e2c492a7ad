"""Who acts? The value that every action takes as `by`."""

from dataclasses import dataclass

from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES


@dataclass(frozen=True, slots=True)
class Actor:
    """An account acting from one of its seats; ids only, so that it can stand in the record."""

    account_id: int
    seat_id: int
    role: str
    jurisdiction_id: int
    unit_id: int | None = None
    address: str | None = None  # where the request came from
    deputy_for: int | None = None  # the post in whose stead the seat acts

    def may(self, permission: Permission) -> bool:
        """Whether the role of the seat carries the permission."""
        role = ROLES.get(self.role)
        return role is not None and permission in role.permissions


def installation(jurisdiction_id: int) -> Actor:
    """The installing command itself, before anybody has an account."""
    return Actor(account_id=0, seat_id=0, role="installation", jurisdiction_id=jurisdiction_id)


def by_link(jurisdiction_id: int, unit_id: int, address: str | None) -> Actor:
    """Whoever opened an address that was sent to the unit, and has no account."""
    return Actor(
        account_id=0,
        seat_id=0,
        role="link",
        jurisdiction_id=jurisdiction_id,
        unit_id=unit_id,
        address=address,
    )
