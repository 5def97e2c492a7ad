"""How do the people of an office get their accounts, many at once?"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from liaison.accounts.actions import ActivationSlip, approve_account_request
from liaison.accounts.actions.passwords import keep_password, one_time_password
from liaison.accounts.models import Account, AccountRequest, RequestState, Seat
from liaison.core.access.actor import Actor
from liaison.core.access.roles import ROLES
from liaison.offices.queries import holders_of, logins_there
from liaison.record.actions import record, record_each
from liaison.units.models import Person

_APPROVED = "已批准"  # as the record keeps it, whatever language the reader has chosen


@transaction.atomic
def open_waiting_accounts(
    *, requests: Iterable[AccountRequest], starts: date, by: Actor, at: datetime
) -> tuple[list[ActivationSlip], list[AccountRequest]]:
    """The slips of the accounts opened, and the requests that could not be approved as they stand."""
    usual, others = _sorted_out(list(requests))
    slips: list[ActivationSlip] = []
    left: list[AccountRequest] = []
    try:
        with transaction.atomic():
            slips += _open(usual, starts=starts, by=by, at=at)
    except (PermissionDenied, IntegrityError):  # one of them: the others are found one by one
        others = [*usual, *others]
    for request in others:
        try:
            with transaction.atomic():
                slip = approve_account_request(request=request, starts=starts, by=by, at=at)
        except (PermissionDenied, IntegrityError):
            left.append(request)
        else:
            slips += [slip] if slip else []
    record("accounts.opened", by=by, at=at, detail={"count": len(slips)})
    return slips, left


def _sorted_out(requests: Sequence[AccountRequest]) -> tuple[list[AccountRequest], list[AccountRequest]]:
    """Those for a new account of somebody in a unit, and those that need a closer look."""
    taken = logins_there(request.login for request in requests)
    usual: list[AccountRequest] = []
    others: list[AccountRequest] = []
    for request in requests:
        is_usual = request.login not in taken and not ROLES[request.role].administers
        (usual if is_usual else others).append(request)
    return usual, others


def _open(
    requests: Sequence[AccountRequest], *, starts: date, by: Actor, at: datetime
) -> list[ActivationSlip]:
    """All of them or none: an account with its first password and its seat for each."""
    prepared = [Account(login=each.login, home_id=by.jurisdiction_id, opened_at=at) for each in requests]
    passwords = _first_passwords(prepared, at=at)  # takes longest, so before anything is held
    held = AccountRequest.objects.select_for_update().in_bulk([request.pk for request in requests])
    if any(each.state != RequestState.OPEN or each.asked_by_id == by.account_id for each in held.values()):
        raise PermissionDenied
    accounts = {account.login: account for account in Account.objects.bulk_create(prepared)}
    people = _people(requests, starts=starts, by=by, at=at)
    seats = Seat.objects.bulk_create(
        Seat(
            jurisdiction_id=by.jurisdiction_id,
            account=accounts[each.login],
            role=each.role,
            unit_id=each.unit_id,
            post_id=each.post_id,
            person=people[each.pk],
            starts=starts,
        )
        for each in requests
    )
    _approve(requests, accounts, by=by, at=at)
    _note(seats, by=by, at=at)
    valid_until = at + timedelta(days=settings.LIAISON_FIRST_PASSWORD_DAYS)
    return [ActivationSlip(each.login, passwords[each.login], valid_until) for each in requests]


def _first_passwords(accounts: Sequence[Account], *, at: datetime) -> dict[str, str]:
    """A one-time password for each by login; hashing is slow on purpose, and done on every core."""
    passwords = {account.login: one_time_password() for account in accounts}

    def keep(account: Account) -> None:
        keep_password(account, passwords[account.login], at=at, is_first=True)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(keep, accounts))
    return passwords


def _people(
    requests: Sequence[AccountRequest], *, starts: date, by: Actor, at: datetime
) -> dict[int, Person]:
    """Who each request is for: the holder of its post if they bear the name, or else somebody new."""
    holders = holders_of((each.post_id for each in requests if each.post_id), on=starts)
    people = {each.pk: holders.get((each.post_id or 0, each.person_name)) for each in requests}
    new = {
        each.pk: Person(jurisdiction_id=by.jurisdiction_id, name=each.person_name)
        for each in requests
        if people[each.pk] is None
    }
    Person.objects.bulk_create(new.values())
    record_each("person.registered", [(person, {}) for person in new.values()], by=by, at=at)
    return {pk: person for pk, person in people.items() if person is not None} | new


def _approve(
    requests: Sequence[AccountRequest], accounts: dict[str, Account], *, by: Actor, at: datetime
) -> None:
    for request in requests:
        request.state, request.account = RequestState.APPROVED, accounts[request.login]
        request.decided_by_id, request.decided_at = by.account_id, at
    AccountRequest.objects.bulk_update(requests, ["state", "account", "decided_by", "decided_at"])
    decided = [(each, {"login": each.login, "decision": _APPROVED}) for each in requests]
    record_each("account.request_decided", decided, by=by, at=at)


def _note(seats: Sequence[Seat], *, by: Actor, at: datetime) -> None:
    logins = [(seat.account, {"login": seat.account.login}) for seat in seats]
    record_each("account.opened", logins, by=by, at=at)
    given = [(seat, {**_of(seat), "starts": seat.starts, "ends": None}) for seat in seats]
    record_each("seat.given", given, by=by, at=at)
    record_each("account.slip_issued", logins, by=by, at=at)


def _of(seat: Seat) -> dict[str, object]:
    return {"login": seat.account.login, "role": seat.get_role_display()}
