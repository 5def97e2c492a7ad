"""Which lists of people have been brought in?"""

from django.db import models

from liaison.accounts.models import Account
from liaison.tenancy.models import TenantModel, tenant_key


class OfficeList(TenantModel):
    """One row is one uploaded list: its lines until they are brought in, then what came of them."""

    name = models.CharField(max_length=200)  # of the file
    lines = models.JSONField(default=list)  # emptied once brought in: nobody is kept twice
    starts = models.DateField()  # from when on the people hold their posts
    with_accounts = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    brought_in_at = models.DateTimeField(null=True)
    made = models.JSONField(default=dict)  # ids of posts, tenures, contacts and account requests
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [tenant_key()]

    def __str__(self) -> str:
        return self.name
