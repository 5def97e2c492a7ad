"""Does the chain keep its laws, whatever is entered and whatever is done to it?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.core.record_chain import (
    EVERYWHERE,
    Break,
    Content,
    Fault,
    Head,
    Link,
    breaks,
    canonical,
    digest_of,
    linked,
)

MOMENT = datetime(2026, 6, 15, 4, 0, 0, 123456, UTC)
CONTENT = Content(
    id=7,
    jurisdiction_id=1,
    at=MOMENT,
    code="unit.founded",
    account_id=3,
    seat_id=None,
    role="observer",
    unit_id=5,
    deputy_for=None,
    address=None,
    about="units.unit",
    about_id=9,
    detail={"name": "市教育局", "a": 1},
)
lengths = st.integers(min_value=2, max_value=12)


def chain_of(length: int) -> list[tuple[Link, Content | None]]:
    contents = [replace(CONTENT, id=number) for number in range(1, length + 1)]
    return list(zip(linked(contents, head=Head(), algorithm=EVERYWHERE), contents, strict=True))


def found(
    rows: list[tuple[Link, Content | None]], head: Head, noted: dict[int, str] | None = None
) -> set[Fault]:
    return set(breaks(rows, start=Head(), head=lambda: head, noted=noted))


def end(rows: list[tuple[Link, Content | None]]) -> Head:
    return Head(rows[-1][0].number, rows[-1][0].digest)


def test_the_form_of_writing_never_changes() -> None:
    assert canonical(CONTENT).decode() == (
        '{"about":"units.unit","about_id":9,"account_id":3,"address":null,"at":"2026-06-15T04:00:00.123456+00:00",'
        '"code":"unit.founded","deputy_for":null,"detail":{"a":1,"name":"市教育局"},"id":7,"jurisdiction_id":1,'
        '"role":"observer","seat_id":null,"unit_id":5}'
    )
    assert digest_of(CONTENT, number=1, previous="", algorithm=EVERYWHERE) == (
        "cb72c6bf2f95056d08813d5751e7f232ecc5e549f6c6b70ea245adf90606dfa6"
    )


def test_one_moment_is_written_in_one_way() -> None:
    there = replace(CONTENT, at=MOMENT.astimezone(timezone(timedelta(hours=8))))
    assert canonical(there) == canonical(CONTENT)


@pytest.mark.parametrize("change", [{"code": "x"}, {"detail": {}}, {"address": "192.0.2.1"}, {"seat_id": 1}])
def test_every_value_counts(change: dict[str, object]) -> None:
    changed = replace(CONTENT, **change)  # type: ignore[arg-type]
    assert canonical(changed) != canonical(CONTENT)


@given(lengths)
def test_an_untouched_chain_has_no_break(length: int) -> None:
    rows = chain_of(length)
    noted = {link.number: link.digest for link, _ in rows}
    assert found(rows, end(rows), noted) == set()


@given(lengths, st.data())
def test_each_changed_entry_is_named_alone(length: int, data: st.DataObject) -> None:
    rows = chain_of(length)
    touched = data.draw(st.sets(st.integers(0, length - 1)))
    for place in touched:
        link, content = rows[place]
        assert content is not None
        rows[place] = link, replace(content, role="someone else")
    assert {fault.first for fault in found(rows, end(rows))} == {place + 1 for place in touched}


@given(lengths, st.data())
def test_each_missing_stretch_is_named(length: int, data: st.DataObject) -> None:
    rows = chain_of(length)
    head = end(rows)
    first = data.draw(st.integers(1, length))
    last = data.draw(st.integers(first, length))
    left = [row for row in rows if not first <= row[0].number <= last]
    kind = Break.TRUNCATED if last == length else Break.DELETED
    assert found(left, head) == {Fault(kind, first, last)}


@given(lengths, st.data())
def test_a_chain_written_anew_breaks_at_the_noted_head(length: int, data: st.DataObject) -> None:
    rows = chain_of(length)
    noted_number = data.draw(st.integers(1, length))
    noted = {noted_number: rows[noted_number - 1][0].digest}
    contents = [replace(CONTENT, id=number, role="someone else") for number in range(1, length + 1)]
    forged = list(zip(linked(contents, head=Head(), algorithm=EVERYWHERE), contents, strict=True))
    assert found(list(forged), end(list(forged))) == set()
    assert found(list(forged), end(list(forged)), noted) == {
        Fault(Break.REWRITTEN, 1, noted_number, noted_number)
    }


def test_an_algorithm_that_is_not_here_is_said() -> None:
    rows = chain_of(2)
    rows[1] = replace(rows[1][0], algorithm="of tomorrow"), rows[1][1]
    assert found(rows, end(rows)) == {Fault(Break.UNKNOWN, 2, 2, 2)}


def test_a_head_that_is_not_the_last_is_said() -> None:
    rows = chain_of(3)
    assert found(rows, Head(3, "0" * 64)) == {Fault(Break.REWRITTEN, 3, 3)}


def test_an_empty_chain_is_whole() -> None:
    assert found([], Head()) == set()
