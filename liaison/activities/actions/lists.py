"""How do many activities come in at once, and how is that undone?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import F

from liaison.activities.actions.entering import written
from liaison.activities.models import Activity, ActivityList, EnteredHow, ListedActivity
from liaison.activities.queries.lists import as_rows, lines_of, plan_of, undoable
from liaison.core.access.actor import Actor
from liaison.core.activities.lines import Line
from liaison.core.activities.listed import Outcome, Step
from liaison.core.activities.standing import Standing, State
from liaison.core.refusals import Refusal, refuse
from liaison.matters.models import Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record, record_each

_UNDONE = "成批登记已撤销"
_LEAVES = frozenset({Outcome.NEW, Outcome.THERE, Outcome.REPEATED})  # these lines need nobody any more


@transaction.atomic
def upload_activity_list(
    *, name: str, lines: Iterable[Line], year: int, how: EnteredHow, by: Actor, at: datetime
) -> ActivityList:
    """The list, of which nothing is entered yet."""
    uploaded = ActivityList.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        name=name,
        lines=as_rows(lines),
        year=year,
        how=how,
        uploaded_by_id=by.account_id,
        uploaded_at=at,
    )
    detail = {"name": name, "count": len(uploaded.lines)}
    record("activity_list.uploaded", by=by, at=at, about=uploaded, detail=detail)
    return uploaded


@transaction.atomic
def mend_activity_list(
    *, activity_list: ActivityList, mended: Mapping[int, Mapping[str, str]], by: Actor, at: datetime
) -> ActivityList:
    """The list with the cells that were mended, by line and column; a line without any text is left out."""
    activity_list = _locked(activity_list)
    lines = [
        replace(line, said={**line.said, **mended.get(line.row, {})}) for line in lines_of(activity_list)
    ]
    kept = [line for line in lines if any(text.strip() for text in line.said.values())]
    activity_list.lines = as_rows(kept)
    activity_list.save(update_fields=["lines"])
    detail = {"name": activity_list.name, "count": len(mended)}
    record("activity_list.mended", by=by, at=at, about=activity_list, detail=detail)
    return activity_list


@transaction.atomic
def take_activity_list(
    *, activity_list: ActivityList, steps: Sequence[Step], by: Actor, at: datetime, on: date
) -> int:
    """How many activities were entered: exactly the steps that were shown, all of them or none.

    Lines with faults stay in the list, to be mended and entered later. Raises ActionRefused where the
    steps have become others since.
    """
    _one_list_at_a_time(by.jurisdiction_id)
    activity_list = _locked(activity_list)
    planned = plan_of(activity_list, by, on=on)
    if planned != list(steps):
        refuse([Refusal("stale", "名单或登记情况有了变化，请按新的预览重新核对。")])
    new = [(step.line.row, step.said) for step in planned if step.outcome is Outcome.NEW and step.said]
    entered = written(
        [said for _row, said in new],
        how=EnteredHow(activity_list.how),
        own=speaks_for(by, on=on),
        by=by,
        at=at,
        on=on,
    )
    ListedActivity.objects.bulk_create(
        ListedActivity(
            jurisdiction_id=by.jurisdiction_id, activity_list=activity_list, activity=activity, line=row
        )
        for (row, _said), activity in zip(new, entered, strict=True)
    )
    activity_list.lines = as_rows(step.line for step in planned if step.outcome not in _LEAVES)
    activity_list.taken_at = at
    activity_list.save(update_fields=["lines", "taken_at"])
    detail = {"name": activity_list.name, "count": len(entered), "left": len(activity_list.lines)}
    record("activity_list.taken", by=by, at=at, about=activity_list, detail=detail)
    return len(entered)


@transaction.atomic
def undo_activity_list(*, activity_list: ActivityList, by: Actor, at: datetime) -> tuple[int, int]:
    """How many activities of the list were called off, and how many stay since others dealt with them.

    Raises ActionRefused a day after they were entered, and where there is nothing to call off.
    """
    activity_list = _locked(activity_list)
    ids = list(undoable(activity_list, at=at).values_list("subject_id", flat=True))
    held = list(Subject.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    still = set(undoable(activity_list, at=at).values_list("subject_id", flat=True))  # nobody was faster
    found = {subject.pk: subject for subject in held if subject.pk in still}
    if not found:
        refuse([Refusal("late", "已超过一天，或者对方已经处理，不能整批撤销；请在各项活动页面逐一更正。")])
    Subject.objects.filter(pk__in=list(found)).update(
        state=State.CANCELLED, standing=Standing.ONE_SIDED, revision=F("revision") + 1, changed_at=at
    )
    activities = Activity.objects.filter(subject__in=list(found))
    activities.update(reason=_UNDONE, sequence=F("sequence") + 1)
    things = [(each, {"title": found[each.subject_id].title, "reason": _UNDONE}) for each in activities]
    record_each("activity.cancelled", things, by=by, at=at)
    activity_list.undone_at = at
    activity_list.save(update_fields=["undone_at"])
    stay = activity_list.entered.exclude(activity__subject__in=list(found)).count()
    detail = {"name": activity_list.name, "count": len(found)}
    record("activity_list.undone", by=by, at=at, about=activity_list, detail=detail)
    return len(found), stay


def _locked(activity_list: ActivityList) -> ActivityList:
    return ActivityList.objects.select_for_update().get(pk=activity_list.pk)


def _one_list_at_a_time(place: int) -> None:
    """Of two lists that hold the same, the second sees what the first has entered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('activity lists', %s))", [place])
