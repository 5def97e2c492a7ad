import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_protection")]

    operations = [
        migrations.RemoveConstraint("identity", "accounts_identity_once"),
        migrations.RenameModel("Identity", "SignOn"),
        migrations.AlterField(
            "signon",
            "account",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sign_ons",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            "signon",
            models.UniqueConstraint(fields=["issuer", "subject"], name="accounts_sign_on_once"),
        ),
    ]
