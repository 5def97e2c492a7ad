"""How is the other side asked without an account, and which calendars may be read from outside?"""

from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account, Seat
from liaison.activities.models.activities import Activity
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


class ConfirmationLink(TenantModel):
    """One row is an address by which a unit confirms without an account; the token itself is nowhere stored.

    It is about one activity, or about all that wait for the unit's word in a month.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    activity = models.ForeignKey(
        Activity, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    month = models.DateField(null=True, blank=True)  # its first day
    digest = models.CharField(max_length=64)  # SHA-256 of the token
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="activity"),
            models.UniqueConstraint(fields=["jurisdiction", "digest"], name="confirmation_link_token"),
            models.CheckConstraint(
                name="confirmation_link_about_one_thing",
                condition=Q(activity__isnull=False, month__isnull=True)
                | Q(activity__isnull=True, month__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"


class FeedScope(models.TextChoices):
    """Whose activities a calendar holds."""

    MINE = "mine", "我参加的"
    UNIT = "unit", "本单位的"
    COUNTERPARTS = "counterparts", "对口联系单位的"


class CalendarFeed(TenantModel):
    """One row is a calendar that a seat reads in a calendar program; the token itself is nowhere stored."""

    seat = models.ForeignKey(Seat, models.PROTECT, db_constraint=False, related_name="+")
    scope = models.CharField(max_length=12, choices=FeedScope)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="seat"),
            models.UniqueConstraint(fields=["jurisdiction", "digest"], name="calendar_feed_token"),
            models.UniqueConstraint(
                fields=["seat", "scope"], name="one_feed_at_a_time", condition=Q(revoked_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"
