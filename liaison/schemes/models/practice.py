"""What grows around a scheme in force? Liaison opened as needed, working rules, newcomers, corrections."""

from django.db import models
from django.db.models import F, Q

from liaison.accounts.models import Account
from liaison.schemes.models.versions import SchemeVersion
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import ends_after_start, one_at_a_time
from liaison.units.models import Unit


class AdHocLiaison(TenantModel):
    """One row is a liaison that the scheme does not name, opened because the work needs it.

    Clauses: JN-2.1.3, ZY-2.0, SG-3.4.2.
    """

    department = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    organisation = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    reason = models.CharField(max_length=300)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            ends_after_start("ad_hoc_ends_after_start"),
            one_at_a_time("department", "organisation", name="ad_hoc_one_at_a_time"),
            models.CheckConstraint(name="ad_hoc_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason


class WorkingRules(TenantModel):
    """One row is one version of a department's own rules for its liaison. Clauses: ZY-3.2c."""

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="working_rules")
    title = models.CharField(max_length=200)
    matters = models.TextField()  # 主要事项
    forms = models.TextField(blank=True)  # 形式
    procedure = models.TextField(blank=True)  # 程序
    requirements = models.TextField(blank=True)  # 要求
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            ends_after_start("working_rules_end_after_start"),
            one_at_a_time("unit", name="working_rules_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.title


class JoiningState(models.TextChoices):
    """What became of a newcomer's joining."""

    CONFIRMED = "confirmed", "纳入"
    DECLINED = "declined", "不纳入"


class Joining(TenantModel):
    """One row says whether an organisation founded after a version joins its common liaison, and since when.

    Without a row the newcomer is proposed to the coordinators and is not counted yet.
    """

    version = models.ForeignKey(SchemeVersion, models.PROTECT, db_constraint=False, related_name="joinings")
    organisation = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    state = models.CharField(max_length=12, choices=JoiningState)
    starts = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            SameTenant(field="organisation"),
            models.UniqueConstraint(fields=["version", "organisation"], name="joining_once"),
            models.CheckConstraint(
                name="joining_starts_when_confirmed",
                condition=Q(state=JoiningState.CONFIRMED, starts__isnull=False)
                | Q(state=JoiningState.DECLINED, starts__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"


class Correction(TenantModel):
    """One row mends a typing error in an issued version; the row that it corrects stays as it was."""

    version = models.ForeignKey(
        SchemeVersion, models.PROTECT, db_constraint=False, related_name="corrections"
    )
    about = models.CharField(
        max_length=60
    )  # schemes.liaisonrule, schemes.leaderassignment, schemes.schemeversion …
    about_id = models.BigIntegerField()
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=300)
    after = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            models.CheckConstraint(name="correction_changes_something", condition=~Q(before=F("after"))),
        ]
        indexes = [models.Index(fields=["jurisdiction", "version"], name="correction_version")]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
