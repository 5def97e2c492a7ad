from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What every inbox asks: built beside people at work."""

    atomic = False

    dependencies = [("matters", "0006_found_by_key")]

    operations = [
        AddIndexConcurrently(
            model_name="subject",
            index=models.Index(
                condition=models.Q(("standing", "contested")),
                fields=["jurisdiction", "family"],
                name="subject_contested",
            ),
        ),
        AddIndexConcurrently(
            model_name="involvement",
            index=models.Index(
                fields=["jurisdiction", "unit", "subject"],
                include=("id", "word"),
                name="involvement_by_unit",
            ),
        ),
        RemoveIndexConcurrently(model_name="involvement", name="involvement_of_unit"),
    ]
