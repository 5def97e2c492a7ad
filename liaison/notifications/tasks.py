"""Does every item of every inbox lead to a page that opens? Asked each night, and by `check_inbox`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_noop

from liaison.accounts.middleware.seats import actor_of
from liaison.accounts.models import Seat
from liaison.core.access.doors import may_enter
from liaison.core.dates import day_of
from liaison.jobs.queries import Figures, Work, WorkFailed, offer
from liaison.notifications.queries import Asked, Item, items_for
from liaison.tenancy.spans import covers

_NAMED = 5  # addresses in the reason of a failed run


@dataclass(frozen=True, slots=True)
class Tried:
    """One item as one seat sees it, and whether its page opens."""

    seat: Seat
    item: Item
    opens: bool


def tried_items(place: int, *, on: date) -> Iterator[Tried]:
    """Every item of every inbox of the place, each opened as its seat would open it; behind the door."""
    seats = Seat.objects.filter(covers(on), jurisdiction_id=place, account__is_active=True)
    for seat in seats.select_related("account", "jurisdiction", "person"):
        for item in items_for(Asked(actor_of(seat, HttpRequest()), on, seat.post_id)):
            yield Tried(seat, item, _opens(seat, item, on=on))


def check_inbox(place: int, at: datetime) -> Figures:
    """How many items there are; WorkFailed where one leads nowhere, with the addresses alone."""
    tried = list(tried_items(place, on=day_of(at)))
    lost = sorted({each.item.address for each in tried if not each.opens})
    if lost:
        sentence = gettext_noop("{count} 个待办地址打不开：{addresses}")
        raise WorkFailed(sentence, count=len(lost), addresses="、".join(lost[:_NAMED]))
    return {"count": len(tried)}


def _opens(seat: Seat, item: Item, *, on: date) -> bool:
    """Whether the page's view finds what it is about, asked as the seat would; nothing of it stays."""
    try:
        found = resolve(item.address)
    except Resolver404:
        return False
    if not may_enter(found.view_name, seat.role):
        return False
    request: Any = HttpRequest()
    request.method, request.path, request.resolver_match = "GET", item.address, found
    request.META = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80"}
    request.user, request.session = seat.account, {}
    request.seat, request.seats, request.place = seat, [seat], seat.jurisdiction
    request.actor, request.today, request.htmx = actor_of(seat, request), on, False
    arguments = {name: value for name, value in found.kwargs.items() if name != "place"}
    try:
        with transaction.atomic():
            status = int(found.func(request, *found.args, **arguments).status_code)
            transaction.set_rollback(True)  # that a page was read stands in no record: nobody read it
    except Http404:
        return False
    return status < 400


offer(
    Work(
        code="inbox.check",
        name=gettext_noop("核对待办"),
        at=time(2, 40),
        sentence=gettext_noop("核对了 {count} 项待办，都能打开。"),
        do=check_inbox,
    )
)
