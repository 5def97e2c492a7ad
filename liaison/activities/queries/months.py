"""What waits for a unit's word in a month, and who takes part in it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.activities.models import Activity
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import State, Word
from liaison.matters.models import Family, Involvement, Part, Subject
from liaison.units.queries import names_by_id

__all__ = ["Line", "lines_of", "month_of", "months_waiting", "next_month"]


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


def next_month(month: date) -> date:
    """The first day of the month after."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_of(unit_id: int, month: date) -> list[Line]:
    """What was held with the unit in the month, the earliest first, in a fixed number of queries."""
    words = Involvement.objects.filter(
        unit_id=unit_id,
        subject__family=Family.ACTIVITY,
        subject__state=State.HELD,
        subject__on__gte=month,
        subject__on__lt=next_month(month),
    )
    return lines_of(words)


def lines_of(words: Iterable[Involvement]) -> list[Line]:
    """The activities behind the unit's words, with the names of their day."""
    by_subject = {word.subject_id: word for word in words}
    found = Activity.objects.filter(subject__in=by_subject.keys()).select_related("subject")
    activities = list(found.order_by("subject__on", "subject_id"))
    involved = list(Involvement.objects.filter(subject__in=by_subject.keys()).order_by("pk"))
    last = max((one.subject.on for one in activities if one.subject.on), default=date.max)
    names = names_by_id({row.unit_id for row in involved}, on=last)
    return [_line(one, involved, names, by_subject[one.subject_id]) for one in activities]


def _line(activity: Activity, involved: list[Involvement], names: dict[int, str], word: Involvement) -> Line:
    mine = [row for row in involved if row.subject_id == activity.subject_id]
    return Line(
        activity,
        hosts="、".join(names.get(row.unit_id, "") for row in mine if row.part == Part.HOST),
        guests="、".join(names.get(row.unit_id, "") for row in mine if row.part == Part.GUEST),
        word=word,
    )


def months_waiting(unit_ids: Iterable[int]) -> list[tuple[date, int, int]]:
    """The months in which words of the units are waited for: first day, unit, how many; the oldest first."""
    waiting = Subject.objects.filter(
        family=Family.ACTIVITY,
        state=State.HELD,
        on__isnull=False,
        involvements__unit_id__in=list(unit_ids),
        involvements__word=Word.WAITING,
    ).values_list("on", "involvements__unit_id")
    counted: dict[tuple[date, int], int] = {}
    for on, unit in waiting:
        if on is not None:
            key = (on.replace(day=1), unit)
            counted[key] = counted.get(key, 0) + 1
    return sorted((month, unit, count) for (month, unit), count in counted.items())
