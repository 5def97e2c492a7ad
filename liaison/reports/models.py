"""What did a unit hand in, for which year, and on which paper?"""

from django.db import models
from django.db.models import Q

from liaison.core.submissions import SUBMISSION_KINDS
from liaison.matters.models import Subject
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Unit


def submission_kind_choices() -> list[tuple[str, str]]:
    """What can be handed in, by code and name."""
    return list(SUBMISSION_KINDS.items())


class Submission(TenantModel):
    """One row is one paper that a unit handed in; its day of arrival and its state are its subject's.

    The scan lies with the subject. What is returned or withdrawn stands no more, and another may come.
    """

    subject = models.OneToOneField(Subject, models.PROTECT, db_constraint=False, related_name="submission")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=40, choices=submission_kind_choices)
    year = models.PositiveSmallIntegerField()  # that it is about
    sent_by = models.CharField(max_length=60, blank=True)  # who signed or brought it
    number = models.CharField(max_length=60, blank=True)  # of the document
    note = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was returned or withdrawn
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            tenant_key(),
            SameTenant(field="subject"),
            SameTenant(field="unit"),
            models.UniqueConstraint(
                fields=["jurisdiction", "unit", "kind", "year"],
                condition=Q(stands=True),
                name="one_submission_stands",
            ),
            models.CheckConstraint(
                name="submission_ended_for_a_reason", condition=Q(stands=True) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"
