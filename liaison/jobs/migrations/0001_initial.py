import django.db.models.deletion
from django.db import migrations, models

from liaison.tenancy.operations import TenantRows


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('procrastinate', '0041_post_retry_failed_job'),
        ('units', '0003_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('work', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('is_failed', models.BooleanField(default=False)),
                ('sentence', models.CharField(max_length=200)),
                ('figures', models.JSONField(default=dict)),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.jurisdiction')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'id'), name='jobs_run_tenant')],
                'indexes': [models.Index(fields=['jurisdiction', 'work', '-at'], name='jobs_run_latest')],
            },
        ),
        TenantRows("run"),
    ]
