"""How does an act enter the record? In the same transaction as the act itself, linked at its end."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import connection, models, transaction

from liaison.core.access.actor import Actor
from liaison.core.record import RECORD_KINDS
from liaison.core.record_chain import EVERYWHERE, PREFERRED, Head, linked
from liaison.record.models import ChainAnchor, ChainHead, Entry
from liaison.record.queries.chain import (
    COLUMNS_OF_CONTENT,
    anchor_signature,
    content_of,
    last_before,
    start_of,
)
from liaison.tenancy.door import at_the_end

_AT_ONCE = 500  # entries in one statement
ALGORITHM = PREFERRED if PREFERRED in hashlib.algorithms_available else EVERYWHERE

# The head, held until the transaction ends, with each entry that is to be linked behind it.
_HOLD_HEAD = f"""
WITH head AS (SELECT number, digest FROM record_chainhead WHERE jurisdiction_id = %s FOR UPDATE)
SELECT head.number, head.digest, {COLUMNS_OF_CONTENT}
FROM record_entry entry LEFT JOIN head ON true
WHERE entry.id = ANY(%s)
ORDER BY entry.id
"""  # noqa: S608  # our own column names
# New links and the head that they make, in one statement.
_LENGTHEN = """
WITH links AS (
    INSERT INTO record_entrylink (jurisdiction_id, entry_id, number, previous, digest, algorithm)
    VALUES {rows}
)
UPDATE record_chainhead SET number = %s, digest = %s WHERE jurisdiction_id = %s
"""

_REMOVE_ENTRIES = """
DELETE FROM record_entry WHERE jurisdiction_id = %s AND id IN (
    SELECT entry_id FROM record_entrylink WHERE jurisdiction_id = %s AND number <= %s
)
"""
_REMOVE_LINKS = "DELETE FROM record_entrylink WHERE jurisdiction_id = %s AND number <= %s"


def record(
    code: str,
    *,
    by: Actor,
    at: datetime,
    about: models.Model | None = None,
    detail: Mapping[str, object] | None = None,
    changed: Mapping[str, tuple[object, object]] | None = None,
    jurisdiction_id: int | None = None,
) -> Entry:
    """The entry written; `detail` fills the sentence of its kind, `changed` says before and after by name.

    Raises KeyError for a code that has no row in the table, and refuses to write outside a
    transaction, since an entry stands or falls with its act.
    """
    entry = _entry(
        code,
        by=by,
        at=at,
        about=about,
        detail={**(detail or {}), **({"changed": changed} if changed else {})},
    )
    entry.jurisdiction_id = jurisdiction_id or by.jurisdiction_id
    entry.save(force_insert=True)
    at_the_end(_lengthen_chain, jurisdiction=entry.jurisdiction_id, row=entry.pk)
    return entry


def record_each(
    code: str, things: Sequence[tuple[models.Model, Mapping[str, object]]], *, by: Actor, at: datetime
) -> None:
    """One entry for each thing with its detail, written at once: many rows of one act.

    Raises what `record` raises.
    """
    entries = [_entry(code, by=by, at=at, about=about, detail=detail) for about, detail in things]
    for entry in Entry.objects.bulk_create(entries, batch_size=_AT_ONCE):
        at_the_end(_lengthen_chain, jurisdiction=entry.jurisdiction_id, row=entry.pk)


def _entry(
    code: str, *, by: Actor, at: datetime, about: models.Model | None, detail: Mapping[str, object]
) -> Entry:
    """The entry, not written yet, in the actor's own place."""
    RECORD_KINDS[code]
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An entry is written in the transaction of its act.")
    return Entry(
        jurisdiction_id=by.jurisdiction_id,
        at=at,
        code=code,
        account_id=by.account_id,
        seat_id=by.seat_id or None,
        role=by.role,
        unit_id=by.unit_id,
        deputy_for=by.deputy_for,
        address=by.address,
        about=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        detail={key: _plain(value) for key, value in detail.items()},
    )


@transaction.atomic
def note_refusal(*, page: str, address: str, method: str, why: str, by: Actor, at: datetime) -> None:
    """The attempt stands in the record: the page, the address asked for without its query, and why not."""
    record(
        "page.refused",
        by=by,
        at=at,
        detail={"page": page, "address": address[:300], "method": method, "why": why},
    )


@transaction.atomic
def note_reading(*, of: str, by: Actor, at: datetime, about: models.Model | None = None) -> None:
    """The reading of personal data stands in the record: `of` says which sort, never the data itself."""
    record("personal_data.seen", by=by, at=at, about=about, detail={"of": of})


@transaction.atomic
def note_export_of_record(
    *, count: int, form: str, asked: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """The export of entries stands in the record with how many there were and what was asked for."""
    record("record.taken", by=by, at=at, detail={"count": count, "form": form, "asked": dict(asked)})


@transaction.atomic
def note_export_of_head(*, number: int, by: Actor, at: datetime) -> None:
    """That the chain's head was noted outside stands in the record, with its number."""
    record("record.noted", by=by, at=at, detail={"number": number})


@transaction.atomic
def prune_record(*, before: datetime, by: Actor, at: datetime) -> int:
    """How many entries from before the moment are removed; a signed anchor stands where the chain begins now.

    Only those at the chain's beginning go. Needs the rights of the tables' owner; the database itself
    refuses to remove what is younger than 184 days.
    """
    place = by.jurisdiction_id
    ChainHead.objects.select_for_update().filter(jurisdiction_id=place).first()  # nobody else meanwhile
    start, _is_ours = start_of(place)
    end = last_before(place, before)
    if end is None or end.number <= start.number:
        return 0
    count = end.number - start.number
    ChainAnchor.objects.create(
        jurisdiction_id=place,
        number=end.number,
        digest=end.digest,
        count=count,
        signature=anchor_signature(place, end),
        at=at,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liaison.pruning', 'on', true)")
        cursor.execute(_REMOVE_ENTRIES, [place, place, end.number])
        cursor.execute(_REMOVE_LINKS, [place, end.number])
        cursor.execute("SELECT set_config('liaison.pruning', '', true)")
    record("record.pruned", by=by, at=at, detail={"first": start.number + 1, "last": end.number})
    return count


def _lengthen_chain(place: int, entry_ids: list[int]) -> None:
    """Links the entries of this transaction behind the chain's head, which nobody else moves meanwhile.

    They are read back, so that the digest covers what the database keeps, and none that was undone. Every
    act pays for it and others wait: two statements, and no more.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD_HEAD, [place, entry_ids])
        rows = cursor.fetchall()
        if not rows:
            return
        number, digest = rows[0][:2]
        head = _first_head(place) if number is None else Head(number, digest)
        contents = (content_of(row[2:]) for row in rows)
        links = list(linked(contents, head=head, algorithm=ALGORITHM))
        values: list[int | str] = []
        for link in links:
            values += [place, link.entry_id, link.number, link.previous, link.digest, link.algorithm]
        statement = _LENGTHEN.format(rows=", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(links)))
        cursor.execute(statement, [*values, links[-1].number, links[-1].digest, place])


def _first_head(place: int) -> Head:
    """The head of a place in which nothing was done before; whoever comes second waits for the first."""
    ChainHead.objects.bulk_create([ChainHead(jurisdiction_id=place)], ignore_conflicts=True)
    heads = ChainHead.objects.select_for_update().filter(jurisdiction_id=place)
    return Head(*heads.values_list("number", "digest").get())


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return value
