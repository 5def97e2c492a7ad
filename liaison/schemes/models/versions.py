"""What is in force? Issued versions of a scheme; they are ended, never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account
from liaison.core.duties.kinds import DUTY_KINDS
from liaison.schemes.models.notices import Notice
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.tenancy.spans import ends_after_start, one_at_a_time
from liaison.units.models import Post, Unit


class Subject(models.TextChoices):
    """Whose liaison a scheme lays down."""

    DEPARTMENTS = "departments", "部门对口联系"
    LEADERS = "leaders", "领导联系"


class EndedHow(models.TextChoices):
    """Why a version is no longer in force."""

    SUPERSEDED = "superseded", "由新方案取代"
    REPEALED = "repealed", "废止"
    REVOKED = "revoked", "撤销（自始无效）"


class SchemeVersion(TenantModel):
    """One row is one consolidated version of a scheme; per subject and day there is one in force."""

    subject = models.CharField(max_length=12, choices=Subject)
    title = models.CharField(max_length=300)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=12, choices=EndedHow, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)  # of a repeal or a revocation
    list_is_open = models.BooleanField(default=False)  # 等部门: the notice says that its list is not complete
    common_since = models.DateField(null=True, blank=True)  # laid down anew then; null: on the day it starts
    predecessor = models.ForeignKey(
        "self", models.PROTECT, db_constraint=False, null=True, blank=True, related_name="successors"
    )
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    notices: "models.ManyToManyField[Notice, VersionNotice]" = models.ManyToManyField(
        Notice, through="VersionNotice", related_name="versions"
    )

    class Meta:
        ordering = ["-starts", "-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="predecessor"),
            ends_after_start("version_ends_after_start"),
            one_at_a_time(
                "jurisdiction",
                "subject",
                name="version_one_in_force",
                condition=~Q(ended_how=EndedHow.REVOKED),
            ),
            models.CheckConstraint(
                name="version_ended_with_a_reason",
                condition=Q(ends__isnull=True, ended_how="") | (Q(ends__isnull=False) & ~Q(ended_how="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class VersionNotice(TenantModel):
    """One row is one notice that a version rests on."""

    version = models.ForeignKey(SchemeVersion, models.PROTECT, db_constraint=False)
    notice = models.ForeignKey(Notice, models.PROTECT, db_constraint=False)

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            SameTenant(field="notice"),
            models.UniqueConstraint(fields=["version", "notice"], name="version_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} cites {self.notice_id}"


class Cited(TenantModel):
    """A fact of a version, with the clause and sentence of the notice that it comes from."""

    version = models.ForeignKey(
        SchemeVersion, models.PROTECT, db_constraint=False, related_name="%(class)s_set"
    )
    position = models.PositiveIntegerField()
    notice = models.ForeignKey(Notice, models.PROTECT, db_constraint=False, null=True, related_name="+")
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["version", "position"]


class RuleKind(models.TextChoices):
    """How a department and an organisation come together."""

    PAIRED = "paired", "结对联系"
    COMMON = "common", "共同联系"


class LiaisonRule(Cited):
    """One row pairs a department with an organisation, or has it keep common liaison with all in a scope.

    The only stored form: which pairs follow on a day is worked out by `core.schemes.expand`.
    """

    kind = models.CharField(max_length=8, choices=RuleKind)
    department = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    department_name = models.CharField(max_length=120)  # as written
    organisation = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    organisation_name = models.CharField(max_length=120, blank=True)  # as written
    scope = models.CharField(max_length=200, blank=True)  # as worded: 各民主党派市委会、市工商联
    covers = ArrayField(
        models.CharField(max_length=60), default=list, blank=True
    )  # "party", or a canonical name
    rank_limit = models.CharField(max_length=20, blank=True)

    class Meta(Cited.Meta):
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            SameTenant(field="notice"),
            SameTenant(field="department"),
            SameTenant(field="organisation"),
            models.UniqueConstraint(
                fields=["version", "department", "organisation"], name="rule_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="rule_names_an_organisation_or_a_scope",
                condition=Q(kind=RuleKind.PAIRED, organisation__isnull=False, covers=[])
                | (Q(kind=RuleKind.COMMON, organisation__isnull=True) & ~Q(covers=[])),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department_name} — {self.organisation_name or self.scope}"


class LeaderAssignment(Cited):
    """One row assigns a leader of the government to an organisation, or to hear all of them."""

    leader_name = models.CharField(max_length=60)  # as the notice wrote it, without padding
    post = models.ForeignKey(
        Post, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # null: all of them
    leads = models.BooleanField(default=False)  # answers for the liaison work as a whole

    class Meta(Cited.Meta):
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            SameTenant(field="notice"),
            SameTenant(field="post"),
            SameTenant(field="organisation"),
            models.UniqueConstraint(
                fields=["version", "leader_name", "organisation"],
                name="assignment_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.leader_name


class Force(models.TextChoices):
    """How binding a duty is; only `must` can become overdue."""

    MUST = "must", "应当"
    SHOULD = "should", "一般应"
    MAY = "may", "可以"


class Scope(models.TextChoices):
    """Over whom a duty is counted."""

    JURISDICTION = "jurisdiction", "全地区合计"
    ACTOR = "actor", "每个部门合计"
    PAIR = "pair", "每对联系双方"


def duty_kind_choices() -> list[tuple[str, str]]:
    """The kinds of the table, so that a new one needs no migration."""
    return [(kind.code, kind.name) for kind in DUTY_KINDS.values()]


class Duty(Cited):
    """One row is one thing that the scheme demands, allows or recommends."""

    kind = models.CharField(max_length=40, choices=duty_kind_choices)
    actor = models.CharField(max_length=120)  # as worded: 各部门主要负责人
    counterpart = models.CharField(max_length=120, default="*")
    minimum = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(null=True, blank=True)
    per = models.CharField(max_length=8, blank=True)  # 1y 2y 6m 3m 2m 1m term
    due = models.CharField(max_length=12, blank=True)  # 2019-06-05, --01-31 each year, +15wd, +3m
    force = models.CharField(max_length=8, choices=Force)
    scope = models.CharField(max_length=12, choices=Scope)
    mutual = models.BooleanField(default=False)
    in_person = models.CharField(max_length=12, blank=True)  # principal, leader
    presided_by = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    report_to = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    inform = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta(Cited.Meta):
        constraints = [
            tenant_key(),
            SameTenant(field="version"),
            SameTenant(field="notice"),
            models.CheckConstraint(
                name="duty_maximum_not_below_minimum",
                condition=Q(maximum__isnull=True)
                | Q(minimum__isnull=True)
                | Q(maximum__gte=models.F("minimum")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.actor}"
