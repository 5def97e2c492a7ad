from django.db import migrations, models

# What a closed draft laid down, and what was left out of it, stays to be looked at as it was.
CLOSED = """
CREATE FUNCTION schemes_draft_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.draft_id ELSE NEW.draft_id END;
BEGIN
    IF EXISTS (SELECT FROM schemes_schemedraft WHERE id = changed AND state <> 'open') THEN
        RAISE EXCEPTION '% in % of a closed draft', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER open_draft BEFORE INSERT OR UPDATE OR DELETE ON schemes_proposal
FOR EACH ROW EXECUTE FUNCTION schemes_draft_is_open();
CREATE TRIGGER open_draft BEFORE INSERT OR UPDATE OR DELETE ON schemes_bodymatch
FOR EACH ROW EXECUTE FUNCTION schemes_draft_is_open();
"""

OPEN = """
DROP TRIGGER open_draft ON schemes_proposal;
DROP TRIGGER open_draft ON schemes_bodymatch;
DROP FUNCTION schemes_draft_is_open();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("schemes", "0002_practice"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="change",
            field=models.CharField(
                choices=[("stated", "规定"), ("added", "增加"), ("removed", "不再联系")], default="stated", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="by_hand",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="proposal",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.RunSQL(CLOSED, OPEN),
    ]
