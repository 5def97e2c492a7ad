"""How is a file kept, handed out and removed?"""

import hashlib
from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.secrecy import Mark
from liaison.files.models import FileContent, StoredFile
from liaison.files.queries import content_of, hold_room
from liaison.files.readers import Examined
from liaison.record.actions import record
from liaison.units.models import Unit


class ChangedContent(Exception):  # noqa: N818 - it is a finding
    """What the database holds is no longer what was uploaded."""


@transaction.atomic
def keep_file(*, examined: Examined, unit: Unit | None, by: Actor, at: datetime) -> StoredFile:
    """The file, in the unit's share; the same bytes are kept once in a jurisdiction. Raises ActionRefused."""
    place = by.jurisdiction_id
    hold_room(len(examined.content), place, unit.pk if unit is not None else None)
    content, _made = FileContent.objects.get_or_create(
        jurisdiction_id=place,
        sha256=examined.sha256,
        defaults={"content": examined.content, "preview": examined.preview},
    )
    file = StoredFile.objects.create(
        jurisdiction_id=place,
        unit=unit,
        name=examined.name,
        kind=examined.kind.code,
        size=len(examined.content),
        sha256=examined.sha256,
        scanned=examined.scanned,
        has_preview=bool(examined.preview),
        content=content,
        kept_at=at,
        kept_by_id=by.account_id,
    )
    record("file.kept", by=by, at=at, about=file, detail={"name": file.name, "sha256": file.sha256})
    return file


@transaction.atomic
def take_file(*, file: StoredFile, by: Actor, at: datetime) -> bytes:
    """The file byte for byte, with an entry in the record. Raises ChangedContent."""
    content = content_of(file)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ChangedContent(file.pk)
    record("export.taken", by=by, at=at, about=file, detail={"title": file.name, "format": "附件"})
    return content


@transaction.atomic
def remove_file(*, file: StoredFile, by: Actor, at: datetime) -> None:
    """The row stays and says who removed it; its content goes, unless another file holds the same."""
    held = file.content_id or 0  # 0: it was removed before
    file.content, file.removed_at, file.removed_by_id = None, at, by.account_id
    file.save(update_fields=["content", "removed_at", "removed_by"])
    if not StoredFile.objects.filter(content=held).exists():
        FileContent.objects.filter(pk=held).delete()
    record("file.removed", by=by, at=at, about=file, detail={"name": file.name})


@transaction.atomic
def block_marked_content(*, mark: Mark, by: Actor, at: datetime) -> None:
    """The attempt stands in the record, without the content: only the mark that was found."""
    record("notice.blocked", by=by, at=at, detail={"mark": mark.words})
