"""Is every row that a jurisdiction owns kept apart, in the models, in the tables and in the migrations?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.fields import AddField

from liaison.accounts.models import Account, AddressTries, OpenSession, SecondFactor, SignOn
from liaison.record.models import ChainAnchor, ChainHead, Entry, EntryLink
from liaison.tenancy.models import SameTenant, TenantModel
from liaison.tenancy.operations import TenantRows
from liaison.units.models import Jurisdiction

# Models that no jurisdiction owns, each with its reason.
OF_THE_INSTALLATION: dict[type[models.Model], str] = {
    Jurisdiction: "It is the tenant itself; every place may know that the others exist.",
    Account: "It is asked for before a jurisdiction is known; what it may do stands in its seats.",
    AddressTries: "A refused log-in belongs to no place yet.",
    SignOn: "Single sign-on is asked before a jurisdiction is known.",
    OpenSession: "A session is opened before a jurisdiction is known.",
    SecondFactor: "It is asked for before a jurisdiction is known.",
}
# A jurisdiction's rows that hold plain ids, since they outlive what they tell about.
OF_THE_RECORD = "The record imports no app and outlives all of them."
WITHOUT_KEYS: dict[type[models.Model], str] = {
    Entry: OF_THE_RECORD,
    EntryLink: OF_THE_RECORD,
    ChainHead: OF_THE_RECORD,
    ChainAnchor: OF_THE_RECORD,
}
# Tables without a jurisdiction, each with its reason.
GLOBAL_TABLES = {
    "accounts_account": "Accounts are of the installation.",
    "units_jurisdiction": "The jurisdictions themselves.",
    "django_migrations": "What the database has been brought up to.",
    "django_content_type": "Django's list of models; it holds no data of ours.",
    "procrastinate_jobs": "The queue is the worker's; a job holds the number of a place and no data of it.",
    "procrastinate_events": "When jobs were taken and ended.",
    "procrastinate_periodic_defers": "Which rounds have been put into the queue.",
    "procrastinate_workers": "Which workers are alive.",
    "accounts_addresstries": "Refused log-ins belong to no place yet.",
    "accounts_signon": "Single sign-on is asked before a jurisdiction is known.",
    "accounts_opensession": "Sessions hold the number of an account and of a seat, under a random key.",
    "accounts_secondfactor": "Asked for before a jurisdiction is known.",
    "auth_permission": "Comes with Django's log-in; unused, our permissions are a table in the code.",
    "auth_group": "Comes with Django's log-in; unused.",
    "auth_group_permissions": "Comes with Django's log-in; unused.",
}
WITHIN = "(jurisdiction_id = ANY (( SELECT liaison_jurisdictions() AS liaison_jurisdictions)::bigint[]))"
# The same rows, found by their keys and then checked; reading alone, what is written is held against WITHIN.
LIST = "( SELECT liaison_jurisdictions() AS liaison_jurisdictions)"
CHECKED = f"(array_position({LIST}, jurisdiction_id) IS NOT NULL)"
FOUND_BY_KEY = {"matters_subject", "matters_involvement", "activities_activity"}
OWN_SEATS = "(account_id = ( SELECT liaison_account() AS liaison_account))"

MODELS = [model for model in apps.get_models() if model.__module__.startswith("liaison.")]
TENANTS = [model for model in MODELS if issubclass(model, TenantModel)]
every_tenant = pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)


def _references(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    return (field for field in model._meta.local_fields if isinstance(field, models.ForeignKey))


def _target(field: models.ForeignKey[Any, Any]) -> type[models.Model]:
    target = field.remote_field.model
    assert isinstance(target, type)
    return target


def _has_key(field: models.ForeignKey[Any, Any]) -> bool:
    """Whether Django itself puts a foreign key over the one column."""
    return bool(field.db_constraint)  # type: ignore[attr-defined]  # missing in the stubs


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def test_every_model_belongs_to_a_jurisdiction_or_says_why_not() -> None:
    assert set(MODELS) == set(TENANTS) | set(OF_THE_INSTALLATION) | set(WITHOUT_KEYS)


@every_tenant
def test_a_tenants_row_can_be_referred_to_with_its_jurisdiction(model: type[models.Model]) -> None:
    keys = [
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    assert ("jurisdiction", "id") in keys, "Put tenant_key() into Meta.constraints."


@every_tenant
def test_a_reference_inside_a_tenant_carries_both_columns(model: type[models.Model]) -> None:
    kept = {constraint.field for constraint in model._meta.constraints if isinstance(constraint, SameTenant)}
    inside = {field.name for field in _references(model) if issubclass(_target(field), TenantModel)}
    assert kept == inside, "Put SameTenant(field=…) into Meta.constraints."
    assert not any(_has_key(field) for field in _references(model) if field.name in inside)


@every_tenant
def test_a_reference_to_the_installation_has_an_ordinary_key(model: type[models.Model]) -> None:
    outside = [field for field in _references(model) if not issubclass(_target(field), TenantModel)]
    assert all(_has_key(field) for field in outside)


@pytest.mark.parametrize("model", OF_THE_INSTALLATION, ids=lambda model: model._meta.label)
def test_the_installation_refers_to_no_tenants_row(model: type[models.Model]) -> None:
    assert not any(issubclass(_target(field), TenantModel) for field in _references(model))


@every_tenant
def test_no_table_joins_tenants_rows_by_itself(model: type[models.Model]) -> None:
    through = {field.remote_field.through for field in model._meta.local_many_to_many}
    assert through <= set(TENANTS), "Write the joining model yourself."


@pytest.mark.django_db
def test_every_table_keeps_jurisdictions_apart_or_says_why_not() -> None:
    tables = _rows(
        "SELECT relname, relrowsecurity AND relforcerowsecurity, EXISTS (SELECT FROM pg_attribute "
        "WHERE attrelid = pg_class.oid AND attname = 'jurisdiction_id' AND attnotnull) "
        "FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
    )
    assert {name for name, _, owned in tables if not owned} == set(GLOBAL_TABLES)
    assert {name for name, secured, owned in tables if owned and not secured} == set()


READABLE = "(jurisdiction_id = ANY (( SELECT liaison_readable() AS liaison_readable)::bigint[]))"
READ_FROM_ABOVE_AND_BELOW = {
    "units_unit",
    "units_unitname",
    "schemes_schemeversion",
    "schemes_versionnotice",
    "schemes_liaisonrule",
    "schemes_leaderassignment",
    "schemes_duty",
    "schemes_joining",
    "schemes_correction",
    "schemes_notice",
    "search_searchentry",
    "search_searchkey",
}


@pytest.mark.django_db
def test_every_policy_is_the_one_of_the_door() -> None:
    owned = {model._meta.db_table for model in [*TENANTS, *WITHOUT_KEYS]}
    policies = set(_rows("SELECT tablename, policyname, permissive, cmd, qual, with_check FROM pg_policies"))
    issued = {policy for policy in policies if policy[1] == "issued"}
    assert policies - issued == {
        *((table, "tenant", "PERMISSIVE", "ALL", WITHIN, WITHIN) for table in owned - FOUND_BY_KEY),
        *((table, "tenant", "PERMISSIVE", "ALL", CHECKED, WITHIN) for table in FOUND_BY_KEY),
        ("accounts_seat", "own", "PERMISSIVE", "SELECT", OWN_SEATS, None),
    }
    assert {table for table, *_ in issued} == READ_FROM_ABOVE_AND_BELOW
    for table, _, permissive, command, qualification, check in issued:
        assert (permissive, command, check) == ("PERMISSIVE", "SELECT", None), f"{table} is only to be read."
        assert READABLE in qualification


@pytest.mark.django_db
def test_every_key_inside_a_tenant_is_in_the_database() -> None:
    keys = _rows(
        "SELECT conname, array_length(conkey, 1), convalidated FROM pg_constraint "
        "WHERE contype = 'f' AND conname LIKE '%\\_tenant'"
    )
    named = {
        constraint.name
        for model in TENANTS
        for constraint in model._meta.constraints
        if isinstance(constraint, SameTenant)
    }
    assert set(keys) == {(name, 2, True) for name in named}


@pytest.mark.django_db
def test_no_view_or_function_goes_around_the_policies() -> None:
    assert _rows("SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relowner <> 10") == []
    assert _rows("SELECT proname FROM pg_proc WHERE prosecdef AND proowner <> 10") == []


def _our_migrations() -> list[Migration]:
    loader = MigrationLoader(None)
    return [
        migration
        for _, migration in sorted(loader.disk_migrations.items())  # in one order for every worker
        if migration.__module__.startswith("liaison.")
    ]


def _owned_by_a_jurisdiction(migration: Migration) -> set[str]:
    """The models that get a jurisdiction in this migration, in lower case."""
    created = {
        operation.name_lower
        for operation in migration.operations
        if isinstance(operation, CreateModel)
        and {"jurisdiction", "jurisdiction_id"} & {name for name, _ in operation.fields}
    }
    added = {
        operation.model_name_lower
        for operation in migration.operations
        if isinstance(operation, AddField) and operation.name == "jurisdiction"
    }
    return created | added


@pytest.mark.parametrize("migration", _our_migrations(), ids=str)
def test_a_table_is_kept_apart_from_its_first_migration(migration: Migration) -> None:
    secured = {
        operation.model_name.lower()
        for operation in migration.operations
        if isinstance(operation, TenantRows)
    }
    assert _owned_by_a_jurisdiction(migration) <= secured, "Add TenantRows(…) to the same migration."


@pytest.mark.django_db
def test_the_migrations_match_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
