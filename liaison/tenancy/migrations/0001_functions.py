from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

JURISDICTIONS = """
CREATE FUNCTION liaison_jurisdictions() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('liaison.jurisdictions', true), ''), '{}')::bigint[] $$
"""

ACCOUNT = """
CREATE FUNCTION liaison_account() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('liaison.account', true), '')::bigint $$
"""

FIXED = """
CREATE FUNCTION liaison_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - TG_ARGV[0]::text[] = to_jsonb(OLD) - TG_ARGV[0]::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of a fixed row of %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


class Migration(migrations.Migration):
    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(JURISDICTIONS, "DROP FUNCTION liaison_jurisdictions()"),
        migrations.RunSQL(ACCOUNT, "DROP FUNCTION liaison_account()"),
        migrations.RunSQL(FIXED, "DROP FUNCTION liaison_fixed()"),
    ]
