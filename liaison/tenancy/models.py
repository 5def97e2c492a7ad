"""What does a row that belongs to a jurisdiction look like?"""

from django.db import models

from liaison.tenancy.constraints import SameTenant

__all__ = ["SameTenant", "TenantModel", "tenant_key"]


def tenant_key() -> models.UniqueConstraint:
    """(jurisdiction, id) is unique, so that others can refer to both at once."""
    return models.UniqueConstraint(fields=["jurisdiction", "id"], name="%(app_label)s_%(class)s_tenant")


class TenantModel(models.Model):
    """A row that a jurisdiction owns; its migration also puts row-level security on its table."""

    jurisdiction = models.ForeignKey("units.Jurisdiction", models.PROTECT, related_name="+")

    class Meta:
        abstract = True
