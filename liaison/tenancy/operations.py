"""What does a migration do besides creating a tenant's table? Row-level security and rights."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

WITHIN = "jurisdiction_id = ANY ((SELECT liaison_jurisdictions())::bigint[])"
# The same rows, in words that the planner takes for true of nearly all: see docs/decisions/0019.
CHECKED = "array_position((SELECT liaison_jurisdictions()), jurisdiction_id) IS NOT NULL"


class _TableOperation(Operation):
    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models stay as they are."""

    def _table(self, app_label: str, state: ProjectState) -> str:
        return str(state.apps.get_model(app_label, self.model_name)._meta.db_table)


class TenantRows(_TableOperation):
    """Only rows of the jurisdictions set by the door exist, for the table's owner too."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _: ProjectState, to_state: ProjectState
    ) -> None:
        table = self._table(app_label, to_state)
        schema_editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY tenant ON {table} USING ({WITHIN}) WITH CHECK ({WITHIN})")

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        _: ProjectState,
    ) -> None:
        table = self._table(app_label, from_state)
        schema_editor.execute(f"DROP POLICY tenant ON {table}")
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Row-level security on {self.model_name}"


class CheckedRows(_TableOperation):
    """The same rows as before, but they are found by what a query asks and only checked by the policy.

    For large tables, every query of which names its place or a row that leads there. The planner then
    counts a place once, not twice, and no longer takes every answer for a single row.
    """

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _: ProjectState, to_state: ProjectState
    ) -> None:
        schema_editor.execute(f"ALTER POLICY tenant ON {self._table(app_label, to_state)} USING ({CHECKED})")

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        _: ProjectState,
    ) -> None:
        schema_editor.execute(f"ALTER POLICY tenant ON {self._table(app_label, from_state)} USING ({WITHIN})")

    def describe(self) -> str:
        return f"Rows of {self.model_name} are found by their keys and checked"


class IssuedRows(_TableOperation):
    """Rows that are part of issued schemes can be read from places above and below, where the door says so.

    `condition` leaves out rows that nothing issued rests on.
    """

    def __init__(self, model_name: str, *, condition: str = "true") -> None:
        super().__init__(model_name)
        self.condition = condition

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _: ProjectState, to_state: ProjectState
    ) -> None:
        table = self._table(app_label, to_state)
        readable = "jurisdiction_id = ANY ((SELECT liaison_readable())::bigint[])"
        schema_editor.execute(
            f"CREATE POLICY issued ON {table} FOR SELECT USING ({readable} AND {self.condition})"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        _: ProjectState,
    ) -> None:
        schema_editor.execute(f"DROP POLICY issued ON {self._table(app_label, from_state)}")

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        options = {} if self.condition == "true" else {"condition": self.condition}
        return self.__class__.__qualname__, (self.model_name,), options

    def describe(self) -> str:
        return f"Issued rows of {self.model_name} can be read from above and below"


class Fixed(_TableOperation):
    """Rows are added and never deleted; only the named columns may change afterwards.

    Rights are taken from the serving role, and triggers stop the owner as well.
    """

    def __init__(self, model_name: str, *, except_columns: tuple[str, ...] = ()) -> None:
        super().__init__(model_name)
        self.except_columns = except_columns

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _: ProjectState, to_state: ProjectState
    ) -> None:
        table = self._table(app_label, to_state)
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM liaison_app")
        if self.except_columns:
            columns = ", ".join(self.except_columns)
            schema_editor.execute(f"GRANT UPDATE ({columns}) ON {table} TO liaison_app")
        kept = "{" + ",".join(self.except_columns) + "}"
        schema_editor.execute(
            f"CREATE TRIGGER fixed BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION liaison_fixed('{kept}')"
        )
        schema_editor.execute(
            f"CREATE TRIGGER fixed_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION liaison_fixed()"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        _: ProjectState,
    ) -> None:
        table = self._table(app_label, from_state)
        schema_editor.execute(f"DROP TRIGGER fixed ON {table}")
        schema_editor.execute(f"DROP TRIGGER fixed_whole ON {table}")
        schema_editor.execute(f"GRANT UPDATE, DELETE ON {table} TO liaison_app")

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        options = {"except_columns": self.except_columns} if self.except_columns else {}
        return self.__class__.__qualname__, (self.model_name,), options

    def describe(self) -> str:
        return f"Rows of {self.model_name} do not change"
