"""What is laid down beside a scheme, and what was found out about it last?

Findings are worked out again whenever what they rest on changes; the rows here keep them for the board.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from liaison.accounts.models import Account
from liaison.schemes.models import Duty
from liaison.schemes.models.versions import Force, Scope
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


class Leave(TenantModel):
    """What an exemption and an extension have in common: for whom, why, and by whom."""

    duty = models.ForeignKey(
        Duty, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # null: all duties
    department = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # null: all departments
    organisation = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # null: all organisations
    reason = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]


class Exemption(Leave):
    """One row lets somebody off a duty for a time: it is shown and cannot become overdue."""

    starts = models.DateField()
    ends = models.DateField()

    class Meta(Leave.Meta):
        constraints = [
            tenant_key(),
            SameTenant(field="duty"),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            models.CheckConstraint(name="exemption_ends_after_start", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(name="exemption_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason


class Extension(Leave):
    """One row puts off the last day of one window."""

    due = models.DateField()  # the last day as laid down
    until = models.DateField()  # the last day now

    class Meta(Leave.Meta):
        constraints = [
            tenant_key(),
            SameTenant(field="duty"),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            models.CheckConstraint(name="extension_is_later", condition=Q(until__gt=F("due"))),
            models.CheckConstraint(name="extension_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.reason


class Succession(TenantModel):
    """One row says that from a day on a unit's functions are with another: merged, split or founded anew."""

    old = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    new = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)  # the document that says so
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="old"),
            SameTenant(field="new"),
            models.UniqueConstraint(
                fields=["jurisdiction", "old", "new"],
                condition=Q(withdrawn_at=None),
                name="succession_once",
            ),
            models.CheckConstraint(name="succession_to_another", condition=~Q(old=F("new"))),
            models.CheckConstraint(
                name="succession_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class Reckoning(TenantModel):
    """One row says as of which day the kept findings of a place hold, and up to which entry of the record."""

    as_of = models.DateField()
    number = models.BigIntegerField()  # of the record's chain
    reckoned_at = models.DateTimeField()

    class Meta:
        constraints = [
            tenant_key(),
            models.UniqueConstraint(fields=["jurisdiction"], name="one_reckoning"),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction_id} as of {self.as_of}"


class KeptFinding(TenantModel):
    """One row is what was found for one duty, debtor and window; the reasons are worked out when asked."""

    duty = models.ForeignKey(Duty, models.PROTECT, db_constraint=False, related_name="+")
    chain = models.BigIntegerField()  # the duty that began the chain of the same duty
    scope = models.CharField(max_length=12, choices=Scope)
    department = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    side = models.CharField(max_length=12)  # who of the two has to act
    event = models.BigIntegerField(null=True, blank=True)
    starts = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=12)  # of the engine: met, on_the_way, due_soon, overdue, shown_only
    why = models.CharField(max_length=20, blank=True)  # why it is only shown
    force = models.CharField(max_length=8, choices=Force)
    kind = models.CharField(max_length=40)
    needed = models.PositiveSmallIntegerField(null=True, blank=True)
    done = models.PositiveSmallIntegerField()
    missing = models.PositiveSmallIntegerField()
    one_side_only = models.BooleanField()
    late = models.BooleanField()
    evidence = ArrayField(models.BigIntegerField(), default=list)  # what counts, by subject

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="duty"),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            models.UniqueConstraint(
                fields=[
                    "jurisdiction",
                    "chain",
                    "scope",
                    "department",
                    "organisation",
                    "side",
                    "starts",
                    "event",
                ],
                name="finding_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "department"], name="finding_of_department"),
            models.Index(fields=["jurisdiction", "organisation"], name="finding_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Chase(TenantModel):
    """One row is one time that the coordinators asked a unit for what it owes.

    It names the finding by what stays the same about it, and waits with the unit until that is met.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")  # has to act
    kind = models.CharField(max_length=40)
    chain = models.BigIntegerField()
    scope = models.CharField(max_length=12, choices=Scope)
    department = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    side = models.CharField(max_length=12)
    starts = models.DateField()
    event = models.BigIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300)
    chased_on = models.DateField()
    chased_at = models.DateTimeField()
    chased_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="unit"),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            models.CheckConstraint(name="chase_says_something", condition=~Q(text="")),
            models.UniqueConstraint(
                fields=[
                    "jurisdiction",
                    "chain",
                    "scope",
                    "department",
                    "organisation",
                    "side",
                    "starts",
                    "event",
                    "chased_on",
                ],
                name="chased_once_a_day",
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "unit"], name="chase_of_unit")]

    def __str__(self) -> str:
        return self.text
