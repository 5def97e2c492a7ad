"""What did the office upload, and what does it say?"""

from django.db import models

from liaison.accounts.models import Account
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key


class Notice(TenantModel):
    """One row is one official notice: its cleaned text, and its head once somebody has reviewed it."""

    name = models.CharField(max_length=255)  # of the file; 粘贴的文本 where it was pasted
    sha256 = models.CharField(max_length=64)
    text = models.TextField()  # cleaned; every span counts in it
    title = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True)  # 资府办函〔2022〕65号
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [tenant_key()]
        indexes = [
            models.Index(fields=["jurisdiction", "sha256"], name="notice_sha256"),
            models.Index(fields=["jurisdiction", "number"], name="notice_number"),
        ]

    def __str__(self) -> str:
        return self.title or self.name


class NoticeOriginal(TenantModel):
    """One row is the file of a notice, byte for byte; it never changes."""

    notice = models.OneToOneField(Notice, models.PROTECT, db_constraint=False, related_name="original")
    content = models.BinaryField()
    content_type = models.CharField(max_length=100)

    class Meta:
        constraints = [tenant_key(), SameTenant(field="notice")]

    def __str__(self) -> str:
        return f"{self.notice_id}"
