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


def crowd(sample: Jurisdiction, *, count: int, also: Sequence[type[TenantModel]] = ()) -> None:
    """So many more places, each with copies of what the sample has: its scheme, and rows of the others."""
    places = Jurisdiction.objects.bulk_create(
        Jurisdiction(name=f"第{number}县", level=Level.COUNTY, prefix="县") for number in range(count)
    )
    for start in range(0, count, AT_ONCE):
        part = [place.pk for place in places[start : start + AT_ONCE]]
        with entered({sample.pk, *part}):
            for model in (*COPIED, *also):
                _copy(model, sample.pk, part, first=start + 1)


def _copy(model: type[TenantModel], sample: int, places: Sequence[int], *, first: int) -> None:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field) for field in fields)
    statement = (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {values} '  # noqa: S608 - names of our own
        f'FROM "{model._meta.db_table}" old, unnest(%s::bigint[]) WITH ORDINALITY AS place (id, number) '
        "WHERE old.jurisdiction_id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{first}", str(first - 1)), [list(places), sample])


def _value(field: "Field[object, object]") -> str:
    """Numbers of rows are moved apart by place; all else stays."""
    if field.column == "jurisdiction_id":
        return "place.id"
    target: type[Model] | None = field.related_model if isinstance(field, ForeignKey) else None  # type: ignore[assignment]
    if field.primary_key or (target is not None and issubclass(target, TenantModel)):
        return f'old."{field.column}" + (place.number + {{first}}) * {APART}'
    return f'old."{field.column}"'
