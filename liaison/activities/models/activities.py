"""What was held or is planned, and who was there?"""

from django.db import models
from django.db.models import F, Q

from liaison.matters.models import Subject
from liaison.tenancy.models import SameTenant, TenantModel, tenant_key
from liaison.units.models import Person, Post, Unit


class EnteredHow(models.TextChoices):
    """How an activity came into the system."""

    PAGE = "page", "网页登记"
    WORKBOOK = "workbook", "工作簿导入"
    PAPER = "paper", "书面补登"


class Activity(TenantModel):
    """One row is something held or planned; day, title, state, units and their words are its subject's.

    One event is one row, however many units take part and however many duties it fulfils.
    """

    subject = models.OneToOneField(Subject, models.PROTECT, db_constraint=False, related_name="activity")
    until = models.DateField(null=True, blank=True)  # the last day; null: one day
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    details = models.JSONField(default=dict, blank=True)  # the kind's own fields, by their codes
    reason = models.CharField(max_length=300, blank=True)  # why it was postponed or cancelled
    sequence = models.PositiveIntegerField(default=0)  # rises with time, place and whether it is held
    told_on = models.DateField(null=True, blank=True)  # of what is postponed: the day that stood last
    minutes = models.TextField(blank=True)
    entered_how = models.CharField(max_length=12, choices=EnteredHow)
    entered_for = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # the unit that stands by the entry; null: a coordinator entered it for others
    repeats = models.ForeignKey(
        "self", models.PROTECT, db_constraint=False, null=True, blank=True, related_name="repeated"
    )  # last time's, from which it was begun
    entry_key = models.CharField(max_length=64, null=True, blank=True)  # the same for a form sent again

    class Meta:
        constraints = [
            tenant_key(),
            SameTenant(field="subject"),
            SameTenant(field="entered_for"),
            SameTenant(field="repeats"),
            models.UniqueConstraint(fields=["jurisdiction", "entry_key"], name="activity_entered_once"),
            models.CheckConstraint(
                name="activity_ends_after_it_begins",
                condition=Q(ends__isnull=True)
                | Q(begins__isnull=False, until__isnull=False)
                | Q(begins__isnull=False, ends__gt=F("begins")),
            ),
        ]
        # Holds all that lists and calendars show, as the index of its subject does.
        indexes = [
            models.Index(
                fields=["jurisdiction", "subject"],
                include=["id", "until", "begins", "ends", "place"],
                name="activity_listed",
            )
        ]

    def __str__(self) -> str:
        return f"activity {self.pk}"


class Attendance(TenantModel):
    """One row is one seat of a unit at an activity: who takes it, in which post, for whom."""

    activity = models.ForeignKey(Activity, models.PROTECT, db_constraint=False, related_name="attendances")
    unit = models.ForeignKey(Unit, models.PROTECT, db_constraint=False, related_name="+")
    represents = models.ForeignKey(
        Unit, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )  # the unit in whose stead they are there
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    post = models.ForeignKey(
        Post, models.PROTECT, db_constraint=False, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=60, blank=True)  # where the person is not on file
    title = models.CharField(max_length=60, blank=True)  # the post as it was then
    presides = models.BooleanField(default=False)
    came = models.BooleanField(null=True, blank=True)  # null: not said yet
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            tenant_key(),
            SameTenant(field="activity"),
            SameTenant(field="unit"),
            SameTenant(field="represents"),
            SameTenant(field="person"),
            SameTenant(field="post"),
            models.UniqueConstraint(
                fields=["activity", "person"], name="attends_once", condition=Q(person__isnull=False)
            ),
            models.UniqueConstraint(fields=["activity"], name="one_presides", condition=Q(presides=True)),
            models.CheckConstraint(
                name="attendance_names_somebody", condition=Q(person__isnull=False) | ~Q(name="")
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "activity"], name="attendance_of_activity")]

    def __str__(self) -> str:
        return self.name or f"person {self.person_id}"
