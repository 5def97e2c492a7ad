"""Who was turned away? Goes on record in a transaction of its own, after the request's was undone.

It stands before the request's own transaction and speaks when that is over. Only what somebody who is
logged in may not do is noted: a page that is not theirs, a row that is not there for them, a form that
came from elsewhere. An address that leads nowhere at all is a slip of the hand.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop

from liaison import clock
from liaison.core.access.actor import Actor
from liaison.record.actions import note_refusal
from liaison.tenancy.door import entered

REFUSALS: dict[int, str] = {
    HTTPStatus.NOT_FOUND: gettext_noop("没有权限或内容不存在"),
    HTTPStatus.FORBIDDEN: gettext_noop("没有权限"),
}


class RefusalMiddleware:
    """Notes the refusals of people who are logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        why = getattr(request, "refused", None) or REFUSALS.get(response.status_code)
        if why and request.resolver_match is not None:
            by = _whoever_asked(request)
            if by is not None:
                with entered({by.jurisdiction_id}):
                    note_refusal(
                        page=request.resolver_match.view_name,
                        address=request.path,
                        method=request.method or "",
                        why=why,
                        by=by,
                        at=clock.now(),
                    )
        return response


def _whoever_asked(request: Any) -> Actor | None:
    """The actor of the request; an account without a seat at its home; None for strangers."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        return actor
    account = getattr(request, "user", None)
    home = getattr(account, "home_id", None)
    if account is None or home is None:
        return None
    address = request.META.get("REMOTE_ADDR") or None
    return Actor(account_id=account.pk, seat_id=0, role="", jurisdiction_id=home, address=address)
