"""What do all things that two sides do together or settle in writing have in common?

A row of `Subject` is owned by one activity, invitation or matter; attachments, links, inbox and search
refer to it alone, so that no life cycle is copied and no generic key is needed.
"""

from django.db import models
from django.db.models import F, Q

from liaison.accounts.models import Account
from liaison.core.activities.standing import WORD_NAMES, Standing, Word
from liaison.files.models import StoredFile
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


class Family(models.TextChoices):
    """Which app owns the subject."""

    ACTIVITY = "activity", "活动"
    SUBMISSION = "submission", "报送"


class Subject(TenantModel):
    """One row is one activity or matter, as far as all of them are alike."""

    family = models.CharField(max_length=12, choices=Family)
    kind = models.CharField(max_length=40)  # a row of the family's table of kinds
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20)  # a state of the family's table
    standing = models.CharField(max_length=12)  # what the words of the units come to
    on = models.DateField(null=True, blank=True)  # the day it is about; null: not known yet
    turn = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # who has to act next; null: nobody, or several
    due = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)  # rises with every change
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [tenant_key(), SameTenant(field="turn")]
        # Holds all that a list shows: the rows of a place are spread over the table as they came, one to a
        # block among thousands of places, but stand side by side here.
        indexes = [
            models.Index(
                fields=["jurisdiction", "family", "-on", "-id"],
                include=["kind", "state", "standing", "title"],
                name="subject_listed_by_day",
            ),
            models.Index(
                fields=["jurisdiction", "family"],
                name="subject_contested",
                condition=Q(standing=Standing.CONTESTED),
            ),  # few at any time, and everybody's inbox asks
        ]

    def __str__(self) -> str:
        return self.title


class Part(models.TextChoices):
    """What a unit is in a subject."""

    HOST = "host", "主办"
    GUEST = "guest", "参加"


class AnsweredHow(models.TextChoices):
    """How a unit's word came in."""

    PAGE = "page", "网页"
    LINK = "link", "确认链接"
    SHEET = "sheet", "书面签字"
    TELEPHONE = "telephone", "电话"
    SETTLED = "settled", "统筹裁定"


class Involvement(TenantModel):
    """One row is one unit that takes part in a subject, and its word about it as it stands now.

    Earlier words stand in the record. Where a unit is represented, the representative says the word;
    counting stays with the unit.
    """

    subject = models.ForeignKey(Subject, models.PROTECT, db_constraint=False, related_name="involvements")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    word = models.CharField(
        max_length=12, choices=[(word.value, name) for word, name in WORD_NAMES.items()], default=Word.WAITING
    )
    word_revision = models.PositiveIntegerField(null=True, blank=True)  # what was looked at last
    word_at = models.DateTimeField(null=True, blank=True)
    word_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    word_how = models.CharField(max_length=12, choices=AnsweredHow, blank=True)
    word_note = models.CharField(max_length=300, blank=True)  # what is contested; who signed or telephoned

    class Meta:
        ordering = ["part", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="subject"),
            SameTenant(field="unit"),
            models.UniqueConstraint(fields=["subject", "unit"], name="involved_once"),
            models.CheckConstraint(
                name="involvement_word_has_its_moment",
                condition=Q(word__in=[Word.NOT_ASKED, Word.WAITING], word_at__isnull=True)
                | Q(word__in=[Word.CONFIRMED, Word.CONTESTED], word_at__isnull=False),
            ),
            models.CheckConstraint(
                name="involvement_contest_says_why",
                condition=~Q(word=Word.CONTESTED) | ~Q(word_note=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["jurisdiction", "unit", "subject"], include=["id", "word"], name="involvement_by_unit"
            ),
            models.Index(
                fields=["jurisdiction", "subject"],
                include=["id", "unit", "part"],
                name="involvement_of_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.subject_id}"


class Relation(models.TextChoices):
    """Why two subjects belong together."""

    ARISES_FROM = "arises_from", "由此而来"
    ANSWERS = "answers", "答复"
    EVIDENCE_FOR = "evidence_for", "作为依据"


class SubjectLink(TenantModel):
    """One row says that a subject belongs to another, and why."""

    subject = models.ForeignKey(Subject, models.PROTECT, db_constraint=False, related_name="links")
    other = models.ForeignKey(Subject, models.PROTECT, db_constraint=False, related_name="linked")
    relation = models.CharField(max_length=12, choices=Relation)
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="subject"),
            SameTenant(field="other"),
            models.UniqueConstraint(fields=["subject", "other", "relation"], name="subject_linked_once"),
            models.CheckConstraint(name="subject_not_linked_to_itself", condition=~Q(subject=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.relation} {self.other_id}"


class AttachmentKind(models.TextChoices):
    """What a file is for."""

    PHOTO = "photo", "照片"
    MINUTES = "minutes", "纪要"
    SHEET = "sheet", "签到表"
    SIGNED_SHEET = "signed_sheet", "签字确认表"
    OTHER = "other", "其他材料"


class Attachment(TenantModel):
    """One row is one file put with a subject; once removed it is not shown, and the row says why."""

    subject = models.ForeignKey(Subject, models.PROTECT, db_constraint=False, related_name="attachments")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, db_constraint=False, related_name="+"
    )  # one sheet that was signed for many lies with each of them, and is kept once
    kind = models.CharField(max_length=12, choices=AttachmentKind)
    caption = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # who put it there; null: somebody of no unit
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)  # why it was removed

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            tenant_key(),
            SameTenant(field="subject"),
            SameTenant(field="file"),
            SameTenant(field="unit"),
            models.UniqueConstraint(fields=["subject", "file"], name="attachment_once_with_a_subject"),
            models.CheckConstraint(
                name="attachment_removed_by_somebody_for_a_reason",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, reason="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(reason="")),
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "subject"], name="attachment_of_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
