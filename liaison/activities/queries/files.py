"""Which files lie with an activity, and whose are they?"""

from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.matters.models import Attachment
from liaison.matters.queries import speaks_for
from liaison.matters.queries.attachments import attachments_of
from liaison.units.queries import names_by_id


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with the unit that put it there; `own` where whoever looks can take it away."""

    row: Attachment
    unit: str
    own: bool


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an activity: those with a picture to show, and the others."""

    lines: tuple[FileLine, ...]
    may_add: bool

    @property
    def pictures(self) -> tuple[FileLine, ...]:
        return tuple(line for line in self.lines if line.row.file.has_preview)

    @property
    def documents(self) -> tuple[FileLine, ...]:
        return tuple(line for line in self.lines if not line.row.file.has_preview)


def files_of(activity: Activity, actor: Actor, *, on: date) -> Files:
    """The files as the actor sees them; a fixed number of queries."""
    rows = list(attachments_of(activity.subject))
    names = names_by_id({row.unit_id for row in rows if row.unit_id}, on=on) if rows else {}
    mine = speaks_for(actor, on=on) if rows else frozenset[int]()
    enters, coordinates = (
        actor.may(permission)
        for permission in (Permission.ENTER_ACTIVITIES, Permission.COORDINATE_ACTIVITIES)
    )
    return Files(
        tuple(
            FileLine(
                row, names.get(row.unit_id or 0, ""), own=enters and (coordinates or row.unit_id in mine)
            )
            for row in rows
        ),
        may_add=enters,
    )
