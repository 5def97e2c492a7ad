"""How does a list of an office's people come in, all of it at once, and how is that undone?"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.accounts.models import AccountRequest, RequestState
from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.offices import Line, Step
from liaison.offices.actions.rows import Made, ask_for_accounts, fill_posts, found_posts, reach_posts
from liaison.offices.models import OfficeList
from liaison.offices.queries import as_rows, plan_of, posts_by_id, refusal_to_undo
from liaison.record.actions import record
from liaison.search.actions import index
from liaison.units.actions import end_post, end_tenure
from liaison.units.models import Contact, Post, Tenure
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


@transaction.atomic
def bring_in_office(*, office_list: OfficeList, steps: Sequence[Step], by: Actor, at: datetime) -> int:
    """How many posts now have their holder; exactly the steps that were shown, or none of them.

    Raises PermissionDenied for a list that was brought in before, or whose steps have become others.
    """
    office_list = OfficeList.objects.select_for_update().get(pk=office_list.pk)
    planned = plan_of(office_list, on=day_of(at))
    if office_list.brought_in_at is not None or planned.faults or planned.steps != tuple(steps):
        raise PermissionDenied
    made = Made()
    there = posts_by_id(step.post for step in steps if step.post is not None)
    posts = found_posts(steps, there, made, by=by, at=at)
    fill_posts(steps, posts, made, starts=office_list.starts, by=by, at=at)
    reach_posts(steps, posts, made, by=by, at=at)
    if office_list.with_accounts:
        ask_for_accounts(steps, posts, made, by=by, at=at)
    index(jurisdiction_id=by.jurisdiction_id, things=of_posts(by.jurisdiction_id, list(posts.values())))
    office_list.lines, office_list.brought_in_at = [], at
    office_list.made = asdict(made)
    office_list.save()
    detail = {"name": office_list.name, "count": len(made.tenures), "accounts": len(made.requests)}
    record("office.brought_in", by=by, at=at, about=office_list, detail=detail)
    return len(made.tenures)


@transaction.atomic
def undo_office(*, office_list: OfficeList, by: Actor, at: datetime) -> None:
    """None of it counts any more: tenures end on the day they began, requests and contacts are withdrawn.

    Raises PermissionDenied once an account was opened from it, or somebody else holds one of the posts.
    """
    office_list = OfficeList.objects.select_for_update().get(pk=office_list.pk)
    if refusal_to_undo(office_list):
        raise PermissionDenied
    made = Made(**office_list.made)
    for tenure in Tenure.objects.filter(pk__in=made.tenures).select_related("post"):
        end_tenure(tenure=tenure, ends=office_list.starts, by=by, at=at)
    Contact.objects.filter(pk__in=made.contacts).delete()
    for post in Post.objects.filter(pk__in=made.posts):
        end_post(post=post, ends=office_list.starts, by=by, at=at)
    _withdraw(made, by=by, at=at)
    office_list.undone_at = at
    office_list.save(update_fields=["undone_at"])
    record("office.undone", by=by, at=at, about=office_list, detail={"name": office_list.name})


def _withdraw(made: Made, *, by: Actor, at: datetime) -> None:
    """The requests of the list are closed without anybody having decided on them."""
    for request in AccountRequest.objects.filter(pk__in=made.requests, state=RequestState.OPEN):
        request.state, request.answer, request.decided_at = RequestState.REFUSED, _WITHDRAWN, at
        request.save(update_fields=["state", "answer", "decided_at"])
        detail = {"login": request.login, "decision": _WITHDRAWN}
        record("account.request_decided", by=by, at=at, about=request, detail=detail)
