from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

from liaison.tenancy.operations import CheckedRows

# A unit or a subject belongs to one place: the planner must not take the two for independent.
STATISTICS = """
CREATE STATISTICS IF NOT EXISTS involvement_unit_in_place (dependencies)
    ON jurisdiction_id, unit_id FROM matters_involvement;
CREATE STATISTICS IF NOT EXISTS involvement_subject_in_place (dependencies)
    ON jurisdiction_id, subject_id FROM matters_involvement;
ANALYZE matters_involvement
"""
WITHOUT = "DROP STATISTICS involvement_unit_in_place, involvement_subject_in_place"


class Migration(migrations.Migration):
    """Beside people at work: indexes are built while others write, the rest is done in a moment."""

    atomic = False

    dependencies = [("matters", "0005_one_file_with_many")]

    operations = [
        AddIndexConcurrently(
            model_name="subject",
            index=models.Index(
                fields=["jurisdiction", "family", "-on", "-id"],
                include=("kind", "state", "standing", "title"),
                name="subject_listed_by_day",
            ),
        ),
        RemoveIndexConcurrently(model_name="subject", name="subject_of_family_by_day"),
        migrations.RunSQL(STATISTICS, WITHOUT),
        CheckedRows("subject"),
        CheckedRows("involvement"),
    ]
