"""What waits for a unit's word in a month, and who takes part in it?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from liaison.activities.models import Activity
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import State, Word
from liaison.core.periods import month_span
from liaison.matters.models import Family, Involvement, Part, Subject
from liaison.matters.queries import speaks_for, these
from liaison.units.queries import NamedUnit, names_by_id, units_on


@dataclass(frozen=True, slots=True)
class Line:
    """One activity as it stands on a list to be confirmed."""

    activity: Activity
    hosts: str
    guests: str
    word: Involvement

    @property
    def kind(self) -> str:
        return ACTIVITY_KINDS[self.activity.subject.kind].name

    @property
    def ticked(self) -> str:
        """What is sent when it is confirmed as it stands now."""
        return f"{self.activity.pk}:{self.activity.subject.revision}"

    @property
    def is_waited_for(self) -> bool:
        return self.word.word == Word.WAITING


def month_of(place: int, unit_id: int, month: date) -> list[Line]:
    """What was held with the unit in the month, the earliest first, in a fixed number of queries."""
    words = Involvement.objects.filter(
        jurisdiction_id=place,
        unit_id=unit_id,
        subject__jurisdiction_id=place,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
        subject__on__gte=month,
        subject__on__lt=month_span(month.year, month.month).ends,
    )
    return lines_of(words)


def lines_of(words: QuerySet[Involvement]) -> list[Line]:
    """The activities behind the unit's words, the earliest first, with the names of their day."""
    found = list(words.select_related("subject__activity").order_by("subject__on", "subject_id"))
    rows = Involvement.objects.filter(
        jurisdiction_id__in={word.jurisdiction_id for word in found},
        subject_id__in=these(word.subject_id for word in found),
    ).only("jurisdiction", "subject", "unit", "part")
    involved: dict[int, list[Involvement]] = {}
    for row in rows.order_by("pk"):
        involved.setdefault(row.subject_id, []).append(row)
    last = max((word.subject.on for word in found if word.subject.on), default=date.max)
    units = {row.unit_id for rows in involved.values() for row in rows}
    names = names_by_id(units, on=last) if found else {}
    return [_line(word, involved.get(word.subject_id, []), names) for word in found]


def _line(word: Involvement, involved: Collection[Involvement], names: Mapping[int, str]) -> Line:
    def of(part: Part) -> str:
        return "、".join(names.get(row.unit_id, "") for row in involved if row.part == part)

    return Line(word.subject.activity, hosts=of(Part.HOST), guests=of(Part.GUEST), word=word)


def months_waiting(place: int, unit_ids: Iterable[int]) -> list[tuple[date, int, int]]:
    """The months in which words of the units are waited for: first day, unit, how many; the oldest first."""
    waiting = Subject.objects.filter(
        jurisdiction_id=place,
        family=Family.ACTIVITY,
        state=State.HELD,
        on__isnull=False,
        involvements__jurisdiction_id=place,
        involvements__unit_id__in=list(unit_ids),
        involvements__word=Word.WAITING,
    ).values_list("on", "involvements__unit_id")
    counted: dict[tuple[date, int], int] = {}
    for on, unit in waiting:
        if on is not None:
            key = (on.replace(day=1), unit)
            counted[key] = counted.get(key, 0) + 1
    return sorted((month, unit, count) for (month, unit), count in counted.items())


def units_to_ask(actor: Actor, *, on: date) -> list[NamedUnit]:
    """The units whose months the actor prints or sends: all for coordinators, otherwise those spoken for."""
    units = units_on(actor.jurisdiction_id, on=on)
    if actor.may(Permission.COORDINATE_ACTIVITIES):
        return list(units)
    own = speaks_for(actor, on=on)
    return [unit for unit in units if unit.pk in own]
