"""Does every item of every inbox lead to a page that opens? The worker asks each night; this asks now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison import clock
from liaison.notifications.tasks import tried_items
from liaison.tenancy.door import entered
from liaison.tenancy.places import every_place


class Command(BaseCommand):
    """Names every item whose page does not open for the seat that sees it; fails where there is one."""

    help = "Checks that every item of every inbox leads to a page that opens."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        on, count, lost = clock.today(), 0, 0
        for place in every_place():
            with entered({place}):
                for tried in tried_items(place, on=on):
                    count += 1
                    if not tried.opens:
                        lost += 1
                        seat, item = tried.seat, tried.item
                        self.stderr.write(f"{seat.role} {seat.pk}: {item.address} {item.title}")
        if lost:
            raise CommandError(f"{lost} of {count} items lead nowhere.")
        self.stdout.write(f"{count} items, each leads to a page that opens.")
