"""How is a file kept, handed out and removed?"""

import hashlib
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused, Refusal
from liaison.core.secrecy import Mark
from liaison.files.models import FileContent, StoredFile
from liaison.files.queries import bytes_left, content_of
from liaison.files.readers import Examined, megabytes
from liaison.record.actions import record
from liaison.units.models import Unit

_OWN_SHARE = gettext_lazy("本单位的文件空间只剩 %(left)s，放不下这个文件。请先删去不用的文件。")
_SHARE_OF_PLACE = gettext_lazy(
    "存放通知原件的空间只剩 %(left)s，放不下这个文件。请让系统管理员扩大文件空间。"
)
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('liaison.files'), %s)"


class ChangedContent(Exception):  # noqa: N818 - it is a finding
    """What the database holds is no longer what was uploaded."""


def make_room(size: int, place: int, unit_id: int | None) -> None:
    """Nothing where the share holds so many bytes more; until the transaction ends nobody else fills it.

    Raises ActionRefused.
    """
    with connection.cursor() as cursor:  # two uploads at once do not both fit into what one may fill
        cursor.execute(_ONE_AT_A_TIME, [place])
    left = bytes_left(place, unit_id)
    if size <= left:
        return
    said = _OWN_SHARE if unit_id is not None else _SHARE_OF_PLACE
    raise ActionRefused([Refusal("quota", said % {"left": megabytes(left)})])


@transaction.atomic
def keep_file(*, examined: Examined, unit: Unit | None, by: Actor, at: datetime) -> StoredFile:
    """The file, in the unit's share; the same bytes are kept once in a jurisdiction. Raises ActionRefused."""
    place = by.jurisdiction_id
    make_room(len(examined.content), place, unit.pk if unit is not None else None)
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
