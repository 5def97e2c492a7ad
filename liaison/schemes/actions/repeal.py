"""How does a version cease to be in force without a new one?"""

from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.refusals import ActionRefused
from liaison.core.schemes.repeal import ToRepeal, refusals_to_repeal
from liaison.record.actions import record
from liaison.schemes.models import SchemeVersion
from liaison.schemes.models.versions import EndedHow


@transaction.atomic
def repeal_scheme(
    *, version: SchemeVersion, on: date, reason: str, number: str, by: Actor, at: datetime
) -> SchemeVersion:
    """The version, in force no longer from the day on; `number` is that of the repealing notice, if any.

    Raises ActionRefused with every reason against it. Clauses: ZY-6.
    """
    version = SchemeVersion.objects.select_for_update().get(pk=version.pk)
    refusals = refusals_to_repeal(
        ToRepeal(version.title, version.starts, version.ends, version.get_ended_how_display()),
        on=on,
        reason=reason,
    )
    if refusals:
        raise ActionRefused(refusals)
    version.ends, version.ended_how = on, EndedHow.REPEALED
    version.end_reason = f"{reason.strip()}（{number.strip()}）" if number.strip() else reason.strip()
    version.save(update_fields=["ends", "ended_how", "end_reason"])
    record(
        "scheme.repealed",
        by=by,
        at=at,
        about=version,
        detail={
            "title": version.title,
            "ends": on,
            "reason": reason.strip(),
            "number": number.strip(),
        },
    )
    return version
