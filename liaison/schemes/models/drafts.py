"""What was read from a notice and waits for a person to check it?"""

from django.db import models
from django.db.models import Q

from liaison.accounts.models import Account
from liaison.schemes.models.notices import Notice
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Category, Jurisdiction, Unit


class DraftState(models.TextChoices):
    """How far a draft has come."""

    OPEN = "open", "审核中"
    ISSUED = "issued", "已发布"
    DISCARDED = "discarded", "已放弃"


class Origin(models.TextChoices):
    """What a draft was begun from."""

    NOTICE = "notice", "上传的通知"
    WORKBOOK = "workbook", "改过的工作簿"
    BLANK = "blank", "空白"
    VERSION = "version", "已有方案"
    UPPER = "upper", "上级方案"


class Mode(models.TextChoices):
    """Whether a draft lays everything down anew, or changes what is in force."""

    FULL = "full", "全部重新规定"
    AMENDMENT = "amendment", "在现行方案上增减调整"


class SchemeDraft(TenantModel):
    """One row is one scheme under review, read from a notice or drawn up by hand."""

    notice = models.ForeignKey(
        Notice, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="drafts"
    )  # null: drawn up by hand; its notice is written from the data when it is issued
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.NOTICE)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.FULL)
    title = models.CharField(max_length=300, blank=True)  # until the head is accepted
    # Begun from this version, of the same place or of the one above; by number, since keys end at the border.
    source_place = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+")
    source_version = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=DraftState, default=DraftState.OPEN)
    layouts = models.JSONField(default=list)  # which layout each roster was read by
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="notice"),
            models.CheckConstraint(
                name="draft_from_a_notice_has_one",
                condition=~Q(origin=Origin.NOTICE) | Q(notice__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_closed_when_no_longer_open",
                condition=Q(state=DraftState.OPEN, closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(state=DraftState.OPEN) & Q(closed_at__isnull=False, closed_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        named = (self.notice.title, self.title, self.notice.name) if self.notice else (self.title,)
        return next(filter(None, named), f"{self.get_origin_display()} {self.pk}")


class ProposalSort(models.TextChoices):
    """What a proposal would add to the scheme."""

    QUESTION = "question", "疑问"
    HEADER = "header", "文件信息"
    LINK = "link", "对口联系"
    ASSIGNMENT = "assignment", "领导联系"
    DUTY = "duty", "职责"


class Decision(models.TextChoices):
    """What the reviewer made of a proposal."""

    OPEN = "open", "待审核"
    ACCEPTED = "accepted", "采纳"
    REJECTED = "rejected", "不采纳"


class Change(models.TextChoices):
    """What a proposal does to the scheme in force; only amendments add and remove."""

    STATED = "stated", "规定"
    ADDED = "added", "增加"
    REMOVED = "removed", "不再联系"


class Proposal(TenantModel):
    """One row is one fact read from the notice, with its sentence, and what the reviewer made of it."""

    draft = models.ForeignKey(SchemeDraft, models.CASCADE, db_constraint=False, related_name="proposals")
    sort = models.CharField(max_length=12, choices=ProposalSort)
    position = models.PositiveIntegerField()
    change = models.CharField(max_length=8, choices=Change, default=Change.STATED)
    data = models.JSONField()  # the fact as it would be issued; its keys by sort: core.schemes.facts
    as_read = models.JSONField()  # the fact as the reader found it; empty where it was added by hand
    by_hand = models.BooleanField(default=False)  # added by a person, not read
    edition = models.PositiveIntegerField(default=1)  # counts up with every change, so that none is lost
    doubtful = models.BooleanField(default=False)  # has to be looked at one by one
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["draft", "position"]
        constraints = [
            tenant_key(),
            SameTenant(field="draft"),
            models.UniqueConstraint(fields=["draft", "position"], name="proposal_position"),
            models.CheckConstraint(
                name="proposal_decided_by_somebody",
                condition=Q(decision=Decision.OPEN, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision=Decision.OPEN) & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.position}"

    @property
    def is_edited(self) -> bool:
        """Whether the reviewer has changed what was read."""
        return any(self.data.get(key) != value for key, value in self.as_read.items())

    @property
    def line(self) -> int | None:
        """Where the line of the notice begins that the fact was read from; needs `draft.notice`."""
        if self.span_start is None or self.draft.notice is None:
            return None
        return self.draft.notice.text.rfind("\n", 0, self.span_start) + 1


class MatchedHow(models.TextChoices):
    """Why a name in a notice is taken for a body that is already there."""

    NAME = "name", "名称相同"
    ALIAS = "alias", "曾用此名"
    TYPE = "type", "同一类机构的另一写法"
    CHOSEN = "chosen", "由审核人指定"
    NEW = "new", "新单位"


class BodyMatch(TenantModel):
    """One row is one name in a draft and the unit that it means; without a unit, issuing founds one."""

    draft = models.ForeignKey(SchemeDraft, models.CASCADE, db_constraint=False, related_name="bodies")
    name = models.CharField(max_length=120)  # as written: 市发改委, 民盟市委会
    category = models.CharField(max_length=12, choices=Category)
    canonical = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    how = models.CharField(max_length=8, choices=MatchedHow)

    class Meta:
        ordering = ["category", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="draft"),
            SameTenant(field="unit"),
            models.UniqueConstraint(
                fields=["draft", "category", "name", "canonical"], name="body_match_once"
            ),
            models.CheckConstraint(
                name="body_match_has_unit_unless_new",
                condition=Q(how=MatchedHow.NEW, unit__isnull=True)
                | (~Q(how=MatchedHow.NEW) & Q(unit__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name
