"""Calendars for programs outside: addresses made and shut here, fetched by whoever has one."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from liaison import clock
from liaison.accounts.middleware import PlaceRequest
from liaison.activities.actions.feeds import make_feed, revoke_feed
from liaison.activities.actions.links import digest_of
from liaison.activities.models import CalendarFeed, FeedScope
from liaison.activities.queries.feeds import feeds_of, open_feed, reader_of, told_by
from liaison.activities.queries.scopes import scopes_for
from liaison.activities.views.calendar import looking
from liaison.activities.writers.ical import CONTENT_TYPE, write
from liaison.core.refusals import ActionRefused
from liaison.schemes.views.refusals import tell
from liaison.tenancy.door import entered


@require_GET
def show_feeds(request: PlaceRequest) -> HttpResponse:
    """The seat's own calendars, and how they are subscribed to."""
    return render(request, "activities/feeds.html", {"offered": feeds_of(request.seat, looking(request))})


@require_POST
def make(request: PlaceRequest) -> HttpResponse:
    """The address, shown this once."""
    named = {str(scope): name for scope, name in scopes_for(looking(request))}
    scope = request.POST.get("scope", "")
    if scope not in named:
        messages.error(request, _("请选择要订阅的日历。"))
        return redirect("activities:feeds", request.place.pk)
    _feed, token = make_feed(seat=request.seat, scope=FeedScope(scope), by=request.actor, at=clock.now())
    path = _without_seat("activities:feed", request.place.pk, token)
    context = {"address": request.build_absolute_uri(path), "name": named[scope]}
    answer = render(request, "activities/feed_made.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request: PlaceRequest, pk: int) -> HttpResponse:
    feed = get_object_or_404(CalendarFeed, pk=pk, jurisdiction=request.place, seat=request.seat)
    try:
        revoke_feed(feed=feed, by=request.actor, at=clock.now())
    except ActionRefused as refused:
        tell(request, refused)
    else:
        messages.success(request, _("日历地址已停用，手机和电脑不能再更新。"))
    return redirect("activities:feeds", request.place.pk)


@require_safe
def feed(request: HttpRequest, at: int, token: str) -> HttpResponse:
    """The calendar as it is now; 404 as soon as it is shut or its seat has ended.

    Compared by what it says (ETag) alone: what was taken out of sight leaves no later moment behind.
    """
    with entered({at}):
        found = open_feed(at, digest_of(token), on=clock.today())
        if found is None:
            raise Http404
        named = dict(scopes_for(reader_of(found, on=clock.today())))
        told = told_by(found, on=clock.today(), address=lambda pk: _page(request, at, pk))
        name = f"{_('对口联系')}：{named[FeedScope(found.scope)]}"
        changed = max([found.made_at, *(each.changed_at for each in told)])
    written = write(told, name=name)
    answer = HttpResponse(written, content_type=CONTENT_TYPE)
    answer["ETag"] = quote_etag(hashlib.sha256(written).hexdigest())
    answer["Last-Modified"] = http_date(changed.timestamp())
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Disposition"] = 'inline; filename="liaison.ics"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _page(request: HttpRequest, place: int, pk: int) -> str:
    """The address of the activity's page, behind log-in; the same for everybody who is told of it."""
    return request.build_absolute_uri(_without_seat("activities:activity", place, pk))


def _without_seat(page: str, *arguments: object) -> str:
    path = reverse(page, args=arguments)
    start = "/cal/" if page == "activities:feed" else "/places/"
    return path[path.index(start) :]
