"""How does a database fill with thousands of places? Each gets copies of what a sample has."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Field, ForeignKey, Model

from liaison.schemes.models import LiaisonRule, Notice, SchemeVersion, VersionNotice
from liaison.tenancy.door import entered
from liaison.tenancy.models import TenantModel
from liaison.units.models import Jurisdiction, Level, Unit, UnitName

COPIED: tuple[type[TenantModel], ...] = (Unit, UnitName, Notice, SchemeVersion, VersionNotice, LiaisonRule)
APART = 1_000_000  # between the numbers of a row and of its copy in the next place
AT_ONCE = 100


def crowd(sample: Jurisdiction, *, count: int, also: Sequence[type[TenantModel]] = ()) -> list[int]:
    """So many more places, each with copies of what the sample has: its scheme, and rows of the others."""
    made = Jurisdiction.objects.bulk_create(
        Jurisdiction(name=f"第{number}县", level=Level.COUNTY, prefix="县") for number in range(count)
    )
    places = [place.pk for place in made]
    for start in range(0, count, AT_ONCE):
        part = places[start : start + AT_ONCE]
        with entered({sample.pk, *part}), connection.cursor() as cursor:
            for model in (*COPIED, *also):
                statement = _copying(model, first=start) + " WHERE old.jurisdiction_id = %s"
                cursor.execute(statement, [part, sample.pk])
    return places


def interleave(sample: Jurisdiction, places: Sequence[int], models: Sequence[type[TenantModel]]) -> None:
    """Rows that come day by day in all places at once: hardly two of one place stand in one block.

    The sample's own rows are written anew among the copies, and so stand scattered like theirs.
    """
    with entered({sample.pk, *places}), connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            copy = _copying(model, first=0) + " WHERE old.id = %s"
            move = f'UPDATE "{table}" SET jurisdiction_id = jurisdiction_id WHERE id = %s'  # noqa: S608
            rows = model._default_manager.filter(jurisdiction_id=sample.pk).order_by("pk")
            for row in list(rows.values_list("pk", flat=True)):
                cursor.execute(copy, [list(places), row])
                cursor.execute(move, [row])


def _copying(model: type[TenantModel], *, first: int) -> str:
    """The statement that copies rows named `old` into the places, the first of which has this number."""
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    return (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {values} '  # noqa: S608 - names of our own
        f'FROM "{model._meta.db_table}" old, unnest(%s::bigint[]) WITH ORDINALITY AS place (id, number)'
    ).replace("{first}", str(first))


def _value(field: "Field[object, object]") -> str:
    """Numbers of rows are moved apart by place; all else stays."""
    if field.column == "jurisdiction_id":
        return "place.id"
    target: type[Model] | None = field.related_model if isinstance(field, ForeignKey) else None  # type: ignore[assignment]
    if field.primary_key or (target is not None and issubclass(target, TenantModel)):
        return f'old."{field.column}" + (place.number + {{first}}) * {APART}'
    return f'old."{field.column}"'
