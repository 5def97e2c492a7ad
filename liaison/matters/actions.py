"""What may be done with the files of a subject?"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models, transaction

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.attachments import refusals_to_add_file, refusals_to_remove_file
from liaison.core.refusals import refuse
from liaison.files.actions import keep_file, remove_file
from liaison.files.models import StoredFile
from liaison.files.queries import hold_room
from liaison.files.readers import Examined
from liaison.matters.models import Attachment, AttachmentKind, Involvement, Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record, record_each
from liaison.units.models import Unit


@transaction.atomic
def add_attachment(
    *,
    subject: Subject,
    about: models.Model,
    examined: Examined,
    kind: AttachmentKind | None,
    caption: str = "",
    by: Actor,
    at: datetime,
    on: date,
) -> Attachment:
    """The file put with the subject, in the share of whoever puts it; seen by those who see the subject.

    `about` is the row whose history tells of it. Without a kind, a picture is a photo. Raises ActionRefused.
    """
    (added,) = add_to_each(
        subjects=[(subject, about)], examined=examined, kind=kind, caption=caption, by=by, at=at, on=on
    )
    return added


@transaction.atomic
def add_to_each(
    *,
    subjects: Sequence[tuple[Subject, models.Model]],
    examined: Examined,
    kind: AttachmentKind | None,
    caption: str = "",
    by: Actor,
    at: datetime,
    on: date,
) -> list[Attachment]:
    """One file put with each subject, beside the row whose history tells of it; it fills the share once.

    Raises ActionRefused.
    """
    refuse(refusals_to_add_file(mine=_takes_part([subject for subject, _about in subjects], by, on=on)))
    unit = Unit.objects.filter(jurisdiction_id=by.jurisdiction_id, pk=by.unit_id or 0).first()
    file = keep_file(examined=examined, unit=unit, by=by, at=at)
    guessed = AttachmentKind.PHOTO if examined.kind.is_picture else AttachmentKind.OTHER
    added = [
        Attachment.objects.create(
            jurisdiction_id=by.jurisdiction_id,
            subject=subject,
            file=file,
            kind=kind or guessed,
            caption=caption.strip(),
            unit=unit,
            added_at=at,
            added_by_id=by.account_id,
        )
        for subject, _about in subjects
    ]
    name = AttachmentKind(kind or guessed).label
    told = [(about, {"kind": name, "title": subject.title}) for subject, about in subjects]
    record_each("attachment.added", told, by=by, at=at)
    return added


def _takes_part(subjects: Sequence[Subject], by: Actor, *, on: date) -> bool:
    """Whether whoever acts takes part in each of them, or coordinates."""
    own = Involvement.objects.filter(subject__in=subjects, unit_id__in=speaks_for(by, on=on))
    mine = set(own.values_list("subject_id", flat=True))
    return by.may(Permission.COORDINATE_ACTIVITIES) or all(subject.pk in mine for subject in subjects)


@transaction.atomic
def remove_attachment(
    *, attachment: Attachment, about: models.Model, reason: str, by: Actor, at: datetime, on: date
) -> Attachment:
    """The file, shown no longer: the row says who took it away and why, its content goes and frees the share.

    A file that lies with other subjects as well goes with the last of them. Raises ActionRefused.
    """
    found = Attachment.objects.select_for_update(of=("self",)).select_related("subject").get(pk=attachment.pk)
    own = by.may(Permission.COORDINATE_ACTIVITIES) or (
        found.unit_id is not None and found.unit_id in speaks_for(by, on=on)
    )
    refuse(refusals_to_remove_file(own=own, removed=found.removed_at is not None, reason=reason))
    found.removed_at, found.removed_by_id, found.reason = at, by.account_id, reason.strip()
    found.save(update_fields=["removed_at", "removed_by", "reason"])
    hold_room(0, found.jurisdiction_id, found.unit_id)  # two that are removed at once see each other
    file = StoredFile.objects.select_for_update(of=("self",)).get(pk=found.file_id)
    if not Attachment.objects.filter(file=file, removed_at__isnull=True).exists():
        remove_file(file=file, by=by, at=at)
    detail = {"kind": AttachmentKind(found.kind).label, "title": found.subject.title, "reason": reason}
    record("attachment.removed", by=by, at=at, about=about, detail=detail)
    return found


@transaction.atomic
def hand_over_files(
    *, goes: Subject, stays: Subject, about: models.Model, reason: str, by: Actor, at: datetime
) -> None:
    """The files of the subject that goes lie with the one that stays, by whom and when they were put there.

    A row is not rewritten: it ends for the reason, and another begins; the content is the same.
    """
    there = set(Attachment.objects.filter(subject=stays).values_list("file_id", flat=True))
    shown = list(Attachment.objects.select_for_update().filter(subject=goes, removed_at__isnull=True))
    for row in shown:
        row.removed_at, row.removed_by_id, row.reason = at, by.account_id, reason
        row.save(update_fields=["removed_at", "removed_by", "reason"])
    Attachment.objects.bulk_create(
        Attachment(
            jurisdiction_id=row.jurisdiction_id,
            subject=stays,
            file_id=row.file_id,
            kind=row.kind,
            caption=row.caption,
            unit_id=row.unit_id,
            added_at=row.added_at,
            added_by_id=row.added_by_id,
        )
        for row in shown
        if row.file_id not in there
    )
    told = [(about, {"kind": AttachmentKind(row.kind).label, "title": stays.title}) for row in shown]
    record_each("attachment.added", told, by=by, at=at)
