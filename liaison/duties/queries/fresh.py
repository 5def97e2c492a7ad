"""How do kept findings stand now, when something has been done since they were worked out?

Whoever asks may only read: what is kept is brought up to date by the pages of the duties and at night.
"""

from collections.abc import Collection
from datetime import date

from liaison.duties.models import KeptFinding, Reckoning
from liaison.duties.queries.board import debtor_of
from liaison.duties.queries.changes import changes_since, head_of
from liaison.duties.queries.circumstances import circumstances_of
from liaison.duties.queries.kept import as_kept
from liaison.duties.queries.keys import key_of
from liaison.duties.queries.reckoned import found_of
from liaison.units.models import Jurisdiction


def as_of_now(place: Jurisdiction, rows: Collection[KeptFinding], *, on: date) -> list[KeptFinding]:
    """The same findings as they stand on the day; two queries where nothing was done since, none for none."""
    last = Reckoning.objects.filter(jurisdiction=place).first() if rows else None
    if last is None:
        return list(rows)
    changes = changes_since(last, on=on, head=head_of(place.pk))
    if not (changes.everything or changes.subjects):
        return list(rows)
    only = {(row.chain, debtor_of(row)) for row in rows}
    since = min(row.starts for row in rows)
    found = found_of(place.pk, circumstances_of(place, on=on), on=on, only=only, since=since)
    asked = {key_of(row) for row in rows}
    now = [row for row in (as_kept(place, finding) for finding in found) if key_of(row) in asked]
    return sorted(now, key=lambda row: (row.due, row.chain, row.department_id or 0, row.organisation_id or 0))
