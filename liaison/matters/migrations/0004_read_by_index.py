from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Beside people at work: an index of a million rows takes a while, and nobody waits for it."""

    atomic = False

    dependencies = [("matters", "0003_alter_subject_family")]

    operations = [
        AddIndexConcurrently(
            model_name="involvement",
            index=models.Index(
                fields=["jurisdiction", "subject"],
                include=("id", "unit", "part"),
                name="involvement_of_subject",
            ),
        ),
        AddIndexConcurrently(
            model_name="subject",
            index=models.Index(
                fields=["jurisdiction", "family", "-on", "-id"],
                include=("kind", "state", "standing"),
                name="subject_of_family_by_day",
            ),
        ),
        RemoveIndexConcurrently(model_name="subject", name="subject_by_day"),
    ]
