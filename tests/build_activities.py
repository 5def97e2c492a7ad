"""How do tests come by activities? Plain functions over the real actions."""

from collections.abc import Collection
from datetime import date

from liaison.activities.actions import enter_activity
from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.activities.entry import Said
from liaison.units.models import Unit
from tests.build import NOW
from tests.settings import TODAY


def said(
    *,
    hosts: Collection[Unit],
    guests: Collection[Unit],
    kind: str = "visit",
    what: str = "走访座谈",
    on: date | None = TODAY,
    place: str = "",
) -> Said:
    """A visit of today, unless something else is said."""
    return Said(
        kind=kind,
        what=what,
        on=on,
        hosts=frozenset(unit.pk for unit in hosts),
        guests=frozenset(unit.pk for unit in guests),
        place=place,
    )


def activity(
    *,
    by: Actor,
    hosts: Collection[Unit],
    guests: Collection[Unit],
    kind: str = "visit",
    what: str = "走访座谈",
    on: date | None = TODAY,
) -> Activity:
    """An activity as somebody entered it today."""
    entered = said(hosts=hosts, guests=guests, kind=kind, what=what, on=on)
    return enter_activity(said=entered, by=by, at=NOW, on=TODAY)
