"""Which units are there on a day, and under which names?"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import (
    Aggregate,
    Case,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from liaison.core.names import unit_key
from liaison.tenancy.spans import covers
from liaison.units.models import Category, Jurisdiction, Unit, UnitName

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Names(TypedDict):
        name: str
        full_name: str

    NamedUnit = WithAnnotations[Unit, _Names]
else:
    NamedUnit = Unit  # the annotations are known to the type checker alone

# Government first, then departments, then organisations: as notices list them.
_PLACE_OF_CATEGORY = Case(
    *(When(category=category, then=Value(place)) for place, category in enumerate(Category)),
    output_field=IntegerField(),
)


def units_on(jurisdiction_id: int, *, on: date, category: Category | None = None) -> "QuerySet[NamedUnit]":
    """The units that exist on the day, in official order, each with `name` and `full_name` of that day."""
    units = Unit.objects.filter(covers(on), jurisdiction_id=jurisdiction_id).annotate(
        name=_name_from(jurisdiction_id, "name", on=on),
        full_name=_name_from(jurisdiction_id, "full_name", on=on),
    )
    if category is not None:
        units = units.filter(category=category)
    return units.order_by(_PLACE_OF_CATEGORY, "order", "id")


def units_by_name(jurisdiction_id: int, *, on: date) -> "dict[str, list[NamedUnit]]":
    """The units of the day by `unit_key`, under all their names; an alias stands back behind a name."""
    units = list(units_on(jurisdiction_id, on=on).prefetch_related("aliases"))
    named = _by_key((name, unit) for unit in units for name in (unit.name, unit.full_name) if name)
    aliased = _by_key((alias.name, unit) for unit in units for alias in unit.aliases.all())
    return aliased | named


def _by_key(called: "Iterable[tuple[str, NamedUnit]]") -> "dict[str, list[NamedUnit]]":
    found: dict[str, dict[int, NamedUnit]] = defaultdict(dict)
    for name, unit in called:
        found[unit_key(name)][unit.pk] = unit
    return {key: list(units.values()) for key, units in found.items()}


def unit_on(jurisdiction_id: int, pk: int, *, on: date) -> "NamedUnit | None":
    """The unit with `name` and `full_name` of the day, even where it no longer exists; None if not here."""
    return _named(Unit.objects.filter(jurisdiction_id=jurisdiction_id, pk=pk), on=on).first()


def names_by_id(ids: Collection[int], *, on: date) -> dict[int, str]:
    """What each unit is called on the day; a unit without a name that day is left out."""
    names = UnitName.objects.filter(covers(on), unit_id__in=ids)
    return dict(names.values_list("unit_id", "name"))


def name_of(unit: int, *, on: date) -> str:
    """What the unit is called on the day; empty where it has no name that day."""
    return names_by_id([unit], on=on).get(unit, "")


def places_in_order() -> list[tuple[int, Jurisdiction]]:
    """Every jurisdiction of the installation, each below the one it belongs to, with its depth from 0."""
    below: dict[int | None, list[Jurisdiction]] = {}
    for place in Jurisdiction.objects.select_related("parent").order_by("region_code", "id"):
        below.setdefault(place.parent_id, []).append(place)
    return _walk(below, above=None, depth=0)


def _walk(
    below: dict[int | None, list[Jurisdiction]], *, above: int | None, depth: int
) -> list[tuple[int, Jurisdiction]]:
    rows: list[tuple[int, Jurisdiction]] = []
    for place in below.get(above, []):
        rows += [(depth, place), *_walk(below, above=place.pk, depth=depth + 1)]
    return rows


def _name_from(jurisdiction_id: int, column: str, *, on: date) -> Coalesce:
    """The unit's name out of all those of the place, which are fetched at once instead of unit by unit.

    Asked unit by unit, the index of names would be searched from its root for each of them, and the more
    places there are, the deeper it is.
    """
    names = UnitName.objects.filter(covers(on), jurisdiction_id=jurisdiction_id).order_by()
    by_unit = names.values("jurisdiction").annotate(
        names=Aggregate("unit_id", column, function="jsonb_object_agg", output_field=JSONField())
    )
    name = Func(
        Subquery(by_unit.values("names")),
        Cast("pk", TextField()),
        function="jsonb_extract_path_text",
        output_field=TextField(),
    )
    return Coalesce(name, Value(""), output_field=TextField())


def _named(units: QuerySet[Unit], *, on: date) -> "QuerySet[NamedUnit]":
    of_the_day = UnitName.objects.filter(covers(on), unit=OuterRef("pk"))
    return units.annotate(
        name=Coalesce(Subquery(of_the_day.values("name")[:1]), Value("")),
        full_name=Coalesce(Subquery(of_the_day.values("full_name")[:1]), Value("")),
    )


def related_place(mine: int, other: int) -> Jurisdiction | None:
    """The other place if it lies above or below mine at any distance; None otherwise."""
    found = Jurisdiction.objects.raw(_RELATED, {"mine": mine, "other": other})
    return next(iter(found), None)


def places_above(mine: int) -> list[Jurisdiction]:
    """The places above mine, the nearest first."""
    return list(Jurisdiction.objects.raw(_ABOVE, {"mine": mine}))


def places_below(mine: int) -> list[Jurisdiction]:
    """Every place below mine, at any distance, by region code."""
    return list(Jurisdiction.objects.raw(_BELOW, {"mine": mine}))


_ABOVE = """
WITH RECURSIVE above AS (
    SELECT id, parent_id, 0 AS distance FROM units_jurisdiction WHERE id = %(mine)s
    UNION ALL
    SELECT place.id, place.parent_id, above.distance + 1
    FROM units_jurisdiction place JOIN above ON place.id = above.parent_id
)
SELECT place.* FROM units_jurisdiction place JOIN above USING (id)
WHERE above.distance > 0 ORDER BY above.distance
"""
_BELOW = """
WITH RECURSIVE below AS (
    SELECT id FROM units_jurisdiction WHERE parent_id = %(mine)s
    UNION ALL
    SELECT place.id FROM units_jurisdiction place JOIN below ON place.parent_id = below.id
)
SELECT place.* FROM units_jurisdiction place JOIN below USING (id) ORDER BY place.region_code, place.id
"""
# A place is above another if climbing from the other reaches it.
_RELATED = """
WITH RECURSIVE above AS (
    SELECT id AS origin, id, parent_id FROM units_jurisdiction WHERE id IN (%(mine)s, %(other)s)
    UNION ALL
    SELECT above.origin, place.id, place.parent_id
    FROM units_jurisdiction place JOIN above ON place.id = above.parent_id
)
SELECT place.* FROM units_jurisdiction place WHERE place.id = %(other)s AND EXISTS (
    SELECT FROM above WHERE (origin, id) IN ((%(mine)s, %(other)s), (%(other)s, %(mine)s))
)
"""
