"""Do rows that must not change stay as they are, whoever tries?"""

from datetime import date

import psycopg
import pytest
from django.db import DatabaseError, connection, models

from liaison.accounts.models import Seat
from liaison.duties.models import Succession
from liaison.record.models import ChainAnchor, Entry, EntryLink
from liaison.schemes.models import (
    AdHocLiaison,
    Correction,
    Duty,
    Joining,
    LeaderAssignment,
    LiaisonRule,
    Notice,
    NoticeOriginal,
    SchemeVersion,
    VersionNotice,
    WorkingRules,
)
from liaison.tenancy.door import entered
from liaison.units.models import Representation, Tenure, UnitName
from tests import build
from tests.build import NOW
from tests.tenancy.two import Two

# What was issued or entered, and the columns in which it is ended or headed; nothing else may change.
FIXED: dict[type[models.Model], set[str]] = {
    Entry: set(),
    EntryLink: set(),
    ChainAnchor: set(),
    UnitName: {"ends"},
    Representation: {"ends"},
    Tenure: {"ends"},
    Seat: {"ends"},
    Notice: {"title", "number", "issuer", "issued_on"},
    NoticeOriginal: set(),
    SchemeVersion: {"ends", "ended_how", "end_reason"},
    VersionNotice: set(),
    LiaisonRule: set(),
    LeaderAssignment: set(),
    Duty: set(),
    AdHocLiaison: {"ends"},
    WorkingRules: {"ends"},
    Joining: set(),
    Correction: set(),
    Succession: {"withdrawn_at", "withdrawn_why"},
}


@pytest.fixture
def version(two: Two) -> SchemeVersion:
    """A version that has been issued, committed."""
    with entered({two.here.pk}):
        return SchemeVersion.objects.create(
            jurisdiction=two.here,
            subject="departments",
            title="澄岚市对口联系方案",
            starts=date(2025, 1, 1),
            issued_at=NOW,
            issued_by=build.account(place=two.here),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("model", FIXED, ids=lambda model: model._meta.label)
def test_the_serving_role_may_change_only_what_is_named(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.column_privileges "
            "WHERE grantee = current_user AND privilege_type = 'UPDATE' AND table_name = %s",
            [model._meta.db_table],
        )
        assert {name for (name,) in cursor.fetchall()} == FIXED[model]
        cursor.execute(
            "SELECT has_table_privilege(%s, 'DELETE'), has_table_privilege(%s, 'TRUNCATE')",
            [model._meta.db_table] * 2,
        )
        assert cursor.fetchone() == (False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("model", FIXED, ids=lambda model: model._meta.label)
def test_a_trigger_guards_every_fixed_table(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger "
            "WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'O' ORDER BY tgname",
            [model._meta.db_table],
        )
        assert {("fixed",), ("fixed_whole",)} <= set(cursor.fetchall())


def test_an_issued_version_cannot_be_changed_by_the_serving_role(two: Two, version: SchemeVersion) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), entered({two.here.pk}):
        SchemeVersion.objects.update(title="另一个方案")
    with pytest.raises(DatabaseError, match="permission denied"), entered({two.here.pk}):
        SchemeVersion.objects.filter(pk=version.pk)._raw_delete("default")


def test_an_issued_version_cannot_be_changed_by_the_owner_of_the_table(
    two: Two, version: SchemeVersion, owner: psycopg.Connection
) -> None:
    owner.execute("SELECT set_config('liaison.jurisdictions', %s, false)", [f"{{{two.here.pk}}}"])
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="UPDATE of a fixed row"):
        owner.execute("UPDATE schemes_schemeversion SET title = '另一个方案'")
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="DELETE of a fixed row"):
        owner.execute("DELETE FROM schemes_schemeversion")


def test_a_version_is_ended_but_its_other_columns_stay(two: Two, version: SchemeVersion) -> None:
    with entered({two.here.pk}):
        SchemeVersion.objects.update(ends=date(2026, 1, 1), ended_how="superseded")
        assert SchemeVersion.objects.get().ends == date(2026, 1, 1)
