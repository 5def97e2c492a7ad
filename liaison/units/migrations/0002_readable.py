from django.db import migrations

from liaison.tenancy.operations import IssuedRows


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0002_readable"), ("units", "0001_initial")]
    operations = [IssuedRows("unit"), IssuedRows("unitname")]
