"""How is something taken along as a file?"""

from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.exports.catalogue import Asked, Export
from liaison.exports.formats import Format
from liaison.record.actions import record


@transaction.atomic
def take_export(
    *, export: Export, wanted: Format, asked: Asked, by: Actor, at: datetime
) -> tuple[str, bytes] | None:
    """The file's name and content, with an entry in the record; None where there is nothing to take."""
    document = export.build(asked)
    if document is None:
        return None
    record(
        "export.taken",
        by=by,
        at=at,
        detail={"title": export.name, "format": wanted.name, "export": export.code, "on": asked.on},
    )
    return f"{document.name}.{wanted.code}", wanted.write(document)
