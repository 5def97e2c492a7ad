"""What can be done to a seat? Given, lent to a deputy, taken, ended; never changed."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.models import Account, Seat
from liaison.core.access.actor import Actor
from liaison.core.access.deputies import refusal_to_name_deputy
from liaison.record.actions import record
from liaison.units.models import Person, Post, Unit


@transaction.atomic
def give_seat(
    *,
    account: Account,
    role: str,
    starts: date,
    by: Actor,
    at: datetime,
    ends: date | None = None,
    unit: Unit | None = None,
    post: Post | None = None,
    person: Person | None = None,
) -> Seat:
    """The seat from which the account acts in this role from the day on.

    The database refuses an audit administrator who is one of the other two (IntegrityError).
    """
    seat = Seat.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        account=account,
        role=role,
        unit=unit,
        post=post,
        person=person,
        starts=starts,
        ends=ends,
    )
    detail = {"login": account.login, "role": seat.get_role_display(), "starts": starts, "ends": ends}
    record("seat.given", by=by, at=at, about=seat, detail=detail)
    return seat


@transaction.atomic
def name_deputy(
    *,
    of: Seat,
    account: Account,
    starts: date,
    ends: date,
    by: Actor,
    at: datetime,
    person: Person | None = None,
) -> Seat:
    """A seat from which the account acts in the stead of the post, with its role, until `ends`.

    Raises PermissionDenied where `by` may not name a deputy for the post.
    """
    is_own = of.pk == by.seat_id
    if of.post is None or refusal_to_name_deputy(by, role=of.role, unit_id=of.unit_id, is_own=is_own):
        raise PermissionDenied
    seat = Seat.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        account=account,
        role=of.role,
        unit=of.unit,
        person=person,
        deputy_for=of.post,
        starts=starts,
        ends=ends,
    )
    detail = {"login": account.login, "starts": starts, "ends": ends}
    record("deputy.named", by=by, at=at, about=seat, detail={**detail, "post": of.post.title})
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, ends: date, by: Actor, at: datetime) -> None:
    """From the day on, nobody acts from the seat."""
    seat = Seat.objects.select_for_update(of=("self",)).select_related("account").get(pk=seat.pk)
    if seat.ends is not None and seat.ends <= ends:
        return
    before, seat.ends = seat.ends, ends
    seat.save(update_fields=["ends"])
    detail = {"login": seat.account.login, "role": seat.get_role_display(), "ends": ends, "before": before}
    record("seat.ended", by=by, at=at, about=seat, detail=detail)


@transaction.atomic
def take_seat(*, seat: Seat, by: Actor, at: datetime) -> None:
    """The account acts from this seat from now on; `by` already names it."""
    record("seat.taken", by=by, at=at, about=seat, detail={"role": seat.get_role_display()})
