"""Which seats does an account have, and who has an account here?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import models

from liaison.accounts.models import Account, Seat
from liaison.tenancy.spans import covers
from liaison.units.queries import names_by_id


@dataclass(frozen=True, slots=True)
class SeatInWords:
    """A seat as a person reads it; the unit is empty for administrators and in other places."""

    seat: Seat
    role: str
    unit: str
    place: str


@dataclass(frozen=True, slots=True)
class Acting:
    """As whom somebody acts, and as whom else they could."""

    person: str
    role: str
    unit: str
    others: tuple[SeatInWords, ...]


def seats_of(account: Account, *, on: date) -> list[Seat]:
    """The account's seats of the day, wherever they are, with the place; readable before a tenant is set."""
    return list(Seat.objects.filter(covers(on), account=account).select_related("jurisdiction"))


def seats_in(jurisdiction_id: int) -> models.QuerySet[Seat]:
    """Every seat of a jurisdiction with its account and person, for the security administrator."""
    return (
        Seat.objects.filter(jurisdiction_id=jurisdiction_id)
        .select_related("account", "person")
        .order_by("id")
    )


def acting_in_words(seat: Seat, seats: Collection[Seat], *, on: date) -> Acting:
    """The seat with the names of its person and unit, and the account's other seats; at most two queries."""
    words = {each.seat.pk: each for each in in_words(seats, on=on)}
    present = words.pop(seat.pk)
    return Acting(
        person=seat.person.name if seat.person else "",
        role=present.role,
        unit=present.unit,
        others=tuple(words.values()),
    )


def in_words(seats: Collection[Seat], *, on: date) -> list[SeatInWords]:
    """Each seat with the names of its role, unit (of the day) and place; one query."""
    names = names_by_id({seat.unit_id for seat in seats if seat.unit_id is not None}, on=on)
    return [
        SeatInWords(
            seat=seat,
            role=seat.get_role_display(),
            unit=names.get(seat.unit_id, "") if seat.unit_id is not None else "",
            place=seat.jurisdiction.name,
        )
        for seat in seats
    ]


def names_of_seats(seats: Collection[int]) -> dict[int, str]:
    """The person behind each seat that can be seen from here."""
    found = Seat.objects.filter(pk__in=seats, person__isnull=False)
    return dict(found.values_list("pk", "person__name"))


def accounts_called(jurisdiction_id: int, text: str) -> set[int]:
    """The accounts of the place whose login or person is called so, in whole or in part."""
    name = "".join(text.split())
    logins = Account.objects.filter(login__icontains=name, home_id=jurisdiction_id)
    seats = Seat.objects.filter(jurisdiction_id=jurisdiction_id)
    named = seats.filter(models.Q(person__name__icontains=name) | models.Q(account__login__icontains=name))
    return {*logins.values_list("pk", flat=True), *named.values_list("account_id", flat=True)}
