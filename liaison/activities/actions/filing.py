"""How do the papers of a year come in: many activities at once, with what both sides signed?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from liaison.activities.actions.entering import refuse_entry, written
from liaison.activities.models import Activity, EnteredHow
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.entry import Said
from liaison.core.activities.standing import State, Word, refusals_to_file, standing
from liaison.core.refusals import reasons, refuse
from liaison.matters.models import AnsweredHow, Involvement, Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record_each
from liaison.units.queries import names_by_id


@transaction.atomic
def file_activities(
    *, entries: Sequence[Said], how: EnteredHow = EnteredHow.PAPER, by: Actor, at: datetime, on: date
) -> list[Activity]:
    """The activities, entered at once; all or none. Raises what `enter_activity` raises."""
    own = speaks_for(by, on=on)
    for said in entries:
        refuse_entry(said, own=own, by=by, on=on)
    return written(entries, how=how, own=own, by=by, at=at, on=on)


@transaction.atomic
def file_sheet(
    *, activities: Sequence[Activity], note: str, by: Actor, at: datetime, on: date
) -> list[Activity]:
    """The activities that were held, confirmed by all who had not answered yet, on one sheet they signed.

    Only coordinators file a sheet for everybody. Raises ActionRefused.
    """
    coordinates = by.may(Permission.COORDINATE_ACTIVITIES)
    refuse(reasons([(not coordinates, "not_mine", "只能为本单位确认。")]))
    refuse(refusals_to_file(Word.WAITING, coordinates=coordinates, note=note))
    by_subject = {activity.subject_id: activity for activity in activities}
    subjects = Subject.objects.select_for_update().in_bulk(sorted(by_subject))
    held = {pk: subject for pk, subject in subjects.items() if subject.state == State.HELD}
    rows = list(Involvement.objects.filter(subject_id__in=held).order_by("subject_id", "pk"))
    said = [row for row in rows if row.word == Word.WAITING]
    for row in said:
        row.word, row.word_revision, row.word_at = Word.CONFIRMED, held[row.subject_id].revision, at
        row.word_by_id = by.account_id or None
        row.word_how, row.word_note = AnsweredHow.SHEET, note[:300]
    Involvement.objects.bulk_update(
        said, ["word", "word_revision", "word_at", "word_by", "word_how", "word_note"], batch_size=500
    )
    _stand(held, rows)
    _record_words(said, held, by_subject, note, by=by, at=at, on=on)
    for pk, subject in subjects.items():
        by_subject[pk].subject = subject
    return list(by_subject.values())


def _record_words(
    said: Sequence[Involvement],
    held: Mapping[int, Subject],
    by_subject: Mapping[int, Activity],
    note: str,
    *,
    by: Actor,
    at: datetime,
    on: date,
) -> None:
    names = names_by_id({row.unit_id for row in said}, on=on)
    things = [
        (
            by_subject[row.subject_id],
            {
                "title": held[row.subject_id].title,
                "unit": names.get(row.unit_id, ""),
                "revision": held[row.subject_id].revision,
                "how": AnsweredHow.SHEET.label,
                "note": note,
            },
        )
        for row in said
    ]
    record_each("activity.confirmed", things, by=by, at=at)


def _stand(held: dict[int, Subject], rows: Sequence[Involvement]) -> None:
    words: dict[int, list[Word]] = {pk: [] for pk in held}
    for row in rows:
        words[row.subject_id].append(Word(row.word))
    for pk, subject in held.items():
        subject.standing = standing(words[pk])
    Subject.objects.bulk_update(held.values(), ["standing"], batch_size=500)
