"""What may be done with the files of a subject?"""

from datetime import date, datetime

from django.db import models, transaction

from liaison.core.access.actor import Actor
from liaison.core.access.permissions import Permission
from liaison.core.attachments import refusals_to_add_file, refusals_to_remove_file
from liaison.core.refusals import refuse
from liaison.files.actions import keep_file
from liaison.files.readers import Examined
from liaison.matters.models import Attachment, AttachmentKind, Involvement, Subject
from liaison.matters.queries import speaks_for
from liaison.record.actions import record
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
    involved = Involvement.objects.filter(subject=subject, unit_id__in=speaks_for(by, on=on))
    refuse(refusals_to_add_file(mine=by.may(Permission.COORDINATE_ACTIVITIES) or involved.exists()))
    unit = Unit.objects.filter(jurisdiction_id=by.jurisdiction_id, pk=by.unit_id or 0).first()
    guessed = AttachmentKind.PHOTO if examined.kind.is_picture else AttachmentKind.OTHER
    added = Attachment.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        subject=subject,
        file=keep_file(examined=examined, unit=unit, by=by, at=at),
        kind=kind or guessed,
        caption=caption.strip(),
        unit=unit,
        added_at=at,
        added_by_id=by.account_id,
    )
    detail = {"kind": AttachmentKind(added.kind).label, "title": subject.title}
    record("attachment.added", by=by, at=at, about=about, detail=detail)
    return added


@transaction.atomic
def remove_attachment(
    *, attachment: Attachment, about: models.Model, reason: str, by: Actor, at: datetime, on: date
) -> Attachment:
    """The file, shown no longer; its content is kept, and the row says who took it away and why.

    Raises ActionRefused.
    """
    found = Attachment.objects.select_for_update(of=("self",)).select_related("subject").get(pk=attachment.pk)
    own = by.may(Permission.COORDINATE_ACTIVITIES) or (
        found.unit_id is not None and found.unit_id in speaks_for(by, on=on)
    )
    refuse(refusals_to_remove_file(own=own, removed=found.removed_at is not None, reason=reason))
    found.removed_at, found.removed_by_id, found.reason = at, by.account_id, reason.strip()
    found.save(update_fields=["removed_at", "removed_by", "reason"])
    detail = {"kind": AttachmentKind(found.kind).label, "title": found.subject.title, "reason": reason}
    record("attachment.removed", by=by, at=at, about=about, detail=detail)
    return found
