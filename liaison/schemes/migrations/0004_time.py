from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("schemes", "0003_review"),
    ]

    operations = [
        migrations.AddField(
            model_name="schemeversion",
            name="common_since",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="leaderassignment",
            name="leads",
            field=models.BooleanField(default=False),
        ),
    ]
