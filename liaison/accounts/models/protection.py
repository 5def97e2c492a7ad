"""What stands between a password and the way in? All of the installation: no jurisdiction is known yet."""

from django.db import models

from liaison.accounts.models.accounts import Account


class AddressTries(models.Model):
    """One row is one network address from which log-ins were refused lately."""

    address = models.GenericIPAddressField(unique=True)
    wrong_tries = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.address}: {self.wrong_tries}"


class SecondFactor(models.Model):
    """One row is one account's authenticator; it counts once a first code was right."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_factor")
    sealed_secret = models.TextField()  # encrypted with the installation's key
    recovery_codes = models.JSONField(default=list)  # hashes of those not used yet
    last_step = models.BigIntegerField(default=0)  # the half-minute of the last code: none is taken twice
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"second factor of {self.account_id}"


class SignOn(models.Model):
    """One row is somebody whom the office's single sign-on knows, and the account that was linked to them."""

    issuer = models.URLField(max_length=200)
    subject = models.CharField(max_length=255)  # the provider's own id; never a name
    reference = models.CharField(max_length=20, unique=True)  # what the person tells who links it
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="sign_ons")
    first_seen_at = models.DateTimeField()
    linked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="accounts_sign_on_once"),
        ]

    def __str__(self) -> str:
        return self.reference
