"""What can be done to jurisdictions and units?"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from liaison.core.access.actor import Actor, installation
from liaison.core.dates import day_of
from liaison.record.actions import record
from liaison.search.actions import index
from liaison.tenancy.door import entered
from liaison.tenancy.spans import covers
from liaison.units.models import (
    Category,
    Jurisdiction,
    OrganisationKind,
    Unit,
    UnitAlias,
    UnitName,
)
from liaison.units.searchable import of_unit

ORDER_STEP = 10  # room between two units of the official order


def found_jurisdiction(
    *,
    name: str,
    level: str,
    prefix: str,
    at: datetime,
    parent: Jurisdiction | None = None,
    region_code: str | None = None,
    tracks_from: date | None = None,
    by: Actor | None = None,
) -> Jurisdiction:
    """The new place, below `parent` where it has one; by the installing command where nobody is there yet."""
    with transaction.atomic():
        place = Jurisdiction.objects.create(
            name=name,
            level=level,
            prefix=prefix,
            parent=parent,
            region_code=region_code,
            tracks_from=tracks_from,
        )
        with entered({place.pk}):
            record(
                "jurisdiction.founded",
                by=by or installation(place.pk),
                at=at,
                about=place,
                detail={"name": name},
                jurisdiction_id=place.pk,
            )
    return place


@transaction.atomic
def found_unit(
    *,
    name: str,
    category: Category,
    by: Actor,
    at: datetime,
    kind: OrganisationKind | str = "",
    canonical: str = "",
    full_name: str = "",
    rank: str = "",
    order: int = 1000,
    aliases: Iterable[str] = (),
    starts: date | None = None,
) -> Unit:
    """The new unit under its first name."""
    place = by.jurisdiction_id
    unit = Unit.objects.create(
        jurisdiction_id=place,
        category=category,
        kind=kind,
        canonical=canonical,
        rank=rank,
        order=order,
        starts=starts,
    )
    UnitName.objects.create(jurisdiction_id=place, unit=unit, name=name, full_name=full_name, starts=starts)
    UnitAlias.objects.bulk_create(
        UnitAlias(jurisdiction_id=place, unit=unit, name=alias)
        for alias in dict.fromkeys(aliases)
        if alias != name
    )
    index(jurisdiction_id=place, things=of_unit(unit))
    record("unit.founded", by=by, at=at, about=unit, detail={"name": name, "category": str(category)})
    return unit


@transaction.atomic
def remember_alias(*, unit: Unit, alias: str, name: str, by: Actor, at: datetime) -> UnitAlias:
    """The alias under which the unit, called `name` today, will be found again."""
    remembered, is_new = UnitAlias.objects.get_or_create(
        jurisdiction_id=by.jurisdiction_id, unit=unit, name=alias
    )
    if is_new:
        index(jurisdiction_id=by.jurisdiction_id, things=of_unit(unit))
        record("unit.aliased", by=by, at=at, about=unit, detail={"name": name, "alias": alias})
    return remembered


@transaction.atomic
def move_unit(*, unit: Unit, position: int, name: str, by: Actor, at: datetime) -> int:
    """The position, from 1, that the unit now has among its category; beyond an end means the end."""
    siblings = list(
        Unit.objects.select_for_update()
        .filter(covers(day_of(at)), jurisdiction_id=by.jurisdiction_id, category=unit.category)
        .order_by("order", "id")
    )
    before = siblings.index(unit)
    after = min(max(position, 1), len(siblings)) - 1
    siblings.insert(after, siblings.pop(before))
    moved = [
        sibling for place, sibling in enumerate(siblings, start=1) if _takes(sibling, ORDER_STEP * place)
    ]
    Unit.objects.bulk_update(moved, ["order"])
    if before != after:
        detail = {"name": name, "before": before + 1, "after": after + 1}
        record("unit.moved", by=by, at=at, about=unit, detail=detail)
    return after + 1


def _takes(unit: Unit, order: int) -> bool:
    """Whether the unit's place in the order had to change."""
    changes, unit.order = unit.order != order, order
    return changes
