"""How do the kept findings follow what they rest on? The record says what has happened since."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import connection, transaction

from liaison.core.duties.finding import Finding
from liaison.core.duties.touched import touched_by
from liaison.core.duties.values import Debtor, Scope, Side
from liaison.duties.models import KeptFinding, Reckoning
from liaison.duties.queries.changes import Changes, changes_since, head_of
from liaison.duties.queries.providers import evidence_of
from liaison.duties.queries.reckoned import found_on, prepared_for
from liaison.units.models import Jurisdiction

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('liaison.duties'), %s)"
_AT_ONCE = 2000


@transaction.atomic
def reckon(*, place: Jurisdiction, on: date, at: datetime) -> int:
    """How many findings were worked out so that those kept hold on the day: all, those touched, or none.

    Whoever comes second waits and finds nothing left to do. What is kept follows from what is on record,
    so it has no entry of its own.
    """
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
    prepared = prepared_for(place, on=on)
    kept = KeptFinding.objects.filter(jurisdiction=place)
    if changes.everything:
        kept.delete()
        return _keep(place, found_on(prepared, on=on))
    touched = set(touched_by(prepared, *evidence_of(place.pk, changes.subjects)))
    before = kept.filter(evidence__overlap=list(changes.subjects))
    touched |= {(row.chain, _debtor(row)) for row in before}
    _forget(place, touched)
    return _keep(place, found_on(prepared, on=on, only=touched))


def _forget(place: Jurisdiction, touched: Collection[tuple[int, Debtor]]) -> None:
    rows = KeptFinding.objects.filter(jurisdiction=place, chain__in={chain for chain, _who in touched})
    gone = [row.pk for row in rows if (row.chain, _debtor(row)) in touched]
    KeptFinding.objects.filter(pk__in=gone).delete()


def _debtor(row: KeptFinding) -> Debtor:
    return Debtor(Scope(row.scope), row.department_id, row.organisation_id, Side(row.side))


def _keep(place: Jurisdiction, found: Iterable[Finding]) -> int:
    rows = [_row(place, finding) for finding in found]
    KeptFinding.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return len(rows)


def _row(place: Jurisdiction, finding: Finding) -> KeptFinding:
    debtor = finding.debtor
    return KeptFinding(
        jurisdiction=place,
        duty_id=finding.duty.id,
        chain=finding.key.duty,
        scope=debtor.scope,
        department_id=debtor.department,
        organisation_id=debtor.organisation,
        side=debtor.side,
        event=finding.key.event,
        starts=finding.window.starts,
        due=finding.window.due,
        state=finding.state,
        why=finding.why or "",
        force=finding.duty.force,
        kind=finding.duty.kind,
        needed=finding.needed,
        done=finding.number,
        missing=finding.missing,
        one_side_only=finding.one_side_only,
        late=finding.is_late,
        evidence=[one.evidence for one in finding.counted],
    )
