"""How does an act enter the record? In the same transaction as the act itself."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import models, transaction

from liaison.core.access.actor import Actor
from liaison.core.record import RECORD_KINDS
from liaison.record.models import Entry


def record(
    code: str,
    *,
    by: Actor,
    at: datetime,
    about: models.Model | None = None,
    detail: Mapping[str, object] | None = None,
    jurisdiction_id: int | None = None,
) -> Entry:
    """The entry written; `detail` fills the sentence of the kind and keeps what changed.

    Raises KeyError for a code that has no row in the table, and refuses to write outside a
    transaction, since an entry stands or falls with its act.
    """
    RECORD_KINDS[code]
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An entry is written in the transaction of its act.")
    return Entry.objects.create(
        jurisdiction_id=jurisdiction_id or by.jurisdiction_id,
        at=at,
        code=code,
        account_id=by.account_id,
        seat_id=by.seat_id or None,
        role=by.role,
        unit_id=by.unit_id,
        address=by.address,
        about=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        detail={key: _plain(value) for key, value in (detail or {}).items()},
    )


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value
