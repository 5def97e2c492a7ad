import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One signed sheet lies with every activity that stands on it."""

    dependencies = [("matters", "0004_read_by_index"), ("files", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="attachment",
            name="file",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("subject", "file"), name="attachment_once_with_a_subject"
            ),
        ),
    ]
