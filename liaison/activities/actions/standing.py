"""How do state, words and standing of an activity move together? Every action on one goes through here."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models.functions import Coalesce

from liaison.activities.models import Activity, Attendance
from liaison.activities.queries.calendars import as_told
from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.activities.calendar import sequence_after
from liaison.core.activities.entry import Said
from liaison.core.activities.kinds import ACTIVITY_KINDS
from liaison.core.activities.standing import Entered, State, Word, standing, words_after_change
from liaison.matters.models import AnsweredHow, Involvement, Part, Subject
from liaison.matters.queries import speaks_for


def locked(activity: Activity) -> Activity:
    """The activity as it stands now, its subject kept from others until the transaction ends."""
    subject = Subject.objects.select_for_update().get(pk=activity.subject_id)
    fresh = Activity.objects.get(pk=activity.pk)
    fresh.subject = subject
    return fresh


def involvements_of(activity: Activity) -> list[Involvement]:
    """The units that take part, hosts and guests, each with its word."""
    return list(Involvement.objects.filter(subject_id=activity.subject_id).order_by("pk"))


def as_entered(activity: Activity, involved: Collection[Involvement], *, by: Actor, on: date) -> Entered:
    """The activity as far as a decision about it needs to know, for whoever acts."""
    mine = speaks_for(by, on=on) & {row.unit_id for row in involved}
    own = [Word(row.word) for row in involved if row.unit_id in mine]
    return Entered(
        state=State(activity.subject.state),
        on=activity.subject.on,
        revision=activity.subject.revision,
        mine=bool(mine) or by.may(Permission.COORDINATE_ACTIVITIES),
        word=Word.CONFIRMED if own and all(word == Word.CONFIRMED for word in own) else Word.WAITING,
    )


def tell_calendars(activity: Activity) -> None:
    """Before subject and activity are saved: the sequence and the day by which calendars elsewhere follow.

    One more where time, place or whether it is held changed against what is stored.
    """
    before = Activity.objects.select_related("subject").get(pk=activity.pk)
    if activity.subject.on is None:
        activity.told_on = before.subject.on or before.told_on
    told_before, told = as_told(before), as_told(activity)
    if told_before is not None and told is not None:
        activity.sequence = sequence_after(told_before, told)


def ask_anew(subject: Subject, said: Said, *, by: Actor, on: date, at: datetime) -> None:
    """The units as the entry names them now: the own ones stand by it, the others are asked anew.

    Who contests keeps the word with its note until they answer, as long as it is said to have been held.
    """
    asked_before = Involvement.objects.filter(subject=subject)
    before = {row.unit_id: row for row in asked_before}
    contested = {unit: row for unit, row in before.items() if row.word == Word.CONTESTED}
    words = words_after_change(
        said.involved,
        speaks_for=speaks_for(by, on=on),
        guests_answer=ACTIVITY_KINDS[said.kind].guests_answer,
        guests=said.guests,
        contested=contested if subject.state == State.HELD else (),
    )
    gone = set(before) - said.involved
    asked_before.filter(unit_id__in=gone).delete()
    seats = Attendance.objects.annotate(for_whom=Coalesce("represents_id", "unit_id"))
    seats.filter(activity__subject=subject, for_whom__in=gone).delete()
    Involvement.objects.bulk_create(
        [
            asked(subject, unit, said, word, before.get(unit), by=by, at=at)
            for unit, word in sorted(words.items())
        ],
        update_conflicts=True,
        unique_fields=["subject", "unit"],
        update_fields=["part", "word", "word_revision", "word_at", "word_by", "word_how", "word_note"],
    )
    subject.standing = standing(words.values())


def asked(
    subject: Subject,
    unit: int,
    said: Said,
    word: Word,
    before: Involvement | None,
    *,
    by: Actor,
    at: datetime,
) -> Involvement:
    """The unit's row, not written yet: who stands by the entry says so at once, who contests still does."""
    row = Involvement(
        jurisdiction_id=subject.jurisdiction_id,
        subject=subject,
        unit_id=unit,
        part=Part.HOST if unit in said.hosts else Part.GUEST,
        word=word,
        word_revision=before.word_revision if before else None,
    )
    if word == Word.CONFIRMED:
        row.word_revision, row.word_at, row.word_how = subject.revision, at, AnsweredHow.PAGE
        row.word_by_id = by.account_id or None
    elif word == Word.CONTESTED and before is not None:
        row.word_at, row.word_by_id = before.word_at, before.word_by_id
        row.word_how, row.word_note = before.word_how, before.word_note
    return row
