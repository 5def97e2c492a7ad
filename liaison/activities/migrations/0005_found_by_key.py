from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

from liaison.tenancy.operations import CheckedRows

STATISTICS = """
CREATE STATISTICS IF NOT EXISTS activity_subject_in_place (dependencies)
    ON jurisdiction_id, subject_id FROM activities_activity;
ANALYZE activities_activity
"""


class Migration(migrations.Migration):
    """Beside people at work: indexes are built while others write, the rest is done in a moment."""

    atomic = False

    dependencies = [("activities", "0004_activity_of_subject"), ("matters", "0006_found_by_key")]

    operations = [
        AddIndexConcurrently(
            model_name="activity",
            index=models.Index(
                fields=["jurisdiction", "subject"],
                include=("id", "until", "begins", "ends", "place"),
                name="activity_listed",
            ),
        ),
        RemoveIndexConcurrently(model_name="activity", name="activity_of_subject"),
        migrations.RunSQL(STATISTICS, "DROP STATISTICS activity_subject_in_place"),
        CheckedRows("activity"),
    ]
