"""Who has asked for an account, for whom, and what came of it?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liaison.accounts.models.accounts import Account
from liaison.accounts.models.seats import role_choices
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Post, Unit


class RequestState(models.TextChoices):
    """What has become of a request."""

    OPEN = "open", _("待批准")
    APPROVED = "approved", _("已批准")
    REFUSED = "refused", _("未批准")


class AccountRequest(TenantModel):
    """One row is one account that somebody asked for; the security administrator decides."""

    login = models.CharField(max_length=60)
    person_name = models.CharField(max_length=60)
    role = models.CharField(max_length=40, choices=role_choices)
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, null=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, db_constraint=False, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    answer = models.CharField(max_length=200, blank=True)  # why it was refused
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # opened on approval

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="post"),
            models.UniqueConstraint(
                fields=["jurisdiction", "login"],
                condition=Q(state="open"),
                name="accounts_request_open_once",
            ),
            models.CheckConstraint(
                name="accounts_request_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("asked_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.login
