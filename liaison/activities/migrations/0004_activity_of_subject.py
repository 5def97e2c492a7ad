from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # built beside people at work

    dependencies = [("activities", "0003_calendar_sequence")]

    operations = [
        AddIndexConcurrently(
            model_name="activity",
            index=models.Index(fields=["jurisdiction", "subject"], name="activity_of_subject"),
        ),
    ]
