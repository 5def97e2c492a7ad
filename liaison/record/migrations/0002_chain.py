from django.db import migrations, models

from liaison.tenancy.operations import Fixed, TenantRows

# An entry that is committed has its link: whoever writes past record() is stopped at the end.
LINKED = """
CREATE FUNCTION record_linked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('liaison.jurisdictions', true), '');
    is_linked boolean;
BEGIN
    PERFORM set_config('liaison.jurisdictions', '{' || NEW.jurisdiction_id || '}', true);
    SELECT EXISTS (
        SELECT FROM record_entrylink WHERE jurisdiction_id = NEW.jurisdiction_id AND entry_id = NEW.id
    ) INTO is_linked;
    PERFORM set_config('liaison.jurisdictions', before, true);
    IF NOT is_linked THEN
        RAISE EXCEPTION 'entry % of the record is not linked', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON record_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_linked()
"""
NOT_LINKED = "DROP TRIGGER linked ON record_entry; DROP FUNCTION record_linked()"

# Half a year is the least that the law asks for (网络安全法); pruning cannot go below it.
KEPT = """
CREATE FUNCTION record_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('liaison.pruning', true) = 'on' THEN
        IF TG_TABLE_NAME = 'record_entry' THEN
            IF OLD.at < now() - interval '184 days' THEN
                RETURN OLD;
            END IF;
        ELSIF NOT EXISTS (
            SELECT FROM record_entry WHERE jurisdiction_id = OLD.jurisdiction_id AND id = OLD.entry_id
        ) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% of a fixed row of %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE TRIGGER fixed BEFORE UPDATE OR DELETE ON record_entry
    FOR EACH ROW EXECUTE FUNCTION record_kept();
CREATE OR REPLACE TRIGGER fixed BEFORE UPDATE OR DELETE ON record_entrylink
    FOR EACH ROW EXECUTE FUNCTION record_kept()
"""
FIXED_AGAIN = """
CREATE OR REPLACE TRIGGER fixed BEFORE UPDATE OR DELETE ON record_entry
    FOR EACH ROW EXECUTE FUNCTION liaison_fixed('{}');
CREATE OR REPLACE TRIGGER fixed BEFORE UPDATE OR DELETE ON record_entrylink
    FOR EACH ROW EXECUTE FUNCTION liaison_fixed('{}');
DROP FUNCTION record_kept()
"""


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jurisdiction_id', models.BigIntegerField(unique=True)),
                ('number', models.BigIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='EntryLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jurisdiction_id', models.BigIntegerField()),
                ('entry_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('algorithm', models.CharField(max_length=10)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [
                    models.UniqueConstraint(fields=('jurisdiction_id', 'number'), name='record_link_number'),
                    models.UniqueConstraint(fields=('jurisdiction_id', 'entry_id'), name='record_link_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ChainAnchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jurisdiction_id', models.BigIntegerField()),
                ('number', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('count', models.BigIntegerField()),
                ('signature', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number'],
                'constraints': [
                    models.UniqueConstraint(fields=('jurisdiction_id', 'number'), name='record_anchor_number'),
                ],
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='deputy_for',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['jurisdiction_id', 'account_id'], name='record_entry_account'),
        ),
        TenantRows("chainhead"),
        TenantRows("entrylink"),
        TenantRows("chainanchor"),
        migrations.RunSQL(
            "REVOKE DELETE, TRUNCATE ON record_chainhead FROM liaison_app",
            "GRANT DELETE ON record_chainhead TO liaison_app",
        ),
        Fixed("entrylink"),
        Fixed("chainanchor"),
        migrations.RunSQL(KEPT, FIXED_AGAIN),
        migrations.RunSQL(LINKED, NOT_LINKED),
    ]
