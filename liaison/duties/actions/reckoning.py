"""How do the kept findings follow what they rest on? The record says what has happened since."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import QuerySet

from liaison.core.duties.finding import Finding
from liaison.core.duties.prepared import Prepared
from liaison.core.duties.touched import touched_by, with_followers
from liaison.core.duties.values import Debtor, Scope, Side
from liaison.duties.models import KeptFinding, Reckoning
from liaison.duties.queries.changes import Changes, changes_since, head_of
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.kept import COLUMNS, Kept, kept
from liaison.duties.queries.providers import evidence_of
from liaison.duties.queries.reckoned import found_of, found_on, prepared_for
from liaison.record.queries.remembered import known_head
from liaison.units.models import Jurisdiction

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('liaison.duties'), %s)"
# All in one statement and one value: rows put together one by one took longer than working them out.
_COLUMNS = ", ".join(COLUMNS)
_INSERT = (
    f"INSERT INTO duties_keptfinding (jurisdiction_id, {_COLUMNS}) "  # noqa: S608 - names of our own
    f"SELECT %s, {_COLUMNS} FROM json_populate_recordset(NULL::duties_keptfinding, %s)"
)


def reckon(*, place: Jurisdiction, on: date, at: datetime) -> int:
    """How many findings were worked out so that those kept hold on the day: all, those touched, or none.

    Whoever comes second waits and finds nothing left to do. What is kept follows from what is on record,
    so it has no entry of its own.
    """
    last = Reckoning.objects.filter(jurisdiction=place, as_of=on).first()
    if last is not None and last.number == known_head(place.pk):
        return 0
    return _reckon(place, on=on, at=at)


@transaction.atomic
def _reckon(place: Jurisdiction, *, on: date, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [place.pk])
    last = Reckoning.objects.filter(jurisdiction=place).first()
    number = head_of(place.pk)
    changes = changes_since(last, on=on, head=number)
    if changes.is_nothing:
        return 0
    count = _work_out(place, changes, on=on)
    Reckoning.objects.update_or_create(
        jurisdiction=place, defaults={"as_of": on, "number": number, "reckoned_at": at}
    )
    return count


def _work_out(place: Jurisdiction, changes: Changes, *, on: date) -> int:
    kept = KeptFinding.objects.filter(jurisdiction=place)
    if changes.everything:
        return _keep(place, found_on(prepared_for(place, on=on), on=on), kept)
    if not changes.subjects:
        return 0
    laid_down = circumstances_of(place, on=on)
    prepared = Prepared(laid_down)
    touched = set(touched_by(prepared, *evidence_of(place.pk, changes.subjects)))
    touched |= set(map(_whose, kept.filter(evidence__overlap=list(changes.subjects))))
    touched = with_followers(touched, prepared.chains)
    before = kept.filter(chain__in={chain for chain, _who in touched})
    of_touched = [row.pk for row in before if _whose(row) in touched]
    found = found_of(place.pk, laid_down, on=on, only=touched)
    return _keep(place, found, kept.filter(pk__in=of_touched))


def _whose(row: KeptFinding) -> tuple[int, Debtor]:
    return row.chain, Debtor(Scope(row.scope), row.department_id, row.organisation_id, Side(row.side))


def _keep(place: Jurisdiction, found: Iterable[Finding], before: "QuerySet[KeptFinding]") -> int:
    """Puts what was found in place of what was kept; a row that says the same stays as it is."""
    now = dict.fromkeys(map(kept, found))
    was = {
        Kept._make((*said, tuple(evidence))): pk
        for pk, *said, evidence in before.order_by().values_list("pk", *COLUMNS)
    }
    KeptFinding.objects.filter(pk__in=[pk for row, pk in was.items() if row not in now]).delete()
    _insert(place, [row for row in now if row not in was])
    return len(now)


def _insert(place: Jurisdiction, rows: Collection[Kept]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [place.pk, json.dumps([row._asdict() for row in rows], default=str)])
