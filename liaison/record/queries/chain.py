"""Is the record of a place whole, and where does its chain end? Read row by row, however long it is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import connection

from liaison.core.record_chain import COLUMNS, Break, Content, Fault, Head, Link, breaks
from liaison.record.models import ChainAnchor, ChainHead

_SIGNER = Signer(salt="liaison.record.anchor")
COLUMNS_OF_CONTENT = ", ".join(f"entry.{column}" for column in COLUMNS)
_ROWS = f"""
SELECT link.entry_id, link.number, link.previous, link.digest, link.algorithm,
    head.number, head.digest, {COLUMNS_OF_CONTENT}
FROM record_entrylink link
LEFT JOIN record_entry entry ON entry.id = link.entry_id AND entry.jurisdiction_id = link.jurisdiction_id
LEFT JOIN record_chainhead head ON head.jurisdiction_id = link.jurisdiction_id
WHERE link.jurisdiction_id = %s
ORDER BY link.number
"""  # noqa: S608  # our own column names
_WITHOUT_LINK = """
SELECT entry.id FROM record_entry entry
WHERE entry.jurisdiction_id = %s AND NOT EXISTS (
    SELECT FROM record_entrylink link
    WHERE link.jurisdiction_id = entry.jurisdiction_id AND link.entry_id = entry.id
) ORDER BY entry.id
"""
_OLD = """
SELECT number, digest FROM record_entrylink
WHERE jurisdiction_id = %(place)s AND number < coalesce((
    SELECT min(link.number) FROM record_entrylink link
    JOIN record_entry entry ON entry.id = link.entry_id AND entry.jurisdiction_id = link.jurisdiction_id
    WHERE link.jurisdiction_id = %(place)s AND entry.at >= %(moment)s
), 9223372036854775807)
ORDER BY number DESC LIMIT 1
"""


def head_of(jurisdiction_id: int) -> Head:
    """Where the chain ends; number 0 for a place in which nothing has happened."""
    found = ChainHead.objects.filter(jurisdiction_id=jurisdiction_id).values_list("number", "digest").first()
    return Head(*found) if found else Head()


def start_of(jurisdiction_id: int) -> tuple[Head, bool]:
    """Behind which number and digest the chain begins, and whether the anchor that says so is ours."""
    anchor = ChainAnchor.objects.filter(jurisdiction_id=jurisdiction_id).order_by("-number").first()
    if anchor is None:
        return Head(), True
    try:
        is_ours = _SIGNER.unsign(anchor.signature) == _anchored(jurisdiction_id, anchor.number, anchor.digest)
    except BadSignature:
        is_ours = False
    return Head(anchor.number, anchor.digest), is_ours


def anchor_signature(jurisdiction_id: int, end: Head) -> str:
    """Our signature under the number and digest of the last entry that is removed."""
    return _SIGNER.sign(_anchored(jurisdiction_id, end.number, end.digest))


def faults(jurisdiction_id: int, *, noted: Mapping[int, str] | None = None) -> Iterator[Fault]:
    """Every break in the record of the place, in the chain's order; then entries without a link.

    `noted` are digests that were exported earlier, by number. Read within one transaction.
    """
    start, is_ours = start_of(jurisdiction_id)
    if not is_ours:
        yield Fault(Break.FORGED, start.number, start.number)
    chain = _Chain(jurisdiction_id)
    yield from breaks(chain.rows(), start=start, head=lambda: chain.head, noted=noted)
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_LINK, [jurisdiction_id])
        yield from (Fault(Break.INSERTED, entry_id=entry_id) for (entry_id,) in cursor.fetchall())


def last_before(jurisdiction_id: int, moment: datetime) -> Head | None:
    """The last of those at the chain's beginning that are all older than the moment; None where none is."""
    with connection.cursor() as cursor:
        cursor.execute(_OLD, {"place": jurisdiction_id, "moment": moment})
        row = cursor.fetchone()
    return Head(*row) if row else None


def content_of(row: Sequence[Any]) -> Content:
    """The content of an entry from its columns as the database gives them."""
    values = [*row[:-1], json.loads(row[-1])]  # the detail stands last
    return Content(*values)


class _Chain:
    """Rows and head read by one statement, so that acts done meanwhile are in both or in neither."""

    def __init__(self, jurisdiction_id: int) -> None:
        self.place = jurisdiction_id
        self.head = head_of(jurisdiction_id)  # where there are no rows

    def rows(self) -> Iterator[tuple[Link, Content | None]]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(_ROWS, [self.place])
            for entry, number, previous, digest, algorithm, end, end_digest, *values in cursor:
                self.head = Head(end or 0, end_digest or "")
                link = Link(entry, number, previous, digest, algorithm)
                yield link, None if values[0] is None else content_of(values)


def _anchored(jurisdiction_id: int, number: int, digest: str) -> str:
    return f"{jurisdiction_id} {number} {digest}"
