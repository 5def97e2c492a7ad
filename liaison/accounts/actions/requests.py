"""How does somebody get an account? Asked for by a coordinator or a unit's head, decided by another."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.actions.accounts import open_account
from liaison.accounts.actions.passwords import ActivationSlip, issue_activation_slip, one_time_password
from liaison.accounts.actions.seats import give_seat
from liaison.accounts.models import Account, AccountRequest, RequestState
from liaison.accounts.queries import holder_named
from liaison.core.access.actor import Actor
from liaison.core.access.asking import refusal_to_ask
from liaison.record.actions import record
from liaison.units.actions import register_person
from liaison.units.models import Post, Unit

# As the record keeps them, whatever language the reader has chosen.
_IN_WORDS = {RequestState.APPROVED: "已批准", RequestState.REFUSED: "未批准"}


@transaction.atomic
def ask_for_account(
    *,
    login: str,
    person_name: str,
    role: str,
    by: Actor,
    at: datetime,
    unit: Unit | None = None,
    post: Post | None = None,
    reason: str = "",
) -> AccountRequest:
    """The request, which waits for the security administrator; PermissionDenied where `by` may not ask."""
    if refusal_to_ask(by, role=role, unit_id=unit.pk if unit else None):
        raise PermissionDenied
    request = AccountRequest.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        login=login,
        person_name="".join(person_name.split()),
        role=role,
        unit=unit,
        post=post,
        reason=reason,
        asked_by_id=by.account_id,
        asked_at=at,
    )
    detail = {"login": login, "role": request.get_role_display()}
    record("account.requested", by=by, at=at, about=request, detail=detail)
    return request


@transaction.atomic
def approve_account_request(
    *, request: AccountRequest, starts: date, by: Actor, at: datetime
) -> ActivationSlip | None:
    """The slip of the account opened; None where the person had one here already and got a seat more.

    Raises PermissionDenied for one's own request, one that is decided, and a login of another place.
    """
    request = _undecided(request, by)
    account = Account.objects.filter(login=request.login).first()
    is_new = account is None
    if account is None:
        account = open_account(login=request.login, password=one_time_password(), by=by, at=at)
    elif account.home_id != by.jurisdiction_id:
        raise PermissionDenied
    person = holder_named(request.post_id, request.person_name, on=starts) or register_person(
        name=request.person_name, by=by, at=at
    )
    give_seat(
        account=account,
        role=request.role,
        starts=starts,
        unit=request.unit,
        post=request.post,
        person=person,
        by=by,
        at=at,
    )
    request.account = account
    _decide(request, RequestState.APPROVED, "", by=by, at=at)
    return issue_activation_slip(account=account, by=by, at=at) if is_new else None


@transaction.atomic
def refuse_account_request(*, request: AccountRequest, answer: str, by: Actor, at: datetime) -> None:
    """The request is closed with the reason; PermissionDenied for one's own or a decided one."""
    _decide(_undecided(request, by), RequestState.REFUSED, answer, by=by, at=at)


def _undecided(request: AccountRequest, by: Actor) -> AccountRequest:
    request = AccountRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != RequestState.OPEN or request.asked_by_id == by.account_id:
        raise PermissionDenied
    return request


def _decide(request: AccountRequest, state: RequestState, answer: str, *, by: Actor, at: datetime) -> None:
    request.state, request.answer = state, answer
    request.decided_by_id, request.decided_at = by.account_id, at
    request.save(update_fields=["state", "answer", "decided_by", "decided_at", "account"])
    detail = {"login": request.login, "decision": _IN_WORDS[state]}
    record("account.request_decided", by=by, at=at, about=request, detail=detail)
