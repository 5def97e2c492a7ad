"""How does a database fill with thousands of places? Each gets copies of what a sample has."""

import os
from collections.abc import Iterator, Sequence

import psycopg
from django.db import connection
from django.db.models import Field, ForeignKey, Model

from liaison.schemes.models import LiaisonRule, Notice, SchemeVersion, VersionNotice
from liaison.tenancy.door import entered
from liaison.tenancy.models import TenantModel
from liaison.units.models import Jurisdiction, Level, Unit, UnitName

COPIED: tuple[type[TenantModel], ...] = (Unit, UnitName, Notice, SchemeVersion, VersionNotice, LiaisonRule)
APART = 1_000_000  # between the numbers of a row and of its copy in the next place
AT_ONCE = 100


def crowd(
    sample: Jurisdiction, *, count: int, also: Sequence[type[TenantModel]] = (), after: int = 0
) -> list[int]:
    """So many more places, each with copies of what the sample has: its scheme, and rows of the others.

    `after` so many that were made before.
    """
    made = Jurisdiction.objects.bulk_create(
        Jurisdiction(name=f"第{after + number}县", level=Level.COUNTY, prefix="县") for number in range(count)
    )
    places = [place.pk for place in made]
    for start in range(0, count, AT_ONCE):
        part = places[start : start + AT_ONCE]
        with entered({sample.pk, *part}), connection.cursor() as cursor:
            for model in (*COPIED, *also):
                statement = _copying(model, first=after + start) + " WHERE old.jurisdiction_id = %s"
                cursor.execute(statement, [part, sample.pk])
    return places


def interleave(sample: Jurisdiction, places: Sequence[int], models: Sequence[type[TenantModel]]) -> None:
    """Rows that come day by day in all places at once: hardly two of one place stand in one block.

    As the administrator, without triggers and with indexes built afterwards: a million rows take a minute.
    The sample's own rows are written anew among the copies, and so stand scattered like theirs.
    """
    with psycopg.connect(os.environ["BENCH_ADMINISTRATOR_URL"], autocommit=True) as administrator:
        administrator.execute("SET session_replication_role = replica")
        for model in models:
            for statement in _interleaving(model, sample):
                parameters = [[sample.pk, *places]] if "%s" in statement else None
                administrator.execute(statement.encode(), parameters)


def _interleaving(model: type[TenantModel], sample: Jurisdiction) -> Iterator[str]:
    """The statements, one after the other; of what stands in the table before, the sample's rows are kept."""
    table, own = model._meta.db_table, f"WHERE jurisdiction_id = {int(sample.pk)}"
    yield f"CREATE TEMP TABLE sample AS SELECT * FROM {table} {own}"  # noqa: S608 - names of our own
    yield f"DELETE FROM {table}"  # noqa: S608
    yield (
        "UPDATE pg_index SET indisready = false, indisvalid = false "  # noqa: S608
        f"WHERE indrelid = '{table}'::regclass"
    )
    copying = _copying(model, first=-1).replace(f'FROM "{table}" old', "FROM sample old")
    yield f"{copying} ORDER BY old.id, hashint8(place.number)"
    yield "DROP TABLE sample"
    yield f"REINDEX TABLE {table}"


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
