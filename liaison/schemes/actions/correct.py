"""How is a typing error in an issued version mended? By a correction on record; the row stays as it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from liaison.core.access.actor import Actor
from liaison.core.schemes.corrections import refusals_to_correct
from liaison.record.actions import record
from liaison.schemes.actions.refused import ActionRefused
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
    (shown,) = corrected([row])
    before, after = str(getattr(shown, field, "")), after.strip()
    about = row._meta.label_lower
    refusals = refusals_to_correct(
        about=about,
        field=field,
        before=before,
        after=after,
        reason=reason,
        revoked=version.ended_how == EndedHow.REVOKED,
    )
    if refusals:
        raise ActionRefused(refusals)
    correction = Correction.objects.create(
        jurisdiction_id=version.jurisdiction_id,
        version=version,
        about=about,
        about_id=row.pk,
        field=field,
        before=before,
        after=after,
        reason=reason.strip(),
        corrected_at=at,
        corrected_by_id=by.account_id,
    )
    index(jurisdiction_id=version.jurisdiction_id, things=of_versions([version]))
    record(
        "version.corrected",
        by=by,
        at=at,
        about=version,
        detail={"title": version.title, "before": before, "after": after, "reason": reason, "field": field},
    )
    return correction
