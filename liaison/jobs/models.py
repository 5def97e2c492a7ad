"""Which works has the machine done by itself, and how did they end?"""

from django.db import models

from liaison.tenancy.models import TenantModel, tenant_key


class Run(TenantModel):
    """One row is one time that a work was done in a place; what still waits stands in the queue."""

    work = models.CharField(max_length=60)  # its code
    at = models.DateTimeField()
    is_failed = models.BooleanField(default=False)
    sentence = models.CharField(max_length=200)  # what came of it, or why it failed
    figures = models.JSONField(default=dict)  # fill the sentence; numbers and names of code, no business data

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [tenant_key()]
        indexes = [models.Index(fields=["jurisdiction", "work", "-at"], name="jobs_run_latest")]

    def __str__(self) -> str:
        return self.work
