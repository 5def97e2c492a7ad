"""Does every item of every inbox lead to a page that opens? To be run each night."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve

from liaison import clock
from liaison.accounts.middleware.seats import actor_of
from liaison.accounts.models import Seat
from liaison.core.access.doors import may_enter
from liaison.notifications.queries import Asked, Item, items_for
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place
from liaison.tenancy.spans import covers


class Command(BaseCommand):
    """Names every item whose page does not open for the seat that sees it; fails where there is one."""

    help = "Checks that every item of every inbox leads to a page that opens."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        on, count = clock.today(), 0
        faults: list[str] = []
        for place in every_place():
            with entered({place}):
                for seat, item in _items(place, on=on):
                    count += 1
                    if not _opens(seat, item, on=on):
                        faults.append(f"{seat.role} {seat.pk}: {item.address} {item.title}")
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} of {count} items lead nowhere.")
        self.stdout.write(f"{count} items, each leads to a page that opens.")


def _items(place: int, *, on: date) -> Iterator[tuple[Seat, Item]]:
    seats = Seat.objects.filter(covers(on), jurisdiction_id=place, account__is_active=True)
    for seat in seats.select_related("account", "jurisdiction", "person"):
        for item in items_for(Asked(actor_of(seat, HttpRequest()), on, seat.post_id)):
            yield seat, item


def _opens(seat: Seat, item: Item, *, on: date) -> bool:
    """Whether the page's view finds what it is about, asked as the seat would."""
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
        return int(found.func(request, *found.args, **arguments).status_code) < 400
    except Http404:
        return False
