from django.db import migrations

READABLE = """
CREATE FUNCTION liaison_readable() RETURNS bigint[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('liaison.readable', true), ''), '{}')::bigint[] $$
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_functions")]
    operations = [migrations.RunSQL(READABLE, "DROP FUNCTION liaison_readable()")]
