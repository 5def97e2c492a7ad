"""Two places side by side, and what can be seen of them."""

from dataclasses import dataclass

from django.db import connection

from liaison.tenancy.door import entered
from liaison.units.models import Jurisdiction, Unit


@dataclass(frozen=True)
class Two:
    """Two places with one unit each, committed."""

    here: Jurisdiction
    there: Jurisdiction
    unit_here: Unit
    unit_there: Unit


def units_seen() -> set[int]:
    return set(Unit.objects.values_list("pk", flat=True))


def units_seen_in(place: Jurisdiction) -> set[int]:
    with entered({place.pk}):
        return units_seen()


def backend() -> int:
    """The server process behind the connection: the same number, the same pooled connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    return int(number)
