"""What came of an activity: what is to be done, what was said, what was found?"""

from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account
from liaison.activities.models.activities import Activity
from liaison.matters.models import Subject
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


class FollowUp(TenantModel):
    """One row is something agreed, with an owner and a day; it returns by itself until it is done."""

    activity = models.ForeignKey(Activity, models.PROTECT, db_constraint=False, related_name="follow_ups")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")  # its owner
    what = models.CharField(max_length=300)
    due = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    done_note = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="activity"),
            SameTenant(field="unit"),
            models.CheckConstraint(
                name="follow_up_done_by_somebody",
                condition=Q(done_on__isnull=True, done_at__isnull=True, done_by__isnull=True)
                | Q(done_on__isnull=False, done_at__isnull=False, done_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "unit", "due"], name="follow_up_of_unit")]

    def __str__(self) -> str:
        return self.what


class Opinion(TenantModel):
    """One row is an opinion voiced at an activity, kept as said until it is taken over for handling."""

    activity = models.ForeignKey(Activity, models.PROTECT, db_constraint=False, related_name="opinions")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")  # whose opinion
    voiced_by = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    taken_over = models.OneToOneField(
        Subject, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="activity"),
            SameTenant(field="unit"),
            SameTenant(field="taken_over"),
            models.CheckConstraint(name="opinion_says_something", condition=~Q(text="")),
        ]
        indexes = [models.Index(fields=["jurisdiction", "activity"], name="opinion_of_activity")]

    def __str__(self) -> str:
        return self.text[:40]


class Observation(TenantModel):
    """One row is what a check or review found, and the reply of whoever was checked.

    Clauses: ZY-2.3d2, XQ-1.4b.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, db_constraint=False, related_name="observations")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")  # who replies
    text = models.TextField()
    due = models.DateField(null=True, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="activity"),
            SameTenant(field="unit"),
            models.CheckConstraint(name="observation_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="observation_replied_by_somebody",
                condition=Q(reply="", replied_at__isnull=True, replied_by__isnull=True)
                | (~Q(reply="") & Q(replied_at__isnull=False, replied_by__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "activity"], name="observation_of_activity")]

    def __str__(self) -> str:
        return self.text[:40]
