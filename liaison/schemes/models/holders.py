"""Who is the leader whose name a notice wrote?"""

from django.db import models

from liaison.accounts.models import Account
from liaison.schemes.models.versions import LeaderAssignment
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Tenure


class AssignmentHolder(TenantModel):
    """One row links the leader of an assignment to somebody in a post; the latest counts.

    It holds as long as the tenure does, and does not pass on to whoever follows.
    """

    assignment = models.ForeignKey(
        LeaderAssignment, models.PROTECT, db_constraint=False, related_name="holders"
    )
    tenure = models.ForeignKey(Tenure, models.PROTECT, db_constraint=False, related_name="+")
    linked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [tenant_key(), SameTenant(field="assignment"), SameTenant(field="tenure")]

    def __str__(self) -> str:
        return f"{self.assignment_id} by {self.tenure_id}"
