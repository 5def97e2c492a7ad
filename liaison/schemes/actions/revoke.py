"""How is an issue undone, as long as nobody has built on it?"""

from datetime import datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused
from liaison.core.schemes.revoke import refusals_to_revoke
from liaison.record.actions import record
from liaison.schemes.models import SchemeVersion
from liaison.schemes.models.versions import EndedHow
from liaison.schemes.queries.resting import issued, issued_together


@transaction.atomic
def revoke_scheme(
    *, version: SchemeVersion, reason: str, by: Actor, at: datetime
) -> tuple[SchemeVersion, ...]:
    """The versions of one issue, void from the start; what they had superseded is in force as before.

    Raises ActionRefused with everything that has been built on them since.
    """
    wanted = [each.pk for each in issued_together(version)]
    versions = list(SchemeVersion.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    refusals = refusals_to_revoke([issued(each) for each in versions], reason=reason)
    if refusals:
        raise ActionRefused(refusals)
    for each in versions:
        _void(each, reason=reason, by=by, at=at)
    return tuple(versions)


def _void(version: SchemeVersion, *, reason: str, by: Actor, at: datetime) -> None:
    """First void, then the one before takes up again: of both, one at most is in force on a day."""
    until = version.ends
    version.ends, version.ended_how, version.end_reason = version.starts, EndedHow.REVOKED, reason[:300]
    version.save(update_fields=["ends", "ended_how", "end_reason"])
    record("scheme.revoked", by=by, at=at, about=version, detail={"title": version.title, "reason": reason})
    if version.predecessor_id is None:
        return
    before = SchemeVersion.objects.select_for_update().get(pk=version.predecessor_id)
    if (before.ended_how, before.ends) != (EndedHow.SUPERSEDED, version.starts):
        return
    before.ends, before.ended_how = until, EndedHow.SUPERSEDED if until else ""
    before.save(update_fields=["ends", "ended_how"])
    record("scheme.restored", by=by, at=at, about=before, detail={"title": before.title})
