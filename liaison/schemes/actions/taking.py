"""How is a notice taken along as a file? It goes on record, as every export does."""

from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.record.actions import record
from liaison.schemes.models import Notice, NoticeOriginal, SchemeDraft, SchemeVersion


@transaction.atomic
def take_original(*, original: NoticeOriginal, notice: Notice, by: Actor, at: datetime) -> bytes:
    """The file byte for byte as it was uploaded, with an entry in the record."""
    record("export.taken", by=by, at=at, about=notice, detail={"title": notice.name, "format": "原件"})
    return bytes(original.content)


@transaction.atomic
def take_written(
    *, of: SchemeDraft | SchemeVersion, content: bytes, title: str, by: Actor, at: datetime
) -> bytes:
    """The notice as it was written from the data, with an entry in the record."""
    record("export.taken", by=by, at=at, about=of, detail={"title": title, "format": "Word"})
    return content
