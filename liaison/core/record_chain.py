"""Is the record whole? Each entry is linked to the one before it by a digest, place by place.

The digest of an entry covers its place, its number, the digest before it and all that the entry says, in
one form of writing. Whoever changes, takes away, slips in or swaps an entry leaves a break that names it;
whoever writes a whole end of the chain anew is found by a head that was noted outside the database.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

PREFERRED, EVERYWHERE = "sm3", "sha256"  # GB/T 32905 where the machine offers it
START = ""  # what stands before the first entry of a place


@dataclass(frozen=True, slots=True)
class Content:
    """All that an entry says; what the digest covers."""

    id: int
    jurisdiction_id: int
    at: datetime
    code: str
    account_id: int
    seat_id: int | None
    role: str
    unit_id: int | None
    deputy_for: int | None
    address: str | None
    about: str
    about_id: int | None
    detail: Mapping[str, object]


COLUMNS = tuple(field.name for field in fields(Content))


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends, or where it was cut when old entries were removed: the last number and digest."""

    number: int = 0
    digest: str = START


@dataclass(frozen=True, slots=True)
class Link:
    """One entry's place in the chain as the database has it."""

    entry_id: int
    number: int
    previous: str
    digest: str
    algorithm: str


class Break(StrEnum):
    """In which way a record can be found not to be whole; each with what it looks like."""

    CHANGED = "changed"  # the entry does not say what its digest was taken from
    DELETED = "deleted"  # a link without its entry, or numbers that are missing
    INSERTED = "inserted"  # an entry without a link
    REORDERED = "reordered"  # a link does not lead on from the one before it
    TRUNCATED = "truncated"  # the chain ends before the number that was reached
    REWRITTEN = "rewritten"  # a noted head has another digest: all since the one before it is new
    UNKNOWN = "unknown"  # digests of an algorithm that this machine does not have
    FORGED = "forged"  # a signature of ours does not fit


@dataclass(frozen=True, slots=True)
class Fault:
    """One break: of which kind, at which numbers, at which entry."""

    kind: Break
    first: int = 0
    last: int = 0
    entry_id: int | None = None


def canonical(content: Content) -> bytes:
    """The one form of writing of an entry: JSON, keys in order, moments in UTC to the microsecond.

    It never changes, since every digest rests on it.
    """
    values = {name: getattr(content, name) for name in COLUMNS}
    values["at"] = content.at.astimezone(UTC).isoformat(timespec="microseconds")
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(content: Content, *, number: int, previous: str, algorithm: str) -> str:
    """The digest of an entry at its number behind another; ValueError for an algorithm this machine lacks."""
    taken = hashlib.new(algorithm, f"{algorithm} {number} {previous}\n".encode())
    taken.update(canonical(content))
    return taken.hexdigest()


def linked(contents: Iterable[Content], *, head: Head, algorithm: str) -> Iterator[Link]:
    """A link for each entry in turn, the first behind the head."""
    for content in contents:
        number = head.number + 1
        digest = digest_of(content, number=number, previous=head.digest, algorithm=algorithm)
        yield Link(content.id, number, head.digest, digest, algorithm)
        head = Head(number, digest)


def breaks(
    rows: Iterable[tuple[Link, Content | None]],
    *,
    start: Head,
    head: Callable[[], Head],
    noted: Mapping[int, str] | None = None,
) -> Iterator[Fault]:
    """Every break in a chain, in its order, read row by row.

    `start` is what stands before the first row, `head` what the chain is said to end with, asked after the
    last row; `noted` are the digests that were noted outside, by number. A break is named once: what
    follows it is compared with what stands there.
    """
    noted = dict(noted or {})
    behind, sound = start, start.number
    for link, content in rows:
        yield from _of_one(behind, link, content)
        expected = noted.pop(link.number, None)
        if expected is not None:
            if expected != link.digest:
                yield Fault(Break.REWRITTEN, sound + 1, link.number, link.entry_id)
            sound = link.number
        behind = Head(link.number, link.digest)
    yield from _at_the_end(behind, head(), noted, start)


def _of_one(behind: Head, link: Link, content: Content | None) -> Iterator[Fault]:
    def here(kind: Break) -> Fault:
        return Fault(kind, link.number, link.number, link.entry_id)

    if link.number <= behind.number:
        yield here(Break.INSERTED)
    elif link.number > behind.number + 1:
        yield Fault(Break.DELETED, behind.number + 1, link.number - 1)
    elif link.previous != behind.digest:
        yield here(Break.REORDERED)
    if content is None:
        yield here(Break.DELETED)
    elif link.algorithm not in hashlib.algorithms_available:
        yield here(Break.UNKNOWN)
    elif not _fits(link, content):
        yield here(Break.CHANGED)


def _fits(link: Link, content: Content) -> bool:
    taken = digest_of(content, number=link.number, previous=link.previous, algorithm=link.algorithm)
    return taken == link.digest


def _at_the_end(behind: Head, head: Head, noted: Mapping[int, str], start: Head) -> Iterator[Fault]:
    reached = max([head.number, *noted], default=0)
    if reached > behind.number:
        yield Fault(Break.TRUNCATED, behind.number + 1, reached)
    elif head != behind:
        yield Fault(Break.REWRITTEN, head.number, behind.number)
    if noted.get(start.number, start.digest) != start.digest:
        yield Fault(Break.REWRITTEN, start.number, start.number)
