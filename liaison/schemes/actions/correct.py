"""How is a typing error in an issued version mended? By a correction on record; the row stays as it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused
from liaison.core.schemes.corrections import refusals_to_correct
from liaison.record.actions import record
from liaison.schemes.models import Correction, SchemeVersion
from liaison.schemes.models.versions import EndedHow
from liaison.schemes.queries.corrections import corrected
from liaison.schemes.searchable import of_versions
from liaison.search.actions import index


@transaction.atomic
def correct_version(
    *,
    version: SchemeVersion,
    row: Model,
    field: str,
    after: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> Correction:
    """The correction, from now on shown wherever the value is; `row` is the version itself or a fact of it.

    Raises ActionRefused with every reason against it.
    """
    version = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    correction = _correction(version=version, row=row, field=field, after=after, reason=reason)
    correction.corrected_at, correction.corrected_by_id = at, by.account_id
    correction.save(force_insert=True)
    index(jurisdiction_id=version.jurisdiction_id, things=of_versions([version]))
    changed = {"before": correction.before, "after": correction.after, "reason": reason, "field": field}
    record("version.corrected", by=by, at=at, about=version, detail={"title": version.title, **changed})
    return correction


def _correction(*, version: SchemeVersion, row: Model, field: str, after: str, reason: str) -> Correction:
    """What would be corrected, not yet saved; raises ActionRefused."""
    (shown,) = corrected([row])
    correction = Correction(
        jurisdiction_id=version.jurisdiction_id,
        version=version,
        about=row._meta.label_lower,
        about_id=row.pk,
        field=field,
        before=str(getattr(shown, field, "")),
        after=after.strip(),
        reason=reason.strip(),
    )
    refusals = refusals_to_correct(
        about=correction.about,
        field=field,
        before=correction.before,
        after=correction.after,
        reason=reason,
        revoked=version.ended_how == EndedHow.REVOKED,
    )
    if refusals:
        raise ActionRefused(refusals)
    return correction
