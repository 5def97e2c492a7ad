"""How does a place begin? With two offices that coordinate, and three administrators who let people in."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.actions.accounts import open_account
from liaison.accounts.actions.passwords import ActivationSlip, issue_activation_slip, one_time_password
from liaison.accounts.actions.seats import give_seat
from liaison.accounts.models import Account, Seat
from liaison.accounts.queries import has_accounts, may_found_below
from liaison.core.access.actor import Actor, installation
from liaison.core.dates import day_of
from liaison.record.actions import record
from liaison.tenancy.door import entered
from liaison.units.actions import found_jurisdiction, found_unit
from liaison.units.models import Category, Jurisdiction, Level, Unit

# What an administrator's login begins with; a number follows where the place is not the first.
_LOGINS = {
    "system_administrator": "system",
    "security_administrator": "security",
    "audit_administrator": "audit",
}
# Their people coordinate, so they are there before any notice names them: type, name after the place's word.
_OFFICES = {"government_office": "政府办公室", "united_front_work_department": "委统战部"}
_OFFICE_OF_PROVINCE = {"government_office": "政府办公厅"}


@dataclass(frozen=True, slots=True)
class Appointment:
    """One administrator of a new place: the seat, and the slip that opens it once."""

    seat: Seat
    slip: ActivationSlip


@transaction.atomic
def found_installation(
    *, name: str, level: str, prefix: str, at: datetime, tracks_from: date | None = None
) -> tuple[Appointment, ...]:
    """The first place of an installation and its administrators; PermissionDenied where one is there."""
    if Jurisdiction.objects.exists():
        raise PermissionDenied
    place = found_jurisdiction(name=name, level=level, prefix=prefix, tracks_from=tracks_from, at=at)
    return _begin(place, by=installation(place.pk), at=at)


@transaction.atomic
def appoint_administrators(*, place: Jurisdiction, by: Actor, at: datetime) -> tuple[Appointment, ...]:
    """The three administrators of a place founded later, each with a slip; on record there and at home.

    Raises PermissionDenied where anybody has an account already: then its own administrators let people in.
    """
    place = Jurisdiction.objects.select_for_update().get(pk=place.pk)
    if has_accounts(place.pk) or not may_found_below(by, place):
        raise PermissionDenied
    record("administrators.appointed", by=by, at=at, about=place, detail={"name": place.name})
    return _begin(place, by=replace(by, jurisdiction_id=place.pk, unit_id=None), at=at)


def _begin(place: Jurisdiction, *, by: Actor, at: datetime) -> tuple[Appointment, ...]:
    with entered({place.pk}):
        _found_offices(place, by=by, at=at)
        return tuple(_appoint(place, role, word, by=by, at=at) for role, word in _LOGINS.items())


def _found_offices(place: Jurisdiction, *, by: Actor, at: datetime) -> None:
    """The offices that are not there yet; a known scheme may have brought them along."""
    names = _OFFICES | (_OFFICE_OF_PROVINCE if place.level == Level.PROVINCE else {})
    there = set(Unit.objects.filter(jurisdiction_id=place.pk).values_list("canonical", flat=True))
    for order, (canonical, name) in enumerate(names.items(), start=1):
        if canonical not in there:
            found_unit(
                name=place.prefix + name,
                category=Category.DEPARTMENT,
                canonical=canonical,
                order=10 * order,
                by=by,
                at=at,
            )


def _appoint(place: Jurisdiction, role: str, word: str, *, by: Actor, at: datetime) -> Appointment:
    login = f"{word}-{place.pk}" if Account.objects.filter(login=word).exists() else word
    account = open_account(login=login, password=one_time_password(), by=by, at=at)
    seat = give_seat(account=account, role=role, starts=day_of(at), by=by, at=at)
    seat.jurisdiction = place
    return Appointment(seat, issue_activation_slip(account=account, by=by, at=at))
