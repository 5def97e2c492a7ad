"""Which files are kept, whose are they, and what do they hold?"""

from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


class FileContent(TenantModel):
    """One row is what one or more files of a jurisdiction hold, once for the same bytes."""

    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    preview = models.BinaryField(default=bytes)  # of a picture: smaller, without place and camera; else empty

    class Meta:
        constraints = [
            tenant_key(),
            models.UniqueConstraint(fields=["jurisdiction", "sha256"], name="file_content_once"),
        ]

    def __str__(self) -> str:
        return self.sha256


class StoredFile(TenantModel):
    """One row is one file that a unit has put with a record; what it is for says whoever refers to it."""

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_constraint=False, related_name="+")
    name = models.CharField(max_length=120)  # safe to be saved under
    kind = models.CharField(max_length=20)  # a code of core.files.KINDS, found by the content
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    scanned = models.BooleanField()  # False: no scanner was set up on that day
    has_preview = models.BooleanField()
    content = models.ForeignKey(
        FileContent, models.PROTECT, null=True, db_constraint=False, related_name="files"
    )  # null once removed
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="content"),
            models.CheckConstraint(
                name="file_has_content_until_removed",
                condition=Q(content__isnull=False, removed_at__isnull=True, removed_by__isnull=True)
                | Q(content__isnull=True, removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "unit", "sha256"], name="file_of_unit")]

    def __str__(self) -> str:
        return self.name
