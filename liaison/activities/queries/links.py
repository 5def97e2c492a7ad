"""Which links were made, and what lies behind one?"""

from dataclasses import dataclass
from datetime import date, datetime

from liaison.activities.models import ConfirmationLink
from liaison.activities.queries.months import Line, lines_of, month_of
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.standing import State
from liaison.matters.models import Involvement
from liaison.units.queries import names_by_id

MOST = 100  # the latest; older ones have expired


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link as the page lists it."""

    link: ConfirmationLink
    unit: str
    about: str

    def is_open(self, now: datetime) -> bool:
        return self.link.revoked_at is None and self.link.expires_at > now


def links_of(actor: Actor, *, on: date) -> list[MadeLink]:
    """The links that the account has made, or for the coordinators all of the place; the latest first."""
    found = ConfirmationLink.objects.filter(jurisdiction_id=actor.jurisdiction_id)
    if not actor.may(Permission.COORDINATE_ACTIVITIES):
        found = found.filter(made_by_id=actor.account_id)
    links = list(found.select_related("activity__subject")[:MOST])
    names = names_by_id({link.unit_id for link in links}, on=on)
    return [MadeLink(link, names.get(link.unit_id, ""), _about(link)) for link in links]


def _about(link: ConfirmationLink) -> str:
    if link.activity is not None:
        return link.activity.subject.title
    return f"{link.month:%Y-%m}" if link.month else ""


def lines_behind(link: ConfirmationLink) -> list[Line]:
    """What the link asks about: its activity where it was held, or the unit's month."""
    if link.month is not None:
        return month_of(link.jurisdiction_id, link.unit_id, link.month)
    words = Involvement.objects.filter(
        unit_id=link.unit_id, subject__activity=link.activity_id, subject__state=State.HELD
    )
    return lines_of(words)
