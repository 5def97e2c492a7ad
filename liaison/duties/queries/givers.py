"""For which unit did somebody act who gave leave?"""

from collections.abc import Collection
from datetime import date

from liaison.accounts.models import Seat
from liaison.core.access.permissions import Permission
from liaison.core.access.roles import ROLES
from liaison.duties.models import Exemption, Extension
from liaison.units.queries import names_by_id


def givers(place: int, rows: Collection[Exemption | Extension], *, on: date) -> dict[int, str]:
    """The unit's name by account: of several seats one that may give leave, the latest; no query for none."""
    if not rows:
        return {}
    accounts = {row.given_by_id for row in rows}
    seats = Seat.objects.filter(jurisdiction_id=place, account_id__in=accounts, unit__isnull=False)
    in_order = sorted(seats.order_by("starts", "pk"), key=_may_give)
    units = {seat.account_id: seat.unit_id for seat in in_order if seat.unit_id is not None}
    names = names_by_id(set(units.values()), on=on)
    return {account: names.get(unit, "") for account, unit in units.items()}


def _may_give(seat: Seat) -> bool:
    return Permission.COORDINATE_ACTIVITIES in ROLES[seat.role].permissions
