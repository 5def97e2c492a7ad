"""How does the database keep a reference inside its jurisdiction?"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint


class SameTenant(BaseConstraint):
    """The row referred to belongs to the same jurisdiction: a foreign key over both columns.

    The field itself is declared with `db_constraint=False`; this key takes its place.
    """

    def __init__(self, *, field: str, name: str | None = None) -> None:
        self.field = field
        super().__init__(name=name or f"%(app_label)s_%(class)s_{field}_tenant")

    def constraint_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """Nothing to stand inside CREATE TABLE."""
        return self.create_sql(model, schema_editor)

    def create_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """Nothing to run now: the table referred to may not have its key before the migration's end."""
        assert model is not None  # noqa: S101 - Django always gives both
        assert schema_editor is not None  # noqa: S101
        field = model._meta.get_field(self.field)
        assert isinstance(field, models.ForeignKey)  # noqa: S101
        target = field.remote_field.model
        quote = schema_editor.quote_name
        statement = Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (jurisdiction_id, %(column)s) "
            "REFERENCES %(target)s (jurisdiction_id, id) DEFERRABLE INITIALLY IMMEDIATE",
            table=Table(model._meta.db_table, quote),
            name=quote(self.name),
            column=quote(field.column),
            target=Table(target._meta.db_table, quote),
        )
        schema_editor.deferred_sql.append(statement)
        return ""

    def remove_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        assert model is not None  # noqa: S101
        assert schema_editor is not None  # noqa: S101
        table, name = schema_editor.quote_name(model._meta.db_table), schema_editor.quote_name(self.name)
        return f"ALTER TABLE {table} DROP CONSTRAINT {name}"

    def validate(self, *_: Any, **__: Any) -> None:
        """Left to the database: forms offer rows of one jurisdiction only."""

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, arguments, options = super().deconstruct()
        return path, arguments, {**options, "field": self.field}

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SameTenant):
            return (self.name, self.field) == (other.name, other.field)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.field))
