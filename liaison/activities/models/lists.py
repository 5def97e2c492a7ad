"""Which workbooks and tables of activities have been brought in?"""

from django.db import models

from liaison.accounts.models import Account
from liaison.activities.models.activities import Activity, EnteredHow
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key


class ActivityList(TenantModel):
    """One row is one workbook, or one table typed on the page: the lines that are not entered yet."""

    name = models.CharField(max_length=200)  # of the file
    lines = models.JSONField(default=list)  # as written, so that they can be mended; those entered are gone
    year = models.PositiveSmallIntegerField()  # of days that were written without one
    how = models.CharField(max_length=12, choices=EnteredHow)
    uploaded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)  # when lines of it were last entered
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [tenant_key()]

    def __str__(self) -> str:
        return self.name


class ListedActivity(TenantModel):
    """One row says from which line of which list an activity came."""

    activity_list = models.ForeignKey(
        ActivityList, models.PROTECT, db_constraint=False, related_name="entered"
    )
    activity = models.OneToOneField(Activity, models.PROTECT, db_constraint=False, related_name="listed")
    line = models.PositiveIntegerField()  # its number in the workbook

    class Meta:
        ordering = ["line"]
        constraints = [
            tenant_key(),
            SameTenant(field="activity_list"),
            SameTenant(field="activity"),
            models.UniqueConstraint(fields=["activity_list", "line"], name="listed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_list_id}:{self.line}"
