"""What can be done about one unit answering for another?"""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from liaison.core.access.actor import Actor
from liaison.core.dates import day_of
from liaison.core.representation import refusal_to_end_representation, refusal_to_represent
from liaison.record.actions import record
from liaison.units.models import Representation, Unit
from liaison.units.queries import answering_in, names_by_id


@transaction.atomic
def name_representative(
    *, represented: Unit, representative: Unit, starts: date | None, by: Actor, at: datetime
) -> Representation:
    """From the day on, the representative answers, confirms and registers for the represented unit.

    Raises PermissionDenied where one of them is part of another such relation then.
    """
    refusal = refusal_to_represent(
        answering_in(by.jurisdiction_id),
        represented=represented.pk,
        representative=representative.pk,
        starts=starts or date.min,
    )
    if refusal:
        raise PermissionDenied
    representation = Representation.objects.create(
        jurisdiction_id=by.jurisdiction_id,
        represented=represented,
        representative=representative,
        starts=starts,
    )
    detail = {**_names(representation, at), "starts": starts}
    record("unit.represented", by=by, at=at, about=representation, detail=detail)
    return representation


@transaction.atomic
def end_representation(*, representation: Representation, ends: date, by: Actor, at: datetime) -> None:
    """From the day on, the represented unit answers for itself; ended on the first day, it was an error.

    Raises PermissionDenied before the first day, and where it ends earlier already.
    """
    kept = Representation.objects.select_for_update().get(pk=representation.pk)
    if refusal_to_end_representation(kept.starts, kept.ends, on=ends):
        raise PermissionDenied
    kept.ends = ends
    kept.save(update_fields=["ends"])
    detail = {**_names(kept, at), "ends": ends}
    record("unit.representation_ended", by=by, at=at, about=kept, detail=detail)


@transaction.atomic
def replace_representative(
    *, representation: Representation, representative: Unit, starts: date, by: Actor, at: datetime
) -> Representation:
    """The relation to the successor, which begins on the day on which the present one ends."""
    end_representation(representation=representation, ends=starts, by=by, at=at)
    return name_representative(
        represented=representation.represented, representative=representative, starts=starts, by=by, at=at
    )


def _names(representation: Representation, at: datetime) -> dict[str, str]:
    """The units as they are called on the day, since the record says names and not numbers."""
    ids = {"represented": representation.represented_id, "representative": representation.representative_id}
    names = names_by_id(list(ids.values()), on=day_of(at))
    return {key: names.get(pk, "") for key, pk in ids.items()}
