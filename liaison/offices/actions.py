"""How does an office come in, all at once; how is that undone; how do its people get their accounts?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from liaison.accounts.actions import ActivationSlip, approve_account_request, ask_for_account
from liaison.accounts.models import AccountRequest, RequestState
from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.offices import Line, Outcome, Step
from liaison.offices.models import OfficeList
from liaison.offices.queries import as_rows, free_logins, plan_of, posts_by_id, refusal_to_undo
from liaison.record.actions import record
from liaison.search.actions import index
from liaison.units.actions import (
    begin_tenure,
    end_post,
    end_tenure,
    found_post,
    keep_contact,
    register_person,
)
from liaison.units.models import Contact, Person, Post, PostKind, Tenure, Unit
from liaison.units.searchable import of_posts

_WITHDRAWN = "名册导入已撤销，申请撤回"


@transaction.atomic
def upload_office_list(
    *, name: str, lines: Iterable[Line], starts: date, with_accounts: bool, by: Actor, at: datetime
) -> OfficeList:
    """The list, which changes nothing until it is brought in."""
    uploaded = OfficeList.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        name=name,
        lines=as_rows(lines),
        starts=starts,
        with_accounts=with_accounts,
        uploaded_by_id=by.account_id,
        uploaded_at=at,
    )
    detail = {"name": name, "count": len(uploaded.lines)}
    record("office_list.uploaded", by=by, at=at, about=uploaded, detail=detail)
    return uploaded


@dataclass(slots=True)
class _Made:
    """What a list has brought about, by ids, so that it can be undone."""

    posts: list[int] = field(default_factory=list)
    tenures: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


@transaction.atomic
def bring_in_office(*, office_list: OfficeList, steps: Sequence[Step], by: Actor, at: datetime) -> int:
    """How many posts now have their holder; exactly the steps that were shown, or none of them.

    Raises PermissionDenied for a list that was brought in before, or whose steps have become others.
    """
    office_list = OfficeList.objects.select_for_update().get(pk=office_list.pk)
    planned = plan_of(office_list, on=day_of(at))
    if office_list.brought_in_at is not None or planned.faults or planned.steps != tuple(steps):
        raise PermissionDenied
    made, units = _Made(), Unit.objects.in_bulk({step.unit for step in steps})
    posts = posts_by_id(step.post for step in steps if step.post is not None)
    people: dict[int, Person] = {}
    filled: list[Post] = []
    asking: list[tuple[Step, Post]] = []
    for step in steps:
        post = posts.get(step.post or 0) or _found(step, units[step.unit], made, by=by, at=at)
        _fill(step, post, people, office_list.starts, made, by=by, at=at)
        _reach(step.line, post, made, by=by, at=at)
        filled.append(post)
        if step.role and office_list.with_accounts:
            asking.append((step, post))
    index(jurisdiction_id=by.jurisdiction_id, things=of_posts(by.jurisdiction_id, filled))
    _ask(asking, units, made, by=by, at=at)
    office_list.lines, office_list.brought_in_at = [], at
    office_list.made = {name: getattr(made, name) for name in _Made.__slots__}
    office_list.save()
    detail = {"name": office_list.name, "count": len(made.tenures), "accounts": len(made.requests)}
    record("office.brought_in", by=by, at=at, about=office_list, detail=detail)
    return len(made.tenures)


def _found(step: Step, unit: Unit, made: _Made, *, by: Actor, at: datetime) -> Post:
    order = 10 * (list(PostKind).index(PostKind(step.line.kind)) + 1)
    post = found_post(
        unit=unit,
        kind=PostKind(step.line.kind),
        title=step.line.title,
        order=order,
        by=by,
        at=at,
        is_indexed=False,
    )
    made.posts.append(post.pk)
    return post


def _fill(
    step: Step,
    post: Post,
    people: dict[int, Person],
    starts: date,
    made: _Made,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """The post gets its holder: somebody new, or whoever stood in an earlier line of the same unit."""
    if step.outcome is Outcome.KEPT:
        return
    person = people.get(step.same_as or 0) or register_person(name=step.line.name, by=by, at=at)
    people[step.line.row] = person
    if step.same_as is not None:
        people.setdefault(step.same_as, person)
    made.tenures.append(
        begin_tenure(post=post, person=person, starts=starts, by=by, at=at, is_indexed=False).pk
    )


def _reach(line: Line, post: Post, made: _Made, *, by: Actor, at: datetime) -> None:
    wanted = (line.room, line.telephone, line.mobile)
    there = Contact.objects.filter(post=post).first()
    kept = (there.room, there.telephone, there.mobile) if there else ("", "", "")
    room, telephone, mobile = (new or old for new, old in zip(wanted, kept, strict=True))
    if (room, telephone, mobile) != kept:
        contact = keep_contact(post=post, room=room, telephone=telephone, mobile=mobile, by=by, at=at)
        if there is None:
            made.contacts.append(contact.pk)


def _ask(
    asking: Sequence[tuple[Step, Post]], units: dict[int, Unit], made: _Made, *, by: Actor, at: datetime
) -> None:
    """Accounts are asked for; the security administrator opens them."""
    logins = free_logins(step.line.name for step, _post in asking)
    for (step, post), login in zip(asking, logins, strict=True):
        request = ask_for_account(
            login=login,
            person_name=step.line.name,
            role=step.role,
            unit=units[step.unit],
            post=post,
            by=by,
            at=at,
        )
        made.requests.append(request.pk)


@transaction.atomic
def undo_office(*, office_list: OfficeList, by: Actor, at: datetime) -> None:
    """None of it counts any more: tenures end on the day they began, requests and contacts are withdrawn.

    Raises PermissionDenied once an account was opened from it, or somebody else holds one of the posts.
    """
    office_list = OfficeList.objects.select_for_update().get(pk=office_list.pk)
    if refusal_to_undo(office_list):
        raise PermissionDenied
    made = _Made(**office_list.made)
    for tenure in Tenure.objects.filter(pk__in=made.tenures).select_related("post"):
        end_tenure(tenure=tenure, ends=office_list.starts, by=by, at=at)
    Contact.objects.filter(pk__in=made.contacts).delete()
    for post in Post.objects.filter(pk__in=made.posts):
        end_post(post=post, ends=office_list.starts, by=by, at=at)
    _withdraw(made, by=by, at=at)
    office_list.undone_at = at
    office_list.save(update_fields=["undone_at"])
    record("office.undone", by=by, at=at, about=office_list, detail={"name": office_list.name})


def _withdraw(made: _Made, *, by: Actor, at: datetime) -> None:
    """The requests of the list are closed without anybody having decided on them."""
    for request in AccountRequest.objects.filter(pk__in=made.requests, state=RequestState.OPEN):
        request.state, request.answer, request.decided_at = RequestState.REFUSED, _WITHDRAWN, at
        request.save(update_fields=["state", "answer", "decided_at"])
        detail = {"login": request.login, "decision": _WITHDRAWN}
        record("account.request_decided", by=by, at=at, about=request, detail=detail)


@transaction.atomic
def open_waiting_accounts(
    *, requests: Iterable[AccountRequest], starts: date, by: Actor, at: datetime
) -> tuple[list[ActivationSlip], list[AccountRequest]]:
    """The slips of the accounts opened, and the requests that could not be approved as they stand."""
    slips: list[ActivationSlip] = []
    left: list[AccountRequest] = []
    for request in requests:
        try:
            with transaction.atomic():
                slip = approve_account_request(request=request, starts=starts, by=by, at=at)
        except (PermissionDenied, IntegrityError):
            left.append(request)
        else:
            slips += [slip] if slip else []
    record("accounts.opened", by=by, at=at, detail={"count": len(slips)})
    return slips, left
